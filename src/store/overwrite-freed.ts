import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { pathOf, removeBackups } from "./backup.ts";
import type { Engine } from "./engine.ts";
import { StoreError } from "./store-error.ts";

/** Notes, with a removal, that what held the removed is not yet overwritten: so that it is known after a kill. */
export async function noteUnwiped(engine: Engine): Promise<void> {
  await engine.run("insert into counter (name, value) values ('unwiped', 1) on conflict (name) do nothing");
}

/** Is there something of removed reports that was not overwritten? */
export async function isUnwiped(engine: Engine): Promise<boolean> {
  return (await engine.get("select name from counter where name = 'unwiped'")) !== null;
}

/**
 * Overwrites what held deleted rows in the files of the database, and removes the copies of it that migrations made. Errors: StoreError BUSY where others read for too long.
 */
export async function overwriteFreed(engine: Engine): Promise<void> {
  try {
    // PostgreSQL leaves deleted rows in their pages; only a new file is without them.
    if (engine.dialect === "postgres") for (const table of TABLES) await engine.script(`vacuum (full) ${table}`);
    else await emptyLog(engine);
  } catch (error) {
    if (!(error instanceof StoreError && error.code === "BUSY")) throw error;
    throw new StoreError(
      "BUSY",
      "the report is removed, but the files still hold it as long as others read the library: end them, and remove it once more",
      { cause: error },
    );
  }
  await removeBackups(engine, null);
  await engine.run("delete from counter where name = 'unwiped'");
}

const TABLES = [
  "document",
  "source",
  "record",
  "item",
  "entity",
  "item_actor",
  "actor",
  "decision",
  "split",
  "correction",
  "story",
  "story_key",
  "story_link",
  "fingerprint",
];

/** How long readers of other processes may hold on to what was removed, in milliseconds. */
const PATIENCE = 30_000;

// SQLite has overwritten the pages (secure_delete); the log still has what they were until it is taken over into the file, which
// has to wait for those who still read from it.
async function emptyLog(engine: Engine): Promise<void> {
  const file = await pathOf(engine);
  for (const end = Date.now() + PATIENCE; ; await sleep(50)) {
    await engine.script("pragma wal_checkpoint(truncate)");
    const log = await stat(`${file}-wal`).catch(() => null);
    if (log === null || log.size === 0) return;
    if (Date.now() >= end) throw new StoreError("BUSY", `others read from ${file}-wal`);
  }
}
