import type { Fingerprint, SoughtFingerprint } from "../compare/stories/fingerprint.ts";
import { isSameStory, likeness, MOST_DAYS, whySame } from "../compare/stories/same-story.ts";
import { MOST_COMPARED_WITH } from "../compare/stories/story-index.ts";
import type { Engine } from "./engine.ts";
import { insertRows, marks } from "./insert-rows.ts";
import { undamaged } from "./kept-json.ts";
import { packFingerprint, unpackFingerprint } from "./pack-fingerprint.ts";

/** Where no date is known. */
const NO_DAY = -1;

interface Placed {
  /** The key of the version's row. */
  readonly document: number;
  readonly report: number;
}

/**
 * Finds the story of a version that has just been put into a library: links it with every report that `isSameStory` holds of, and makes
 * one story of all that the links join. The outcome does not depend on which report came first.
 */
export async function putStory(
  engine: Engine,
  { document, report }: Placed,
  fingerprint: SoughtFingerprint,
): Promise<void> {
  const day = fingerprint.day ?? NO_DAY;
  const same = (await findCandidates(engine, fingerprint)).filter((other) =>
    isSameStory(other.fingerprint, fingerprint),
  );
  await insertRows(engine, "fingerprint", ["document", "packed"], [[document, packFingerprint(fingerprint)]]);
  await insertRows(
    engine,
    "story_key",
    ["key", "day", "document"],
    fingerprint.keys.map((key) => [key, day, document]),
  );
  for (const other of same) {
    if (other.report === report) continue;
    const [a, b] = [Math.min(report, other.report), Math.max(report, other.report)];
    await engine.run(
      "insert into story_link (a, b, state, why) values (?, ?, 'found', ?) on conflict (a, b) do nothing",
      [a, b, whySame(other.fingerprint, fingerprint)],
    );
  }
  await engine.run("update document set story = ? where key = ?", [report, document]);
  await recountStory(engine, report);
  same.sort((x, y) => likeness(y.fingerprint, fingerprint) - likeness(x.fingerprint, fingerprint));
  await joinLinked(engine, report, [...(await joinedByReaders(engine, report)), ...same.map((other) => other.report)]);
}

/** Takes a version out of its story, before another takes its place or it is removed; what users decided of its report stays. */
export async function removeStory(engine: Engine, { document, report }: Placed): Promise<void> {
  const row = await engine.get<{ story: number | null }>("select story from document where key = ?", [document]);
  await engine.run("delete from story_key where document = ?", [document]);
  await engine.run("delete from fingerprint where document = ?", [document]);
  await engine.run("delete from story_link where (a = ? or b = ?) and state = 'found'", [report, report]);
  await engine.run("update document set story = null where key = ?", [document]);
  if (row?.story != null) await regroup(engine, row.story);
}

/** Makes the stories of what was one story anew, from its links. */
export async function regroup(engine: Engine, story: number): Promise<void> {
  const members = await engine.all<{ report: number }>(
    "select report from document where latest = 1 and story = ? order by report",
    [story],
  );
  const open = new Set(members.map(({ report }) => report));
  const links = await linksWithin(engine, story, open);
  while (open.size > 0) {
    const [first] = open;
    const group = [first];
    open.delete(first);
    for (const at of group) {
      for (const other of links.get(at) ?? []) if (open.delete(other)) group.push(other);
    }
    const least = group.reduce((a, b) => Math.min(a, b));
    if (least === story) continue;
    for (let k = 0; k < group.length; k += AT_ONCE) {
      const some = group.slice(k, k + AT_ONCE);
      await engine.run(`update document set story = ? where latest = 1 and report in (${marks(some.length)})`, [
        least,
        ...some,
      ]);
    }
    await recountStory(engine, least);
  }
  await recountStory(engine, story);
}

/** Reports whose numbers one statement names: engines take only so many values. */
const AT_ONCE = 500;

/**
 * Joins the story of a report with those of others that are linked with it, the likeliest first, where no user has parted them. What this
 * costs does not depend on how many reports the stories have, but for those of the one that takes the other's number.
 */
export async function joinLinked(engine: Engine, report: number, others: readonly number[]): Promise<void> {
  let own = await storyOfReport(engine, report);
  if (own === null) return;
  for (const other of others) {
    const theirs = await storyOfReport(engine, other);
    if (theirs === null || theirs === own || (await areParted(engine, own, theirs))) continue;
    const [kept, gone]: [number, number] = own < theirs ? [own, theirs] : [theirs, own];
    await engine.run("update document set story = ? where latest = 1 and story = ?", [kept, gone]);
    await engine.run(
      `update story set reports = story.reports + other.reports, newest = case when other.newest > story.newest then other.newest else story.newest end
       from story other where story.id = ? and other.id = ?`,
      [kept, gone],
    );
    await engine.run("delete from story where id = ?", [gone]);
    own = kept;
  }
}

async function joinedByReaders(engine: Engine, report: number): Promise<number[]> {
  const rows = await engine.all<{ a: number; b: number }>(
    "select a, b from story_link where state = 'joined' and (a = ? or b = ?)",
    [report, report],
  );
  return rows.map(({ a, b }) => (a === report ? b : a));
}

interface Candidate {
  readonly report: number;
  readonly fingerprint: Fingerprint;
}

/** Reports that share pairs of telling words with one and are near enough in time, of many those that share most. */
async function findCandidates(engine: Engine, { keys, day }: SoughtFingerprint): Promise<Candidate[]> {
  if (keys.length === 0) return [];
  const near = day === null ? "" : ` and (day between ? and ? or day = ${NO_DAY})`;
  const rows = await engine.all<{ report: number; packed: Uint8Array }>(
    `select d.report, f.packed from (
       select document from story_key where key in (${marks(keys.length)})${near}
       group by document order by count(*) desc, document limit ${MOST_COMPARED_WITH}
     ) as near join fingerprint f on f.document = near.document join document d on d.key = near.document`,
    [...keys, ...(day === null ? [] : [day - MOST_DAYS, day + MOST_DAYS])],
  );
  return rows.map(({ report, packed }) => ({
    report,
    fingerprint: undamaged(`the story of report ${report}`, () => unpackFingerprint(packed)),
  }));
}

/** What the links of some reports, those of a story, join, by report, both ways. */
async function linksWithin(
  engine: Engine,
  story: number,
  reports: ReadonlySet<number>,
): Promise<Map<number, number[]>> {
  const rows = await engine.all<{ a: number; b: number }>(
    `select l.a, l.b from document d join story_link l on l.a = d.report where d.latest = 1 and d.story = ? and l.state <> 'cut'`,
    [story],
  );
  const links = new Map<number, number[]>();
  const add = (from: number, to: number) => {
    const known = links.get(from);
    if (known === undefined) links.set(from, [to]);
    else known.push(to);
  };
  for (const { a, b } of rows) {
    if (!reports.has(b)) continue;
    add(a, b);
    add(b, a);
  }
  return links;
}

/** Has a user parted some report of one story from some of another? */
async function areParted(engine: Engine, ours: number, theirs: number): Promise<boolean> {
  // From the few that are parted to their stories, never through all the reports of a story.
  const row = await engine.get<{ a: number }>(
    `select a from (select (select story from document where report = l.a and latest = 1) as a,
       (select story from document where report = l.b and latest = 1) as b from story_link l where l.state = 'cut') as parted
     where (a = ? and b = ?) or (a = ? and b = ?) limit 1`,
    [ours, theirs, theirs, ours],
  );
  return row !== null;
}

/** The story of a report; `null` where it has none. */
export async function storyOfReport(engine: Engine, report: number): Promise<number | null> {
  const row = await engine.get<{ story: number | null }>("select story from document where report = ? and latest = 1", [
    report,
  ]);
  return row?.story ?? null;
}

/** The reports of a story. */
export async function membersOf(engine: Engine, story: number): Promise<number[]> {
  const rows = await engine.all<{ report: number }>("select report from document where latest = 1 and story = ?", [
    story,
  ]);
  return rows.map(({ report }) => report);
}

async function recountStory(engine: Engine, story: number): Promise<void> {
  const row = await engine.get<{ n: number; newest: number | null }>(
    "select count(*) as n, max(key) as newest from document where latest = 1 and story = ?",
    [story],
  );
  await engine.run("delete from story where id = ?", [story]);
  if (row!.n > 0) await insertRows(engine, "story", ["id", "reports", "newest"], [[story, row!.n, row!.newest]]);
}
