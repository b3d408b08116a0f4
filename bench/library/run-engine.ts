/**
 * Fills a library up to a size, or measures it as it is; a process of its own for each, so that its memory is told apart:
 * `node run-engine.ts add|measure LOCATION TEMPLATES REPORTS SMALLEST SEED SEARCHES PAGES` prints a line of JSON.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { type Location, openStore } from "../../src/store/open-store.ts";
import { postgresAddress } from "../../src/store/postgres-address.ts";
import type { Store } from "../../src/store/store.ts";
import { peakMemory } from "../peak-memory.ts";
import { openBare } from "./bare-sql.ts";
import { fillLibrary } from "./fill-library.ts";
import { measureLibrary, type Timings } from "./measure-library.ts";
import { openTemplates } from "./templates.ts";

/** What adding cost. Times in milliseconds, memory in MB of 1,000,000 bytes. */
export interface Filled {
  /** How long adding each of the last reports took, and the processor time of this process for each. */
  readonly added: readonly number[];
  readonly addedCpu: number;
  readonly peakAdding: number;
}

/** What a library costs as it is. */
export interface Measured {
  readonly engine: "sqlite" | "postgres";
  readonly reports: number;
  readonly statements: number;
  readonly events: number;
  readonly actors: number;
  readonly bytes: number;
  readonly peakServing: number;
  readonly timings: Timings;
}

/** So many of the last reports tell what adding costs. */
const LAST = 1000;

const [mode, written, cache, ...numbers] = process.argv.slice(2);
const [size, smallest, seed, searches, pages] = numbers.map(Number);
const location: Location = written.startsWith("postgres") ? { url: written } : { folder: written };
const store = await openStore(location);
process.stdout.write(`${JSON.stringify(mode === "add" ? await fill(store) : await measure(store))}\n`);
await store.close();

async function fill(store: Store): Promise<Filled> {
  const { reports: from } = await store.counts();
  const added: number[] = [];
  let cpu = process.cpuUsage();
  await fillLibrary(store, openTemplates(cache), { seed, from, to: size }, (done, took) => {
    if (done === size - LAST) cpu = process.cpuUsage();
    if (done > size - LAST) added.push(took);
    if (done % 5000 === 0) process.stderr.write(`${store.engine} ${done} of ${size}\n`);
  });
  const { user, system } = process.cpuUsage(cpu);
  return { added, addedCpu: (user + system) / 1000 / Math.max(1, added.length), peakAdding: peakMemory() };
}

async function measure(store: Store): Promise<Measured> {
  const bare = await openBare(location);
  const { reports, statements, events, actors } = await store.counts();
  const timings = await measureLibrary(store, bare, openTemplates(cache), { seed, reports, smallest, searches, pages });
  await bare.close();
  const { engine } = store;
  return { engine, reports, statements, events, actors, bytes: await sizeOf(), peakServing: peakMemory(), timings };
}

/** Of the files of the library, or of the tables and indexes of its schema. */
async function sizeOf(): Promise<number> {
  if ("folder" in location) {
    const { folder } = location;
    return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  }
  const { connectionString, schema } = postgresAddress(location.url);
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(
    "select sum(pg_total_relation_size(c.oid))::float8 as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r'",
    [schema],
  );
  await client.end();
  return rows[0].bytes;
}
