import { contentHash } from "./content-hash.ts";
import { type CounterName, readCounters } from "./counters.ts";
import type { Engine } from "./engine.ts";
import { inSnapshot } from "./in-snapshot.ts";
import { indexItems } from "./index-items.ts";
import { isUnwiped } from "./overwrite-freed.ts";
import { currentRecord, readRawOf } from "./records.ts";
import type { Damage } from "./store.ts";
import { StoreError } from "./store-error.ts";
import type { VersionRow } from "./versions.ts";

const AT_ONCE = 100;

/**
 * What is damaged in a library: pages of the file, rows that lead nowhere, sources and records that cannot be unpacked, texts that are
 * not what was added, items that are not in the index, counts that are wrong. Nothing is changed; what is added meanwhile does not count.
 */
export async function* checkLibrary(engine: Engine): AsyncGenerator<Damage> {
  if (engine.dialect === "sqlite") yield* checkFile(engine);
  yield* inSnapshot(engine, checkRows);
}

async function* checkRows(engine: Engine): AsyncGenerator<Damage> {
  if (await isUnwiped(engine))
    yield {
      where: "removed reports",
      message:
        "what held them in the files is not overwritten yet; readout remove it once more, while nobody else reads",
    };
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
  const told = await engine.snapshot(async (engine) => {
    // A connection that knows the index of words from before others wrote to it reports that as damage, unless it looks at it first.
    await engine.get("select rowid from item_terms limit 1");
    return engine.all<{ integrity_check: string }>("pragma integrity_check");
  });
  for (const { integrity_check: message } of told) if (message !== "ok") yield { where: "file", message };
  for (const { table } of await engine.all<{ table: string }>("pragma foreign_key_check")) {
    yield { where: `table ${table}`, message: "a row that leads to one that is not there" };
  }
  try {
    await engine.run("insert into item_terms (item_terms, rank) values ('integrity-check', 1)");
  } catch (error) {
    // SQLite checks the index of words as if it wrote to it, which may not be.
    const code = error instanceof StoreError ? error.code : null;
    if (code === "BUSY") throw error;
    if (code !== "READ_ONLY") yield { where: "index of words", message: (error as Error).message };
  }
}

async function* checkVersion(engine: Engine, row: VersionRow & { hash: string }): AsyncGenerator<Damage> {
  const where = `report ${row.id}, version ${row.version}`;
  try {
    const { record } = await currentRecord(engine, row);
    await readRawOf(engine, row);
    const isTheOne = contentHash(record.document) === row.hash;
    if (!isTheOne) yield { where, message: "its text is not the one that was added" };
    if (!isTheOne || row.latest === 0) return;
    const { n } = (await engine.get<{ n: number }>("select count(*) as n from item where document = ?", [row.key]))!;
    const { items } = indexItems(record);
    if (n !== items.length) yield { where, message: `${n} of its ${items.length} items are in the index` };
    const named = (await engine.get<{ n: number }>("select count(*) as n from entity where document = ?", [row.key]))!
      .n;
    if (named !== record.entities.length)
      yield { where, message: `${named} of its ${record.entities.length} entities are in the index` };
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
  const counters = await readCounters(engine);
  for (const [name, rows] of Object.entries(COUNTS)) {
    const { n } = (await engine.get<{ n: number }>(`select count(*) as n from ${rows}`))!;
    const counted = counters[name as CounterName];
    if (n !== counted) yield { where: "counts", message: `${n} ${name}, where ${counted} are counted` };
  }
  const wrong = await engine.all<{ id: number; name: string; named_in: number; n: number }>(
    `select a.id, a.name, a.named_in, coalesce(f.n, 0) as n from actor a left join
       (select actor, count(distinct document) as n from entity where actor is not null group by actor) as f on f.actor = a.id
     where a.named_in <> coalesce(f.n, 0) order by a.id`,
  );
  for (const { id, name, named_in, n } of wrong)
    yield { where: `actor ${id}, ${name}`, message: `named in ${n} reports, where ${named_in} are counted` };
  const astray = await engine.all<{ document: number }>(
    `select distinct p.document from item_actor p left join entity e on e.document = p.document and e.entity = p.entity
     where e.actor is null or e.actor <> p.actor order by p.document`,
  );
  for (const { document } of astray)
    yield { where: `items of report ${document}`, message: "have other actors than its entities" };
}
