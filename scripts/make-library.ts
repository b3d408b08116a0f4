/**
 * Makes a library of invented reports to measure on:
 * `node scripts/make-library.ts --library DIR|postgres://… --reports N [--from N] [--seed N] [--templates FILE]`.
 * The same seed gives the same reports; `--from` goes on with a library that has some.
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fillLibrary } from "../bench/library/fill-library.ts";
import { openTemplates } from "../bench/library/templates.ts";
import { openStore } from "../src/store/open-store.ts";

const { values } = parseArgs({
  options: {
    library: { type: "string" },
    reports: { type: "string", default: "1000" },
    from: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    templates: { type: "string", default: join(tmpdir(), `readout-samples-${process.pid}.json`) },
  },
});
const library = values.library;
if (library === undefined) throw new Error("say where: --library DIR, or --library postgres://…");
const [from, reports, seed] = [values.from, values.reports, values.seed].map((text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`not a whole number: ${text}`);
  return number;
});

const store = await openStore(library.startsWith("postgres") ? { url: library } : { folder: library });
await fillLibrary(store, openTemplates(values.templates), { seed, from, to: reports }, (done) => {
  if (done % 1000 === 0) process.stdout.write(`${done} of ${reports}\n`);
});
await store.close();
