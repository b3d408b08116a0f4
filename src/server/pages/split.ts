import type { Context } from "hono";
import { html } from "hono/html";
import type { ActorReport, EntityRef } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { actorAddress, addressOf } from "./addresses.ts";
import { publishedDay } from "./day-words.ts";
import { findActor } from "./find-actor.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";
import { withTitles } from "./untitled.ts";

const LIMIT = 100;

/** `/actors/:id/split?cursor=`: chooses the reports that mean somebody else. */
export async function splitPage(context: Context<AppEnv>) {
  const actor = await findActor(context);
  const cursor = context.req.query("cursor") ?? null;
  const { items, next } = await context.get("store").actorReports(actor.id, { limit: LIMIT, cursor });
  const here = `${actorAddress(actor.id)}/split`;
  const address = (cursor: string | null) => addressOf(here, { cursor });
  const body = html`<div class="page-intro">
      <p class="kicker"><a href="${actorAddress(actor.id)}">${actor.name}</a></p>
      <h1>Split</h1>
      <p class="lead">If some of these reports mean somebody else of this name, choose them. They get an actor of their own; their texts stay as they are, and <a href="/decisions">the log</a> can undo it.</p>
    </div>
    ${
      items.length === 0
        ? html`<p class="empty">No report has this actor now.</p>`
        : html`<form method="post" action="${here}">
            <fieldset class="choose"><legend>These mean somebody else</legend>${(await withTitles(context.get("store"), items)).map(choice)}</fieldset>
            <p><button class="button-main">Split off the chosen</button> <a class="button-quiet" href="${actorAddress(actor.id)}">Leave it</a></p>
          </form>`
    }
    ${pager(address, cursor, next)}`;
  return context.html(page({ title: `${actor.name}: split`, path: address(cursor), body, styles: ["views"] }));
}

function choice({ document, title, outlet, published, name, role }: ActorReport) {
  return html`<label class="choice"><input type="checkbox" name="entity" value="${writtenEntity({ document, name })}">
    <span><b>${name}</b>${role === null ? "" : html`, <span class="role">${role}</span>`}
    <span class="muted">${title ?? "Report without a title"} · ${outlet ?? "outlet unknown"} · ${publishedDay(published)}</span></span></label>`;
}

function writtenEntity({ document, name }: EntityRef): string {
  return JSON.stringify([document, name]);
}

/** An entity as the form of this page writes it, `null` for anything else. */
export function readEntity(written: unknown): EntityRef | null {
  if (typeof written !== "string") return null;
  try {
    const value: unknown = JSON.parse(written);
    if (!Array.isArray(value) || value.length !== 2 || !value.every((part) => typeof part === "string")) return null;
    return { document: value[0], name: value[1] };
  } catch {
    return null;
  }
}
