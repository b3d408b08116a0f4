import { backUp, removeBackups } from "./backup.ts";
import type { Dialect, Engine } from "./engine.ts";
import { StoreError } from "./store-error.ts";

/** One step of the schema. Once released it is never changed: what must differ is a step after it. */
export interface Migration {
  readonly name: string;
  /** Statements; where the engines must differ, by dialect. */
  readonly sql: string | ((dialect: Dialect) => string);
}

const TABLE = `CREATE TABLE migration (step INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)`;
// A step may take long, and what all libraries of a database share (extensions) is made by one at a time.
const ALONE = `SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(hashtextextended('readout', 0))`;

/**
 * Brings a library to the last of `migrations`, whose place in the list, from 1, is the number of its step. Each is done once, whole or
 * not at all, however many processes begin at once and wherever one is broken off. Before the first step that an SQLite library which
 * is already in use still lacks, a copy of it is laid beside it, `library.before-STEP.sqlite`; the last one is kept. Changes nothing where no step is
 * lacking. Errors: StoreError; NEWER for a library with steps that are not in the list, NOT_A_LIBRARY for a database of something else.
 */
export async function migrate(engine: Engine, migrations: readonly Migration[]): Promise<void> {
  const before = await stepOf(engine, migrations);
  let backup: string | null = null;
  for (let step = before + 1; step <= migrations.length; step++) {
    await engine.transaction(async (inside) => {
      if (inside.dialect === "postgres") await inside.script(ALONE);
      if ((await stepOf(inside, migrations)) >= step) return;
      if (before > 0 && step === before + 1) backup = await backUp(engine, step);
      await take(inside, step, migrations[step - 1]);
    });
  }
  if (backup !== null) await removeBackups(engine, backup);
}

async function take(engine: Engine, step: number, { name, sql }: Migration): Promise<void> {
  if (step === 1) await engine.script(TABLE);
  await engine.script(typeof sql === "string" ? sql : sql(engine.dialect));
  await engine.run("INSERT INTO migration (step, name, at) VALUES (?, ?, ?)", [step, name, new Date().toISOString()]);
}

/** The last step that was done; 0 for an empty database. */
async function stepOf(engine: Engine, migrations: readonly Migration[]): Promise<number> {
  const tables = await engine.all<{ name: string }>(
    engine.dialect === "sqlite"
      ? "SELECT name FROM sqlite_schema WHERE type = 'table'"
      : "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
  );
  if (!tables.some((table) => table.name === "migration")) {
    if (tables.length === 0) return 0;
    throw new StoreError("NOT_A_LIBRARY", "The database holds something else than a library of Readout; name another");
  }
  const done = await engine.all<{ step: number; name: string }>("SELECT step, name FROM migration ORDER BY step");
  const last = done.at(-1)?.step ?? 0;
  if (last > migrations.length)
    throw new StoreError(
      "NEWER",
      `A newer Readout has changed this library (step ${last}; this one knows ${migrations.length}); read it with that version: npm install readout@latest`,
    );
  for (const { step, name } of done) {
    if (migrations[step - 1].name !== name)
      throw new StoreError(
        "NOT_A_LIBRARY",
        `Step ${step} of this library is “${name}”, where this Readout has “${migrations[step - 1].name}”; open it with the program that made it`,
      );
  }
  return last;
}
