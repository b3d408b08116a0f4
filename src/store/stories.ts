import { takeNumbers } from "./counters.ts";
import type { Engine } from "./engine.ts";
import { insertRows, marks } from "./insert-rows.ts";
import { cursorPlace, pageOf } from "./pages.ts";
import { joinLinked, membersOf, regroup, storyOfReport } from "./put-story.ts";
import type { Page, PageRequest, StoryRow } from "./store.ts";
import { StoreError } from "./store-error.ts";
import { findVersion, toReportRow, type VersionRow } from "./versions.ts";

interface Row {
  readonly id: number;
  readonly newest: number;
}

/** Stories of several reports, those with the newest report first. */
export async function listStories(engine: Engine, request: PageRequest): Promise<Page<StoryRow>> {
  const place = cursorPlace(request, 2);
  const after = place === null ? "" : " and (newest < ? or (newest = ? and id < ?))";
  const rows = await engine.all<Row>(
    `select id, newest from story where reports > 1${after} order by newest desc, id desc limit ?`,
    [...(place === null ? [] : [place[0], place[0], place[1]]), request.limit + 1],
  );
  const page = pageOf(rows, request.limit, ({ newest, id }) => [newest, id]);
  const items: StoryRow[] = [];
  for (const { id } of page.items) items.push((await readStory(engine, id))!);
  return { items, next: page.next };
}

/** So many reports of a story are listed. */
const MOST_LISTED = 200;

/** A story by its number; `null` where there is none. */
export async function readStory(engine: Engine, id: number): Promise<StoryRow | null> {
  const newest = await engine.all<VersionRow>(
    `select * from document where latest = 1 and story = ? order by key desc limit ${MOST_LISTED}`,
    [id],
  );
  if (newest.length === 0) return null;
  const size = await engine.get<{ reports: number }>("select reports from story where id = ?", [id]);
  const reports = newest.reverse();
  const listed = new Set(reports.map(({ report }) => report));
  const links = await engine.all<{ b: number; why: string }>(
    `select b, why from story_link where a in (${marks(listed.size)}) and state <> 'cut' order by a, b`,
    [...listed],
  );
  const why = links.filter(({ b }) => listed.has(b)).map((link) => link.why);
  return { id, size: size!.reports, reports: reports.map(toReportRow), why: [...new Set(why)] };
}

/** The ids of all reports of a story, by day of publication. */
export async function storyDocuments(engine: Engine, id: number): Promise<string[]> {
  const rows = await engine.all<{ id: string }>("select id from document where latest = 1 and story = ? order by key", [
    id,
  ]);
  return rows.map((row) => row.id);
}

/** The story of a report; `null` where there is no such report. */
export async function storyOfDocument(engine: Engine, document: string): Promise<StoryRow | null> {
  const row = await findVersion(engine, document, null);
  const story = row === null ? null : await storyOfReport(engine, row.report);
  return story === null ? null : readStory(engine, story);
}

/** Makes one story of those of two reports. Errors: NOT_FOUND. */
export async function joinStories(engine: Engine, a: string, b: string): Promise<StoryRow> {
  return engine.transaction(async (engine) => {
    await takeNumbers(engine, 1);
    const [x, y] = [await reportOf(engine, a), await reportOf(engine, b)];
    if (x === y) throw new StoreError("NOT_POSSIBLE", `${a} and ${b} are versions of one report`);
    await forgetCuts(engine, await storyOfReport(engine, x), await storyOfReport(engine, y));
    await setLink(engine, x, y, "joined");
    await joinLinked(engine, x, [y]);
    return (await storyOfDocument(engine, a))!;
  });
}

/** Parts reports from the others of their story: whatever comes later, the two stay apart. Errors: NOT_FOUND, NOT_POSSIBLE. */
export async function partStory(engine: Engine, documents: readonly string[]): Promise<StoryRow> {
  return engine.transaction(async (engine) => {
    await takeNumbers(engine, 1);
    const reports: number[] = [];
    for (const document of documents) reports.push(await reportOf(engine, document));
    if (reports.length === 0)
      throw new StoreError("NOT_POSSIBLE", "no report is named that is to be parted from its story");
    const all = await siblings(engine, reports[0]);
    const rest = all.filter((report) => !reports.includes(report));
    if (!reports.every((report) => all.includes(report)))
      throw new StoreError("NOT_POSSIBLE", "these reports are not of one story");
    if (rest.length === 0)
      throw new StoreError("NOT_POSSIBLE", "these are all the reports of the story: there is nothing to part");
    for (const one of reports) for (const other of rest) await setLink(engine, one, other, "cut");
    // Parted reports stay together, also where only a parted one had joined them.
    for (const other of reports.slice(1)) await setLink(engine, reports[0], other, "joined");
    await regroup(engine, (await storyOfReport(engine, reports[0]))!);
    return (await storyOfDocument(engine, documents[0]))!;
  });
}

async function reportOf(engine: Engine, document: string): Promise<number> {
  const row = await findVersion(engine, document, null);
  if (row === null) throw new StoreError("NOT_FOUND", `there is no report ${document}`);
  return row.report;
}

async function siblings(engine: Engine, report: number): Promise<number[]> {
  const story = await storyOfReport(engine, report);
  return story === null ? [report] : membersOf(engine, story);
}

const WHY = { joined: "a reader joined them", cut: "a reader parted them" } as const;

/** Takes back that reports of one story were parted from some of another. */
async function forgetCuts(engine: Engine, one: number | null, other: number | null): Promise<void> {
  const of = "select report from document where latest = 1 and story = ?";
  await engine.run(
    `delete from story_link where state = 'cut' and ((a in (${of}) and b in (${of})) or (a in (${of}) and b in (${of})))`,
    [one, other, other, one],
  );
}

/** Keeps what a user decided of two reports. */
async function setLink(engine: Engine, one: number, other: number, state: keyof typeof WHY): Promise<void> {
  const [a, b] = [Math.min(one, other), Math.max(one, other)];
  await engine.run("delete from story_link where a = ? and b = ?", [a, b]);
  await insertRows(engine, "story_link", ["a", "b", "state", "why"], [[a, b, state, WHY[state]]]);
}
