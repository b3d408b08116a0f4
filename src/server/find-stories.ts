import { type Fingerprint, fingerprintOf } from "../compare/stories/fingerprint.ts";
import { MOST_DAYS } from "../compare/stories/same-story.ts";
import { StoryIndex } from "../compare/stories/story-index.ts";
import { parseQuery } from "../store/query/parse-query.ts";
import type { ReportRow, Store } from "../store/store.ts";

/** Reports of one happening, as a library has them. */
export interface LibraryStory {
  /** By date of publication, the first first. */
  readonly reports: readonly ReportRow[];
  readonly why: readonly string[];
}

/** Of so many of the newest reports the stories are looked for. */
export const NEWEST = 1000;
/** Around one report so many others are looked at. */
const NEAR = 200;
const PAGE = 200;
const DAY = 86_400_000;

/** What was worked out of reports before, by library, document and version. */
const known = new WeakMap<Store, Map<string, Fingerprint>>();

/** The stories of several reports among the newest `NEWEST` of a library, the latest first, and how many reports were looked at. */
export async function findStories(store: Store): Promise<{ stories: LibraryStory[]; looked: number }> {
  const rows: ReportRow[] = [];
  let cursor: string | null = null;
  do {
    const { items, next } = await store.reports({ by: "published", limit: PAGE, cursor });
    rows.push(...items);
    cursor = next;
  } while (cursor !== null && rows.length < NEWEST);
  const newest = rows.slice(0, NEWEST);
  return { stories: await groupRows(store, newest), looked: newest.length };
}

/** The others of a report's story, among those published within a week of it; none where its day is not known. */
export async function othersOfStory(store: Store, row: ReportRow): Promise<readonly ReportRow[]> {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(row.published?.value ?? "")?.[0];
  if (day === undefined) return [];
  const near = (days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
  const query = parseQuery(`kind:report after:${near(-MOST_DAYS)} before:${near(MOST_DAYS + 1)}`);
  const found = await store.search({ query, order: "newest", facets: false, count: "some", limit: NEAR, cursor: null });
  const documents = new Set([row.document, ...found.items.map(({ document }) => document)]);
  const rows = await Promise.all([...documents].map(async (id) => (await store.report(id, null))?.row));
  const stories = await groupRows(
    store,
    rows.filter((one) => one !== undefined),
  );
  const own = stories.find(({ reports }) => reports.some(({ document }) => document === row.document));
  return (own?.reports ?? []).filter(({ document }) => document !== row.document);
}

async function groupRows(store: Store, rows: readonly ReportRow[]): Promise<LibraryStory[]> {
  const byId = new Map(rows.map((row) => [row.document, row]));
  const index = new StoryIndex();
  for (const row of byId.values()) {
    const fingerprint = await readFingerprint(store, row);
    if (fingerprint !== null) index.add(fingerprint);
  }
  const stories = index.stories().filter(({ documents }) => documents.length > 1);
  const latest = ({ reports }: LibraryStory) => reports.at(-1)!.published?.value ?? "";
  return stories
    .map(({ documents, why }) => ({ reports: documents.map((id) => byId.get(id)!).sort(byDate), why }))
    .sort((a, b) => (latest(a) > latest(b) ? -1 : latest(a) < latest(b) ? 1 : 0));
}

async function readFingerprint(store: Store, { document, version }: ReportRow): Promise<Fingerprint | null> {
  const ofStore = known.get(store) ?? new Map<string, Fingerprint>();
  known.set(store, ofStore);
  const key = `${version} ${document}`;
  const before = ofStore.get(key);
  if (before !== undefined) return before;
  const stored = await store.report(document, version);
  if (stored === null) return null;
  const made = fingerprintOf(stored.kept.record.document);
  // The oldest go first: a library may be far larger than what is looked at.
  if (ofStore.size >= 2 * NEWEST) ofStore.delete(ofStore.keys().next().value!);
  ofStore.set(key, made);
  return made;
}

function byDate(a: ReportRow, b: ReportRow): number {
  const [x, y] = [a.published?.value ?? "9999", b.published?.value ?? "9999"];
  return x < y ? -1 : x > y ? 1 : a.document < b.document ? -1 : 1;
}
