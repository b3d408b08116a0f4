import { cosine } from "../compare/stem-weights.ts";
import type { Fingerprint } from "../compare/stories/fingerprint.ts";
import { isSameStory, MOST_DAYS, whySame } from "../compare/stories/same-story.ts";
import type { Engine } from "./engine.ts";
import { insertRows, marks } from "./insert-rows.ts";
import { undamaged } from "./kept-json.ts";
import { pack, unpack } from "./pack.ts";
import { wordHash } from "./query/word-hash.ts";

/** Where no date is known. */
const NO_DAY = -1;

interface Placed {
  /** The key of the version's row. */
  readonly document: number;
  readonly report: number;
}

/** A fingerprint as it is kept. */
type Kept = Omit<Fingerprint, "vector"> & { readonly vector: readonly (readonly [string, number])[] };

/**
 * Finds the story of a version that has just been put into a library: links it with every report that `isSameStory` holds of, and makes
 * one story of all that the links join. The outcome does not depend on which report came first.
 */
export async function putStory(engine: Engine, { document, report }: Placed, fingerprint: Fingerprint): Promise<void> {
  // Two pairs of words with one number only cost a comparison.
  const keys = fingerprint.keys.map(wordHash);
  const day = fingerprint.day ?? NO_DAY;
  const same = (await findCandidates(engine, keys, fingerprint.day)).filter((other) =>
    isSameStory(other.fingerprint, fingerprint),
  );
  const kept: Kept = { ...fingerprint, vector: [...fingerprint.vector] };
  await insertRows(engine, "fingerprint", ["document", "packed"], [[document, pack(kept)]]);
  await insertRows(
    engine,
    "story_key",
    ["key", "day", "document"],
    [...new Set(keys)].map((key) => [key, day, document]),
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
  same.sort(
    (x, y) => cosine(y.fingerprint.vector, fingerprint.vector) - cosine(x.fingerprint.vector, fingerprint.vector),
  );
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
  const links = await linksAmong(engine, [...open]);
  while (open.size > 0) {
    const [first] = open;
    const group = [first];
    open.delete(first);
    for (const at of group) {
      for (const other of links.get(at) ?? []) if (open.delete(other)) group.push(other);
    }
    await setStory(engine, group, Math.min(...group));
  }
  await recountStory(engine, story);
}

/** Joins the story of a report with those of others that are linked with it, the likeliest first, where no user has parted them. */
export async function joinLinked(engine: Engine, report: number, others: readonly number[]): Promise<void> {
  let members = [report];
  for (const other of others) {
    if (members.includes(other)) continue;
    const story = await storyOfReport(engine, other);
    if (story === null) continue;
    const theirs = await membersOf(engine, story);
    if (await areParted(engine, members, theirs)) continue;
    const own = await storyOfReport(engine, report);
    members = [...new Set([...members, ...(own === null ? [] : await membersOf(engine, own)), ...theirs])];
    await setStory(engine, members, Math.min(...members));
    if (own !== null) await recountStory(engine, own);
    await recountStory(engine, story);
  }
  await recountStory(engine, Math.min(...members));
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

async function findCandidates(engine: Engine, keys: readonly number[], day: number | null): Promise<Candidate[]> {
  if (keys.length === 0) return [];
  const near = day === null ? "" : ` and (day between ? and ? or day = ${NO_DAY})`;
  const rows = await engine.all<{ report: number; packed: Uint8Array }>(
    `select d.report, f.packed from (select distinct document from story_key where key in (${marks(keys.length)})${near}) as near
     join fingerprint f on f.document = near.document join document d on d.key = near.document`,
    [...keys, ...(day === null ? [] : [day - MOST_DAYS, day + MOST_DAYS])],
  );
  return rows.map(({ report, packed }) => {
    const kept = undamaged(`the story of report ${report}`, () => unpack<Kept>(packed));
    return { report, fingerprint: { ...kept, vector: new Map(kept.vector) } };
  });
}

async function linksAmong(engine: Engine, reports: readonly number[]): Promise<Map<number, number[]>> {
  const links = new Map<number, number[]>();
  const within = new Set(reports);
  for (const report of reports) {
    const rows = await engine.all<{ b: number }>("select b from story_link where a = ? and state <> 'cut'", [report]);
    for (const { b } of rows) {
      if (!within.has(b)) continue;
      links.set(report, [...(links.get(report) ?? []), b]);
      links.set(b, [...(links.get(b) ?? []), report]);
    }
  }
  return links;
}

async function areParted(engine: Engine, ours: readonly number[], theirs: readonly number[]): Promise<boolean> {
  const cuts = await engine.all<{ a: number; b: number }>(
    `select a, b from story_link where state = 'cut' and (a in (${marks(theirs.length)}) or b in (${marks(theirs.length)}))`,
    [...theirs, ...theirs],
  );
  const own = new Set(ours);
  return cuts.some(({ a, b }) => own.has(a) || own.has(b));
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

async function setStory(engine: Engine, reports: readonly number[], story: number): Promise<void> {
  await engine.run(`update document set story = ? where latest = 1 and report in (${marks(reports.length)})`, [
    story,
    ...reports,
  ]);
  await recountStory(engine, story);
}

async function recountStory(engine: Engine, story: number): Promise<void> {
  const row = await engine.get<{ n: number; newest: number | null }>(
    "select count(*) as n, max(key) as newest from document where latest = 1 and story = ?",
    [story],
  );
  await engine.run("delete from story where id = ?", [story]);
  if (row!.n > 0) await insertRows(engine, "story", ["id", "reports", "newest"], [[story, row!.n, row!.newest]]);
}
