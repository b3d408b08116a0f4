import type { Context } from "hono";
import type { Store, StoryRow } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { RequestRefused } from "../problem.ts";
import { reportAddress, storyAddress } from "./addresses.ts";
import { findStory } from "./find-story.ts";

/** POST /stories/:id/part, with `document` for each report: leads back to what is left of the story. */
export async function partReports(context: Context<AppEnv>) {
  const store = context.get("store");
  const { id, reports } = await findStory(context);
  const { document = [] } = await context.req.parseBody({ all: true });
  const parted = [document].flat().filter((one) => typeof one === "string");
  if (parted.length === 0) throw new RequestRefused("bad-request", "Tick the reports that are to be parted.");
  const foreign = parted.find((one) => !reports.some((report) => report.document === one));
  if (foreign !== undefined)
    throw new RequestRefused("not-possible", `The report ${foreign} is not, or no longer, of story ${id}.`);
  const left = reports.find((report) => !parted.includes(report.document));
  if (left === undefined)
    throw new RequestRefused("not-possible", "All reports of the story are ticked: leave at least one.");
  await store.partStory(parted);
  const story = await store.storyOf(left.document);
  return context.redirect(story === null ? "/stories" : storyAddress(story.id), 303);
}

/** POST /stories/:id/join, with `with`, a report: leads to the story of both. */
export async function joinStory(context: Context<AppEnv>) {
  const store = context.get("store");
  const { id, reports } = await findStory(context);
  const given = (await context.req.parseBody()).with;
  const written = typeof given === "string" ? given.trim() : "";
  if (written === "") throw new RequestRefused("bad-request", "Name the report whose story is to be joined.");
  const other = await findNamed(store, written);
  if (other.story.id === id) throw new RequestRefused("not-possible", `The report ${other.document} is of this story.`);
  const joined = await store.joinStories(reports[0].document, other.document);
  return context.redirect(storyAddress(joined.id), 303);
}

/** The story of the report that somebody names by its id, or by the address of its page. An id may itself look like an address. */
async function findNamed(store: Store, written: string): Promise<{ document: string; story: StoryRow }> {
  for (const document of [written, documentAt(written)]) {
    const story = document === null ? null : await store.storyOf(document);
    if (document !== null && story !== null) return { document, story };
  }
  throw new RequestRefused(
    "not-found",
    `This library has no report “${written}”: give its id, or the address of its page here, as ${reportAddress("ID")}.`,
  );
}

/** The id of the document whose page has this address, whole or without its host; `null` where it is none of a report. */
function documentAt(address: string): string | null {
  const url = URL.parse(address, "http://localhost");
  const part = /^\/reports\/([^/]+)$/.exec(url?.pathname ?? "")?.[1];
  if (part === undefined) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
