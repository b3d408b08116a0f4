import { contentHash } from "./content-hash.ts";
import { type CounterName, readCounters } from "./counters.ts";
import type { Engine } from "./engine.ts";
import { indexItems } from "./index-items.ts";
import { currentRecord, readRawOf } from "./records.ts";
import type { Damage } from "./store.ts";
import type { VersionRow } from "./versions.ts";

const AT_ONCE = 100;

/**
 * What is damaged in a library: pages of the file, rows that lead nowhere, sources and records that cannot be unpacked, texts that are
 * not what was added, items that are not in the index, counts that are wrong. Nothing is changed.
 */
export async function* checkLibrary(engine: Engine): AsyncGenerator<Damage> {
  if (engine.dialect === "sqlite") yield* checkFile(engine);
  for (let after = -1; ; ) {
    const rows = await engine.all<VersionRow & { hash: string }>(
      "select * from document where key > ? order by key limit ?",
      [after, AT_ONCE],
    );
    for (const row of rows) {
      yield* checkVersion(engine, row);
      after = row.key;
    }
    if (rows.length < AT_ONCE) break;
  }
  yield* checkCounts(engine);
}

async function* checkFile(engine: Engine): AsyncGenerator<Damage> {
  for (const { integrity_check: message } of await engine.all<{ integrity_check: string }>("pragma integrity_check")) {
    if (message !== "ok") yield { where: "file", message };
  }
  for (const { table } of await engine.all<{ table: string }>("pragma foreign_key_check")) {
    yield { where: `table ${table}`, message: "a row that leads to one that is not there" };
  }
  try {
    await engine.run("insert into item_terms (item_terms, rank) values ('integrity-check', 1)");
  } catch (error) {
    yield { where: "index of words", message: (error as Error).message };
  }
}

async function* checkVersion(engine: Engine, row: VersionRow & { hash: string }): AsyncGenerator<Damage> {
  const where = `report ${row.id}, version ${row.version}`;
  try {
    const { record } = await currentRecord(engine, row);
    if (contentHash(record.document) !== row.hash) yield { where, message: "its text is not the one that was added" };
    await readRawOf(engine, row);
    if (row.latest === 0) return;
    const { n } = (await engine.get<{ n: number }>("select count(*) as n from item where document = ?", [row.key]))!;
    const { items } = indexItems(record);
    if (n !== items.length) yield { where, message: `${n} of its ${items.length} items are in the index` };
  } catch (error) {
    yield { where, message: (error as Error).message };
  }
}

const COUNTS: { readonly [name in CounterName]: string } = {
  reports: "document where latest = 1",
  versions: "document",
  statements: "item where kind = 'statement'",
  events: "item where kind = 'event'",
  actors: "actor",
  refusals: "refusal",
  corrections: "correction where withdrawn_at is null",
};

async function* checkCounts(engine: Engine): AsyncGenerator<Damage> {
  const damage = await engine.snapshot(async (engine) => {
    const counters = await readCounters(engine);
    const found: Damage[] = [];
    for (const [name, rows] of Object.entries(COUNTS)) {
      const { n } = (await engine.get<{ n: number }>(`select count(*) as n from ${rows}`))!;
      const counted = counters[name as CounterName];
      if (n !== counted) found.push({ where: "counts", message: `${n} ${name}, where ${counted} are counted` });
    }
    return found;
  });
  yield* damage;
}
