/**
 * Fills one library and measures it at each size: a process of its own for each engine, so that its memory is that engine's.
 * `node run-engine.ts LOCATION TEMPLATES SIZES SEED SEARCHES PAGES` prints a line of JSON a size.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { type Location, openStore } from "../../src/store/open-store.ts";
import { postgresAddress } from "../../src/store/postgres-address.ts";
import { openBare } from "./bare-sql.ts";
import { fillLibrary } from "./fill-library.ts";
import { measureLibrary, type Timings } from "./measure-library.ts";
import { openTemplates } from "./templates.ts";

/** What was measured at a size. Times in milliseconds, memory in MB of 1,000,000 bytes. */
export interface Measured {
  readonly engine: "sqlite" | "postgres";
  readonly reports: number;
  readonly statements: number;
  readonly events: number;
  readonly actors: number;
  /** Of the last reports: how long adding each took, and the processor time of this process for each. */
  readonly added: readonly number[];
  readonly addedCpu: number;
  readonly bytes: number;
  readonly peakAdding: number;
  readonly peak: number;
  readonly timings: Timings;
}

/** So many of the last reports tell what adding costs. */
const LAST = 1000;

const [written, cache, sizes, seed, searches, pages] = process.argv.slice(2);
const location: Location = written.startsWith("postgres") ? { url: written } : { folder: written };
const templates = openTemplates(cache);
const store = await openStore(location);
let from = (await store.counts()).reports;
const steps = sizes.split(",").map(Number);
for (const size of steps) {
  const added: number[] = [];
  let cpu = process.cpuUsage();
  await fillLibrary(store, templates, { seed: Number(seed), from, to: size }, (done, took) => {
    if (done === size - LAST) cpu = process.cpuUsage();
    if (done > size - LAST) added.push(took);
    if (done % 5000 === 0) process.stderr.write(`${store.engine} ${done} of ${size}, ${took.toFixed(1)} ms\n`);
  });
  from = size;
  const { user, system } = process.cpuUsage(cpu);
  const peakAdding = peakMemory();
  const bytes = await sizeOf();
  const { reports, statements, events, actors } = await store.counts();
  const bare = await openBare(location);
  const asked = { seed: Number(seed), reports, smallest: steps[0], searches: Number(searches), pages: Number(pages) };
  const timings = await measureLibrary(store, bare, templates, asked);
  await bare.close();
  const measured: Measured = {
    engine: store.engine,
    reports,
    statements,
    events,
    actors,
    added,
    addedCpu: (user + system) / 1000 / Math.max(1, added.length),
    bytes,
    peakAdding,
    peak: peakMemory(),
    timings,
  };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}
await store.close();

function peakMemory(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
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
