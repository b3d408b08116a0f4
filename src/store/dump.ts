import type { Raw } from "../source/document.ts";
import { eachRow } from "./each-row.ts";
import type { Engine } from "./engine.ts";
import type { KeptRecord } from "./explained.ts";
import { openPacked, readRawOf } from "./records.ts";
import type { VersionRow } from "./versions.ts";

/** The first line of a dump. */
export const DUMP = { library: "readout", format: 1 } as const;

/** A version of a report with all records made of it, the first one first, and its source. */
export interface DumpedVersion {
  readonly report: number;
  readonly version: number;
  readonly number: number;
  readonly latest: boolean;
  readonly addedAt: string;
  readonly raw: Raw | null;
  readonly records: readonly { readonly madeAt: string; readonly kept: KeptRecord }[];
  /** The actors that its entities were joined with, before what users decided. */
  readonly actors: { readonly [entity: string]: number };
}

/** The last line: the number of those before it. A dump without it was broken off. */
export interface DumpEnd {
  readonly end: number;
}

/** Tables that are dumped as they are, in an order in which they can be put back, with their columns: none leads to a later one. */
export const DUMPED_TABLES = {
  actor: ["id", "name", "folded", "folded_hash", "type", "country", "roles", "merged_into", "named_in"],
  decision: ["id", "at", "by_whom", "what", "undone_at"],
  split: ["decision", "report", "name_hash", "actor"],
  run: ["id", "started_at", "seen_at", "ended_at", "inputs", "source", "arrived", "stored", "duplicate", "refused"],
  story_link: ["a", "b", "state", "why"],
  refusal: ["id", "run", "at", "source", "source_hash", "code", "message"],
} as const;

export type DumpedTable = keyof typeof DUMPED_TABLES;

/** The columns of corrections in a dump, beside `number`, which is that of their version. */
export const CORRECTION_COLUMNS = [
  "id",
  "report",
  "item",
  "placed",
  "verdict",
  "field",
  "value",
  "note",
  "by_whom",
  "at",
  "anchor",
  "withdrawn_at",
] as const;

/** A whole library as values for JSONL, independent of the engine. It is of one moment where `engine` is that of a snapshot. */
export async function* dumpLibrary(engine: Engine): AsyncGenerator<object> {
  let lines = 0;
  for await (const value of contentsOf(engine)) {
    lines += 1;
    yield value;
  }
  yield { end: lines } satisfies DumpEnd;
}

const ORDERS: { readonly [table: string]: string } = { split: "report, name_hash", story_link: "a, b" };

async function* contentsOf(engine: Engine): AsyncGenerator<object> {
  yield DUMP;
  for (const [table, columns] of Object.entries(DUMPED_TABLES)) {
    const order = ORDERS[table] ?? "id";
    // Few enough to be held: what users decided, and names.
    const rows = await engine.all<{ id: number; merged_into?: number | null }>(
      `select ${columns.join(", ")} from ${table} order by ${order}`,
    );
    for (const row of table === "actor" ? targetsFirst(rows) : rows) yield { table, row };
  }
  for await (const row of eachRow<VersionRow>(engine, "document", "added")) {
    yield { version: await dumpVersion(engine, row) };
  }
  const columns = CORRECTION_COLUMNS.map((column) => `c.${column}`).join(", ");
  for (const correction of await engine.all<object>(
    `select ${columns}, d.added as number from correction c join document d on d.key = c.document order by c.id`,
  )) {
    yield { correction };
  }
}

/** Actors in an order in which none was merged into a later one. */
function targetsFirst<A extends { readonly id: number; readonly merged_into?: number | null }>(
  actors: readonly A[],
): A[] {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const ordered = new Set<A>();
  for (const actor of actors) {
    const way: A[] = [];
    for (
      let next: A | undefined = actor;
      next !== undefined && !ordered.has(next);
      next = byId.get(next.merged_into ?? -1)
    )
      way.push(next);
    for (const one of way.reverse()) ordered.add(one);
  }
  return [...ordered];
}

async function dumpVersion(engine: Engine, row: VersionRow): Promise<DumpedVersion> {
  const records = await engine.all<{ made_at: string; packed: Uint8Array }>(
    "select made_at, packed from record where document = ? order by made",
    [row.key],
  );
  const entities = await engine.all<{ entity: string; base: number }>(
    "select entity, base from entity where document = ? and base is not null order by entity",
    [row.key],
  );
  return {
    report: row.report,
    version: row.version,
    number: row.added,
    latest: row.latest === 1,
    addedAt: row.added_at,
    raw: await readRawOf(engine, row),
    records: records.map(({ made_at, packed }) => ({ madeAt: made_at, kept: openPacked<KeptRecord>(row.id, packed) })),
    actors: Object.fromEntries(entities.map(({ entity, base }) => [entity, base])),
  };
}
