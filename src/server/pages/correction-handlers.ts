import type { Context } from "hono";
import { html } from "hono/html";
import type { NewCorrection } from "../../store/store.ts";
import { StoreError } from "../../store/store-error.ts";
import type { AppEnv } from "../app-env.ts";
import { reportAddress } from "./addresses.ts";
import { backAddress } from "./back-address.ts";
import { page } from "./layout.ts";
import { MENDABLE } from "./report-fix.ts";

const VERDICTS: readonly string[] = ["right", "wrong", "mend"];
const LONGEST_VALUE = 500;
const LONGEST_NOTE = 2000;

/** POST /reports/:document/corrections: keeps what a reader says of an item and leads back to its note. */
export async function correctItem(context: Context<AppEnv, "/reports/:document/corrections">): Promise<Response> {
  const document = context.req.param("document");
  const fields = await formFields(context);
  const read = readCorrection(document, fields);
  if (typeof read === "string") return refused(context, document, read, 400);
  try {
    await context.get("store").correct(read);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== "NOT_FOUND") throw error;
    return refused(context, document, error.message, 404);
  }
  return context.redirect(backAddress(fields.back, itemAddress(document, read.item)), 303);
}

/** POST /corrections/:id/withdraw: takes a correction back and leads to where the form stood. */
export async function withdrawCorrection(context: Context<AppEnv, "/corrections/:id/withdraw">): Promise<Response> {
  const id = context.req.param("id");
  const { document = "", item = "", back } = await formFields(context);
  const known = /^[1-9]\d{0,14}$/.test(id) && (await context.get("store").withdrawCorrection(Number(id)));
  if (!known)
    return refused(context, document, `there is no correction ${id}: it may have been withdrawn already`, 404);
  return context.redirect(backAddress(back, document === "" ? "/corrections" : itemAddress(document, item)), 303);
}

/** The fields of a form that are text, the first of each name. */
async function formFields(context: Context<AppEnv>): Promise<{ readonly [name: string]: string | undefined }> {
  const body = await context.req.parseBody();
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === "string")) as {
    [name: string]: string;
  };
}

/** What a form asks for; a sentence that says what is missing where it is not whole. */
function readCorrection(
  document: string,
  fields: { readonly [name: string]: string | undefined },
): NewCorrection | string {
  const { item = "", verdict = "", field = "", value = "", note = "" } = fields;
  const kind = /^s\d+$/.test(item) ? "statement" : /^v\d+$/.test(item) ? "event" : null;
  if (kind === null) return "the form names no statement and no act: use the form in its note";
  if (!VERDICTS.includes(verdict)) return `the verdict “${verdict}” is none of ${VERDICTS.join(", ")}`;
  if (value.length > LONGEST_VALUE || note.length > LONGEST_NOTE) {
    return `a value has at most ${LONGEST_VALUE} characters and a note ${LONGEST_NOTE}`;
  }
  const isMend = verdict === "mend";
  if (isMend && !Object.hasOwn(MENDABLE[kind], field)) return `“${field}” is no field of ${item} that can be mended`;
  if (isMend && value.trim() === "") return "to mend a field, write what it should be";
  return {
    document,
    item,
    verdict: verdict as NewCorrection["verdict"],
    field: isMend ? field : null,
    value: isMend ? value.trim() : null,
    note: note.trim() || null,
    by: null,
  };
}

function itemAddress(document: string, item: string): string {
  return reportAddress(document) + (item === "" ? "" : `#${encodeURIComponent(item)}`);
}

async function refused(
  context: Context<AppEnv>,
  document: string,
  message: string,
  status: 400 | 404,
): Promise<Response> {
  const back = document === "" ? "/" : reportAddress(document);
  const body = html`<div class="page-intro"><h1>Nothing was changed</h1><p class="notice is-warn">${message}</p><p><a href="${back}">Back</a></p></div>`;
  return context.html(await page({ title: "Nothing was changed", path: back, body }), status);
}
