import { count, takeNumbers } from "./counters.ts";
import type { Engine } from "./engine.ts";
import { forgetReport } from "./forget-actors.ts";
import { nameHash } from "./join-actors.ts";
import { isUnwiped, noteUnwiped, overwriteFreed } from "./overwrite-freed.ts";
import { removeItems } from "./put-items.ts";
import { removeStory } from "./put-story.ts";
import { allRecords } from "./records.ts";
import { findVersion, type VersionRow, versionsOf } from "./versions.ts";

/**
 * Removes a report: all versions, records, sources, corrections and index entries, and the actors that no other report names. What
 * held them in the files of the database is overwritten before this returns; of PostgreSQL's own log and of backups only their owner
 * can say the same. `false` where there is no such report; what an earlier removal left to overwrite is overwritten then, too. Errors:
 * StoreError BUSY where others read for so long that nothing can be overwritten: the report is removed all the same.
 */
export async function removeReport(engine: Engine, id: string): Promise<boolean> {
  const wasThere = await engine.transaction(async (engine) => {
    await takeNumbers(engine, 1);
    const row = await findVersion(engine, id, null);
    if (row === null) return false;
    await noteUnwiped(engine);
    const versions = await versionsOf(engine, row.report);
    const { corrections } = (await engine.get<{ corrections: number }>(
      "select count(*) as corrections from correction where report = ? and withdrawn_at is null",
      [row.report],
    ))!;
    const named = await namedIn(engine, row.report, versions);
    for (const { key, latest, report } of versions) {
      if (latest !== 1) continue;
      await removeItems(engine, key);
      await removeStory(engine, { document: key, report });
    }
    await engine.run("delete from story_link where a = ? or b = ?", [row.report, row.report]);
    await engine.run("delete from split where report = ?", [row.report]);
    // Records, sources and corrections go with the version they belong to.
    for (const { key } of versions) await engine.run("delete from document where key = ?", [key]);
    await count(engine, { reports: -1, versions: -versions.length, corrections: -corrections });
    await forgetReport(engine, [...named], new Set(versions.map(({ id }) => id)));
    return true;
  });
  if (wasThere || (await isUnwiped(engine))) await overwriteFreed(engine);
  return wasThere;
}

/** The actors that any record of any version may have told something of; one that is damaged stands in nobody's way. */
async function namedIn(engine: Engine, report: number, versions: readonly VersionRow[]): Promise<Set<number>> {
  const hashes = new Set<string>();
  for (const version of versions) {
    const records = await allRecords(engine, version).catch(() => []);
    for (const { record } of records) for (const entity of record.entities) hashes.add(nameHash(entity));
  }
  const joined = await engine.all<{ id: number }>(
    `select actor as id from split where report = ? union
     select base as id from entity where base is not null and document in (select key from document where report = ?)`,
    [report, report],
  );
  const ids = new Set(joined.map(({ id }) => id));
  for (const hash of hashes) {
    const rows = await engine.all<{ id: number }>("select id from actor where folded_hash = ?", [hash]);
    for (const { id } of rows) ids.add(id);
  }
  return ids;
}
