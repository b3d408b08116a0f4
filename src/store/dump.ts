import type { Raw } from "../source/document.ts";
import type { Engine } from "./engine.ts";
import type { KeptRecord } from "./explained.ts";
import { unpack } from "./pack.ts";
import { readRawOf } from "./records.ts";
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

/** Tables that are dumped as they are, in an order in which they can be put back: none leads to a later one. */
export const DUMPED_TABLES = ["actor", "decision", "split", "run", "refusal"] as const;

const AT_ONCE = 100;

/** A whole library as values for JSONL: independent of the engine, and of one moment, whatever is added meanwhile. */
export async function* dumpLibrary(engine: Engine): AsyncGenerator<object> {
  yield DUMP;
  for (const table of DUMPED_TABLES) {
    const order = table === "split" ? "report, name_hash" : "id";
    // Few enough to be held: what users decided, and names.
    for (const row of await engine.all<object>(`select * from ${table} order by ${order}`))
      yield { table, row: { ...row } };
  }
  for (let after = -1; ; ) {
    const rows = await engine.all<VersionRow>("select * from document where added > ? order by added limit ?", [
      after,
      AT_ONCE,
    ]);
    for (const row of rows) {
      yield { version: await dumpVersion(engine, row) };
      after = row.added;
    }
    if (rows.length < AT_ONCE) break;
  }
  for (const row of await engine.all<object>(
    "select c.*, d.added as number from correction c join document d on d.key = c.document order by c.id",
  )) {
    const { document: _, ...rest } = row as { document: number };
    yield { correction: rest };
  }
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
    records: records.map(({ made_at, packed }) => ({ madeAt: made_at, kept: unpack<KeptRecord>(packed) })),
    actors: Object.fromEntries(entities.map(({ entity, base }) => [entity, base])),
  };
}
