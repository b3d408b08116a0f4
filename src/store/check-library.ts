import { type CheckedRow, checkVersion } from "./check-version.ts";
import { type CounterName, readCounters } from "./counters.ts";
import { eachRow } from "./each-row.ts";
import type { Engine } from "./engine.ts";
import { inSnapshot } from "./in-snapshot.ts";
import { isUnwiped } from "./overwrite-freed.ts";
import { type ActorColumns, actorHash } from "./row-hashes.ts";
import type { Damage } from "./store.ts";
import { StoreError } from "./store-error.ts";

/**
 * What is damaged in a library: pages of the file, rows that lead nowhere, sources and records that cannot be unpacked, texts that are
 * not what was added, rows of reports, of the index and of actors that are not as they were put, counts that are wrong. Nothing is
 * changed; what is added meanwhile does not count.
 */
export async function* checkLibrary(engine: Engine): AsyncGenerator<Damage> {
  if (engine.dialect === "sqlite") yield* toldOf("file", checkFile(engine));
  yield* toldOf("file", inSnapshot(engine, checkRows));
}

/** What cannot be read for damage is itself what is to be told. */
async function* toldOf(where: string, found: AsyncIterable<Damage>): AsyncGenerator<Damage> {
  try {
    yield* found;
  } catch (error) {
    if (!(error instanceof StoreError && error.code === "CORRUPT")) throw error;
    yield { where, message: error.cause instanceof Error ? error.cause.message : error.message };
  }
}

async function* checkRows(engine: Engine): AsyncGenerator<Damage> {
  if (await isUnwiped(engine))
    yield {
      where: "removed reports",
      message:
        "what held them in the files is not overwritten yet; readout remove it once more, while nobody else reads",
    };
  yield* toldOf("reports", checkVersions(engine));
  yield* toldOf("actors", checkActors(engine));
  yield* toldOf("counts", checkCounts(engine));
}

async function* checkVersions(engine: Engine): AsyncGenerator<Damage> {
  for await (const row of eachRow<CheckedRow>(engine, "document", "key")) yield* checkVersion(engine, row);
}

async function* checkActors(engine: Engine): AsyncGenerator<Damage> {
  for await (const row of eachRow<ActorColumns & { readonly row_hash: string }>(engine, "actor", "id")) {
    if (actorHash(row) !== row.row_hash)
      yield {
        where: `actor ${row.id}, ${row.name}`,
        message: "is not as it was put; put back a copy of the library",
      };
  }
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
