import { open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Engine } from "./engine.ts";
import { sqliteError } from "./sqlite-errors.ts";

/**
 * Copies the SQLite library `path` as it is now to `library.before-STEP.sqlite` beside it, whole or not at all; `null` and nothing done
 * for PostgreSQL, where `pg_dump` does it. To be called where nobody else does it at the same time.
 */
export async function backUp(engine: Engine, step: number): Promise<string | null> {
  const path = await pathOf(engine);
  if (path === null) return null;
  const kept = backupPath(path, `before-${step}`);
  const unfinished = `${kept}.part`;
  await rm(unfinished, { force: true });
  try {
    copy(path, unfinished);
    await sync(unfinished);
    await rename(unfinished, kept);
    await sync(dirname(path));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw sqliteError(error, kept);
  }
  return kept;
}

/** Removes the copies that `backUp` made, but for `kept`. They hold what was since removed from the library. */
export async function removeBackups(engine: Engine, kept: string | null): Promise<void> {
  const path = await pathOf(engine);
  if (path === null) return;
  const [start, end] = basename(backupPath(path, "\0")).split("\0");
  for (const name of await readdir(dirname(path))) {
    const step = name.startsWith(start) ? /^before-\d+/.exec(name.slice(start.length)) : null;
    if (step === null) continue;
    const rest = name.slice(start.length + step[0].length);
    const found = join(dirname(path), name);
    if ((rest === end || rest === `${end}.part`) && found !== kept) await rm(found, { force: true });
  }
}

/** The file of an SQLite library; `null` for PostgreSQL. */
export async function pathOf(engine: Engine): Promise<string | null> {
  if (engine.dialect !== "sqlite") return null;
  const main = await engine.get<{ file: string }>("SELECT file FROM pragma_database_list WHERE name = 'main'");
  return main!.file;
}

function backupPath(path: string, word: string): string {
  const [, start, end] = /^(.*?)(\.[^./]*)?$/s.exec(path)!;
  return `${start}.${word}${end ?? ""}`;
}

// Not through the engine: its connections are in a transaction, in which no copy can be made, or only read.
function copy(from: string, to: string): void {
  const database = new DatabaseSync(from);
  try {
    database.exec("PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON");
    database.prepare("VACUUM INTO ?").run(to);
  } finally {
    database.close();
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
