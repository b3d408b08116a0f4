import { fingerprintOf } from "../compare/stories/fingerprint.ts";
import { putDocument, putRecord, putSource } from "./add-report.ts";
import { contentHash } from "./content-hash.ts";
import { count, takeNumbers } from "./counters.ts";
import { CORRECTION_COLUMNS, DUMP, DUMPED_TABLES, type DumpEnd, type DumpedTable, type DumpedVersion } from "./dump.ts";
import type { Engine, Row, SqlValue } from "./engine.ts";
import { indexItems } from "./index-items.ts";
import { insertRows } from "./insert-rows.ts";
import { itemKey, publishedDay } from "./item-key.ts";
import { pack } from "./pack.ts";
import { numbersNeeded, putItems } from "./put-items.ts";
import { putStory } from "./put-story.ts";
import { type ActorColumns, actorHash } from "./row-hashes.ts";
import { StoreError } from "./store-error.ts";

type Dumped =
  | typeof DUMP
  | DumpEnd
  | { readonly table: DumpedTable; readonly row: Row }
  | { readonly version: DumpedVersion }
  | { readonly correction: Row };

/** Which of the counts of the library a table's rows are. */
const COUNTED_TABLES = { actor: "actors", refusal: "refusals" } as const;

/**
 * Takes what `dumpLibrary` gave into an empty library and returns the number of versions. All of it or nothing. Errors: StoreError
 * NOT_POSSIBLE where the library is not empty, the dump not whole or a value no part of one, naming its number.
 */
export async function restoreLibrary(engine: Engine, values: AsyncIterable<unknown>): Promise<number> {
  return engine.transaction(async (engine) => {
    await takeNumbers(engine, 1);
    await checkEmpty(engine);
    const state: State = { highest: 0, restored: 0, keys: new Map() };
    let lines = 0;
    let isWhole = false;
    for await (const value of values) {
      if (isWhole) throw notPossible(`line ${lines + 2} stands after the end of the dump`);
      const dumped = checked(value, lines + 1);
      if ("end" in dumped) {
        if (dumped.end !== lines) throw notPossible(`of ${dumped.end} lines of the dump ${lines} are there`);
        isWhole = true;
        continue;
      }
      lines += 1;
      try {
        await restoreValue(engine, dumped, state);
      } catch (error) {
        throw error instanceof StoreError ? error : notPossible(`line ${lines} of the dump is damaged`, error);
      }
    }
    if (!isWhole) throw notPossible(`the dump was broken off after line ${lines}`);
    await liftNumbers(engine, state.highest);
    return state.restored;
  });
}

interface State {
  /** Numbers given anew must lie above all that the dump has. */
  highest: number;
  restored: number;
  /** Keys of versions by their number in the dump. */
  readonly keys: Map<number, number>;
}

async function checkEmpty(engine: Engine): Promise<void> {
  for (const table of ["document", ...Object.keys(DUMPED_TABLES)]) {
    if ((await engine.get(`select 1 as one from ${table} limit 1`)) !== null)
      throw new StoreError("NOT_POSSIBLE", "this library is not empty; restore into a new folder: --library DIR");
  }
}

function notPossible(what: string, cause?: unknown): StoreError {
  const reason = cause instanceof Error ? ` (${cause.message})` : "";
  return new StoreError("NOT_POSSIBLE", `${what}${reason}; nothing was restored`, { cause });
}

async function restoreValue(engine: Engine, dumped: Exclude<Dumped, DumpEnd>, state: State): Promise<void> {
  if ("library" in dumped) return;
  if ("table" in dumped) {
    raise(
      state,
      ["id", "actor", "decision"].map((column) => Number(dumped.row[column] ?? 0)),
    );
    await restoreRow(engine, dumped.table, dumped.row);
  } else if ("version" in dumped) {
    const { number, report } = dumped.version;
    raise(state, [number, report]);
    await liftNumbers(engine, state.highest);
    state.keys.set(number, await restoreVersion(engine, dumped.version));
    state.restored += 1;
  } else {
    raise(state, [Number(dumped.correction.id)]);
    await restoreCorrection(engine, dumped.correction, state.keys);
  }
}

function raise(state: State, numbers: readonly number[]): void {
  for (const number of numbers) {
    if (!Number.isSafeInteger(number)) throw new RangeError(`no number: ${number}`);
    state.highest = Math.max(state.highest, number);
  }
}

function checked(value: unknown, line: number): Dumped {
  if (typeof value !== "object" || value === null) throw noPart(line);
  const dumped = value as Dumped;
  const fits =
    line === 1
      ? "library" in dumped && dumped.library === DUMP.library
      : ("table" in dumped && Object.hasOwn(DUMPED_TABLES, dumped.table)) ||
        "version" in dumped ||
        "correction" in dumped ||
        "end" in dumped;
  if (!fits) throw noPart(line);
  if ("library" in dumped && dumped.format > DUMP.format) {
    throw new StoreError(
      "NEWER",
      `the dump has format ${dumped.format}; this Readout knows ${DUMP.format}: install a newer one`,
    );
  }
  return dumped;
}

function noPart(line: number): StoreError {
  return notPossible(`line ${line} is no part of a dump of a library`);
}

async function restoreRow(engine: Engine, table: DumpedTable, row: Row): Promise<void> {
  if (table === "actor") await restoreActor(engine, row);
  else await insertRows(engine, table, DUMPED_TABLES[table], [columnsOf(row, DUMPED_TABLES[table])]);
  if (table in COUNTED_TABLES) await count(engine, { [COUNTED_TABLES[table as keyof typeof COUNTED_TABLES]]: 1 });
}

async function restoreActor(engine: Engine, row: Row): Promise<void> {
  const columns = DUMPED_TABLES.actor;
  // The reports that name an actor are counted as they are put in.
  const values = columnsOf({ ...row, named_in: 0 }, columns);
  const actor = Object.fromEntries(columns.map((column, k) => [column, values[k]])) as unknown as ActorColumns;
  await insertRows(engine, "actor", [...columns, "row_hash"], [[...values, actorHash(actor)]]);
}

async function restoreCorrection(engine: Engine, row: Row, keys: ReadonlyMap<number, number>): Promise<void> {
  const key = keys.get(Number(row.number));
  if (key === undefined) throw new RangeError("it corrects a report that the dump does not have");
  const values = [...columnsOf(row, CORRECTION_COLUMNS), key];
  await insertRows(engine, "correction", [...CORRECTION_COLUMNS, "document"], [values]);
  await count(engine, { corrections: row.withdrawn_at === null ? 1 : 0 });
}

/** The values of a row: of the columns that there are, whatever else stands in a dump. */
function columnsOf(row: Row, columns: readonly string[]): SqlValue[] {
  return columns.map((column) => {
    const value = row[column] ?? null;
    if (value !== null && typeof value !== "string" && typeof value !== "number")
      throw new TypeError(`${column} is neither a text nor a number`);
    return value;
  });
}

async function restoreVersion(engine: Engine, dumped: DumpedVersion): Promise<number> {
  const current = dumped.records.at(-1)!.kept;
  const { document } = current.record;
  const { items, cut } = indexItems(current.record);
  const day = publishedDay(document.published);
  const key = itemKey(day, dumped.number);
  const { report, version, number: added, addedAt, latest } = dumped;
  await putDocument(
    engine,
    { key, report, version, added, addedAt, latest, hash: contentHash(document), cut },
    current,
  );
  for (const [k, { madeAt, kept }] of dumped.records.entries())
    await putRecord(engine, key, k + 1, kept, pack(kept), madeAt);
  if (dumped.raw !== null) await putSource(engine, key, dumped.raw, pack(dumped.raw.text));
  if (latest) {
    const first = await takeNumbers(engine, numbersNeeded(current.record, items));
    const known = new Map(Object.entries(dumped.actors));
    await putItems(engine, { document: key, report, day }, current.record, items, first, known);
    await putStory(engine, { document: key, report }, fingerprintOf(document));
  }
  await count(engine, { reports: latest ? 1 : 0, versions: 1 });
  return key;
}

async function liftNumbers(engine: Engine, highest: number): Promise<void> {
  await engine.run("update counter set value = ? where name = 'number' and value <= ?", [highest + 1, highest]);
}
