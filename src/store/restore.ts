import { putDocument, putRecord, putSource } from "./add-report.ts";
import { contentHash } from "./content-hash.ts";
import { count, readCounters, takeNumbers } from "./counters.ts";
import { DUMP, DUMPED_TABLES, type DumpedVersion } from "./dump.ts";
import type { Engine, SqlValue } from "./engine.ts";
import { indexItems } from "./index-items.ts";
import { insertRows } from "./insert-rows.ts";
import { itemKey, publishedDay } from "./item-key.ts";
import { pack } from "./pack.ts";
import { numbersNeeded, putItems } from "./put-items.ts";
import { StoreError } from "./store-error.ts";

type Dumped =
  | typeof DUMP
  | { readonly table: (typeof DUMPED_TABLES)[number]; readonly row: { readonly [column: string]: SqlValue } }
  | { readonly version: DumpedVersion }
  | { readonly correction: { readonly [column: string]: SqlValue; readonly number: number } };

/** Which of the counts of the library a table's rows are. */
const COUNTED_TABLES = { actor: "actors", refusal: "refusals" } as const;

/**
 * Takes what `dumpLibrary` gave into an empty library and returns the number of versions. All of it or nothing. Errors: StoreError
 * NOT_POSSIBLE where the library is not empty or a value is no part of a dump, naming its number.
 */
export async function restoreLibrary(engine: Engine, values: AsyncIterable<unknown>): Promise<number> {
  return engine.transaction(async (engine) => {
    await takeNumbers(engine, 1);
    const { versions, actors } = await readCounters(engine);
    if (versions > 0 || actors > 0) {
      throw new StoreError(
        "NOT_POSSIBLE",
        "this library has reports already; restore into a new folder: --library DIR",
      );
    }
    // Numbers given anew must lie above all that the dump has.
    let highest = 0;
    let restored = 0;
    let line = 0;
    const keys = new Map<number, number>();
    for await (const value of values) {
      line += 1;
      const dumped = checked(value, line);
      if ("library" in dumped) continue;
      if ("table" in dumped) {
        highest = Math.max(highest, ...["id", "actor", "decision"].map((column) => Number(dumped.row[column] ?? 0)));
        await restoreRow(engine, dumped);
      } else if ("version" in dumped) {
        highest = Math.max(highest, dumped.version.number, dumped.version.report);
        await liftNumbers(engine, highest);
        keys.set(dumped.version.number, await restoreVersion(engine, dumped.version));
        restored += 1;
      } else {
        const { number, ...row } = dumped.correction;
        highest = Math.max(highest, Number(row.id));
        const key = keys.get(number);
        if (key === undefined)
          throw new StoreError("NOT_POSSIBLE", `line ${line} corrects a report that the dump does not have`);
        await insertRows(engine, "correction", [...Object.keys(row), "document"], [[...Object.values(row), key]]);
        await count(engine, { corrections: row.withdrawn_at === null ? 1 : 0 });
      }
    }
    if (line === 0) throw new StoreError("NOT_POSSIBLE", "there is nothing in the dump");
    await liftNumbers(engine, highest);
    return restored;
  });
}

function checked(value: unknown, line: number): Dumped {
  const dumped = value as Dumped;
  const isFirst = line === 1;
  const fits =
    typeof value === "object" &&
    value !== null &&
    (isFirst
      ? "library" in dumped && dumped.library === DUMP.library
      : ("table" in dumped && DUMPED_TABLES.includes(dumped.table)) || "version" in dumped || "correction" in dumped);
  if (!fits) {
    throw new StoreError("NOT_POSSIBLE", `line ${line} is no part of a dump of a library; nothing was restored`);
  }
  if ("library" in dumped && dumped.format > DUMP.format) {
    throw new StoreError(
      "NEWER",
      `the dump has format ${dumped.format}; this Readout knows ${DUMP.format}: install a newer one`,
    );
  }
  return dumped;
}

async function restoreRow(
  engine: Engine,
  {
    table,
    row,
  }: { readonly table: (typeof DUMPED_TABLES)[number]; readonly row: { readonly [column: string]: SqlValue } },
): Promise<void> {
  // An actor's reports are counted as they are put in.
  const values = table === "actor" ? { ...row, named_in: 0 } : row;
  await insertRows(engine, table, Object.keys(values), [Object.values(values)]);
  if (table in COUNTED_TABLES) await count(engine, { [COUNTED_TABLES[table as keyof typeof COUNTED_TABLES]]: 1 });
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
  }
  await count(engine, { reports: latest ? 1 : 0, versions: 1 });
  return key;
}

async function liftNumbers(engine: Engine, highest: number): Promise<void> {
  await engine.run("update counter set value = ? where name = 'number' and value <= ?", [highest + 1, highest]);
}
