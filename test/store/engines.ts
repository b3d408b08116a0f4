import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Dialect, Engine } from "../../src/store/engine.ts";
import { openPostgres } from "../../src/store/postgres-engine.ts";
import { openSqlite } from "../../src/store/sqlite-engine.ts";

/** Where a new library can be made. It is removed after the test. */
export type Location = { readonly folder: string } | { readonly url: string };

export interface Place {
  readonly dialect: Dialect;
  /** As `openStore` takes it. */
  readonly location: Location;
  /** Opens the database there, once more each time; closed after the test. */
  open(options?: { wait?: number }): Promise<Engine>;
}

/** What a test, or a suite (`{ after }` of `node:test`), does at its end. */
interface Ending {
  after(work: () => Promise<void> | void): void;
}

/** Gives an empty place, which goes when the test ends. */
export type NewPlace = (test: Ending) => Promise<Place>;

/**
 * Runs the same tests on SQLite and on PostgreSQL. PostgreSQL is the one of READOUT_TEST_POSTGRES (an address), else one that is started
 * for this run of tests. Where none is installed its tests are skipped, but with CI set they fail.
 */
export function forEachEngine(suite: (newPlace: NewPlace, dialect: Dialect) => void): void {
  describe("SQLite", () => suite(newSqlite, "sqlite"));
  describe("PostgreSQL", { skip: missing() }, () => suite(newPostgres, "postgres"));
}

/** An empty SQLite library of its own. */
export async function newSqlite(test: Ending): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "readout-store-"));
  const opened: Engine[] = [];
  test.after(async () => {
    for (const engine of opened) await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    dialect: "sqlite",
    location: { folder },
    open: (options) => remembered(openSqlite(join(folder, "library.sqlite"), options), opened),
  };
}

/** An empty schema of its own in PostgreSQL. */
export async function newPostgres(test: Ending): Promise<Place> {
  const url = new URL(await postgres());
  const schema = `test_${randomBytes(6).toString("hex")}`;
  const server = url.href;
  url.searchParams.set("schema", schema);
  const opened: Engine[] = [];
  test.after(async () => {
    for (const engine of opened) await engine.close();
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(`SET client_min_messages = warning; DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    await client.end();
  });
  return {
    dialect: "postgres",
    location: { url: url.href },
    open: (options) => remembered(openPostgres(url.href, options), opened),
  };
}

async function remembered(opening: Promise<Engine>, opened: Engine[]): Promise<Engine> {
  const engine = await opening;
  opened.push(engine);
  return engine;
}

/** Why tests on PostgreSQL are skipped; `false`: they run. */
export function missing(): string | false {
  if (process.env.READOUT_TEST_POSTGRES || process.env.CI) return false;
  const found = spawnSync("sh", ["-c", "command -v initdb || ls /usr/lib/postgresql/*/bin/initdb"]);
  return found.status === 0
    ? false
    : "no PostgreSQL: apt-get install postgresql, or give the address of one in READOUT_TEST_POSTGRES";
}

let address: Promise<string> | null = null;

/** The address of a PostgreSQL for tests; the same for all test files of a run. */
export function postgres(): Promise<string> {
  address ??= process.env.READOUT_TEST_POSTGRES ? Promise.resolve(process.env.READOUT_TEST_POSTGRES) : shared();
  return address;
}

// The files of a run have the same parent, the runner; a file that is run for itself has the shell.
async function shared(): Promise<string> {
  const folder = join(tmpdir(), `readout-postgres-${process.ppid}`);
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    if (startKeeper(folder)) continue;
    const said = (name: string) => {
      try {
        return readFileSync(join(folder, name), "utf8");
      } catch {
        return null;
      }
    };
    const keeper = said("keeper");
    if (keeper !== null && !isAlive(Number(keeper))) rmSync(folder, { recursive: true, force: true });
    const failure = said("failure");
    if (failure !== null) throw new Error(failure);
    const found = said("address");
    if (found !== null && register(folder) && said("address") === found) return found;
  }
  throw new Error(`PostgreSQL did not start within a minute (${folder})`);
}

function startKeeper(folder: string): boolean {
  try {
    mkdirSync(folder);
  } catch {
    return false;
  }
  // The server runs as another user where the tests run as root.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "users"));
  const keeper = spawn(
    process.execPath,
    [join(import.meta.dirname, "postgres-keeper.ts"), folder, String(process.ppid)],
    { detached: true, stdio: "ignore" },
  );
  keeper.unref();
  writeFileSync(join(folder, "keeper"), String(keeper.pid));
  return true;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function register(folder: string): boolean {
  if (!existsSync(join(folder, "users"))) return false;
  writeFileSync(join(folder, "users", String(process.pid)), "");
  return true;
}
