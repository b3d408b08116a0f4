import { count, takeNumbers } from "./counters.ts";
import type { Engine } from "./engine.ts";
import { removeItems } from "./put-items.ts";
import { findVersion, versionsOf } from "./versions.ts";

/**
 * Removes a report: all versions, records, sources, corrections and index entries, and the actors that no other report names. What
 * held them in the files of the database is overwritten before this returns; of PostgreSQL's own log and of backups only their owner
 * can say the same. `false` where there is no such report.
 */
export async function removeReport(engine: Engine, id: string): Promise<boolean> {
  const wasThere = await engine.transaction(async (engine) => {
    await takeNumbers(engine, 1);
    const row = await findVersion(engine, id, null);
    if (row === null) return false;
    const versions = await versionsOf(engine, row.report);
    const { corrections } = (await engine.get<{ corrections: number }>(
      "select count(*) as corrections from correction where report = ? and withdrawn_at is null",
      [row.report],
    ))!;
    for (const { key, latest } of versions) {
      if (latest === 1) await removeItems(engine, key);
    }
    await engine.run("delete from split where report = ?", [row.report]);
    // Records, sources and corrections go with the version they belong to.
    for (const { key } of versions) await engine.run("delete from document where key = ?", [key]);
    const actors = await engine.run(
      `delete from actor where named_in = 0 and merged_into is null and not exists (select 1 from split s where s.actor = actor.id)
       and not exists (select 1 from actor m where m.merged_into = actor.id) and not exists (select 1 from entity e where e.base = actor.id)`,
    );
    await count(engine, { reports: -1, versions: -versions.length, corrections: -corrections, actors: -actors });
    return true;
  });
  if (wasThere) await overwriteFreed(engine);
  return wasThere;
}

const TABLES = ["document", "source", "record", "item", "entity", "item_actor", "actor", "split", "correction"];

async function overwriteFreed(engine: Engine): Promise<void> {
  // SQLite has overwritten the pages (secure_delete); the log still has what they were until it is taken over into the file.
  if (engine.dialect === "sqlite") return engine.script("pragma wal_checkpoint(truncate)");
  // PostgreSQL leaves deleted rows in their pages; only a new file is without them.
  for (const table of TABLES) await engine.script(`vacuum (full) ${table}`);
}
