/**
 * What a library costs as it grows: `node bench/library/run.ts [--sizes 10000,100000] [--engines sqlite,postgres] [--folder DIR]
 * [--seed N] [--searches 300] [--pages 300] [--keep]`. PostgreSQL is the one of READOUT_TEST_POSTGRES, else one that is started here,
 * with fsync; where none is installed it is left out and this is said. With a folder of its own and --keep (and for
 * PostgreSQL a server of its own), a run that was broken off goes on: sizes that were measured are not measured again.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Filled, Measured } from "./run-engine.ts";
import { tableOf } from "./table.ts";
import { openTemplates } from "./templates.ts";

const { values: flags } = parseArgs({
  options: {
    sizes: { type: "string", default: "10000,100000" },
    engines: { type: "string", default: "sqlite,postgres" },
    folder: { type: "string" },
    seed: { type: "string", default: "1" },
    searches: { type: "string", default: "300" },
    pages: { type: "string", default: "300" },
    keep: { type: "boolean", default: false },
  },
});

const startPostgres = fileURLToPath(new URL("../../scripts/start-postgres.sh", import.meta.url));
const folder = flags.folder ?? mkdtempSync(join(tmpdir(), "readout-soak-"));
mkdirSync(folder, { recursive: true });
const templates = join(folder, "samples.json");
openTemplates(templates);
print(`${cpus()[0].model.trim()}, ${cpus().length} processors, Node ${process.version}, seed ${flags.seed}`);
try {
  for (const engine of flags.engines.split(",")) await measureEngine(engine);
} finally {
  if (!flags.keep && flags.folder === undefined) rmSync(folder, { recursive: true, force: true });
}

async function measureEngine(engine: string): Promise<void> {
  const server = join(folder, "postgres");
  const given = process.env.READOUT_TEST_POSTGRES;
  const isOwn = engine === "postgres" && !given;
  const location = engine === "sqlite" ? join(folder, "sqlite") : isOwn ? own(server) : withSchema(given!);
  if (location === null) return print("\nPostgreSQL is not installed: left out");
  try {
    const found: (Filled & Measured)[] = [];
    const sizes = flags.sizes.split(",");
    for (const size of sizes) {
      const asked = [location, templates, size, sizes[0], flags.seed, flags.searches, flags.pages];
      found.push(await measuredOnce(join(folder, `${engine}-${size}.json`), asked));
      print(tableOf(found));
    }
  } finally {
    if (!flags.keep && isOwn) execFileSync(startPostgres, ["--stop", server]);
    if (!flags.keep && engine === "sqlite") rmSync(location, { recursive: true, force: true });
  }
}

/** A size that was measured before in this folder is not measured again: a run that was broken off goes on where it was. */
async function measuredOnce(file: string, asked: readonly string[]): Promise<Filled & Measured> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  // What adding cost is kept before the rest is measured, which takes minutes on a large library.
  const filledFile = `${file}.added`;
  if (!existsSync(filledFile)) writeFileSync(filledFile, JSON.stringify(await ran<Filled>("add", asked)));
  const filled = JSON.parse(readFileSync(filledFile, "utf8")) as Filled;
  const found = { ...filled, ...(await ran<Measured>("measure", asked)) };
  writeFileSync(file, JSON.stringify(found));
  return found;
}

function withSchema(address: string): string {
  const url = new URL(address);
  url.searchParams.set("schema", "soak");
  return url.href;
}

/** The address of a PostgreSQL that is started here, as one is set up that keeps what it has acknowledged. */
function own(server: string): string | null {
  const settings = "-c fsync=on -c shared_buffers=128MB";
  const started = spawnSync(startPostgres, [server], {
    encoding: "utf8",
    env: { ...process.env, READOUT_POSTGRES_SETTINGS: settings },
  });
  if (started.status === 3) return null;
  if (started.status !== 0) throw new Error(started.stderr);
  return `${started.stdout.trim()}&schema=soak`;
}

async function ran<T>(mode: "add" | "measure", asked: readonly string[]): Promise<T> {
  const script = fileURLToPath(new URL("run-engine.ts", import.meta.url));
  const child = spawn(process.execPath, [script, mode, ...asked], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) lines.push(line);
  if ((await ended) !== 0) throw new Error(`${mode} ${asked[0]} broke off`);
  return JSON.parse(lines[0]);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
