import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { openStore } from "../../../src/store/open-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { StoreError } from "../../../src/store/store-error.ts";
import { newSqlite } from "../engines.ts";
import { assertSound } from "./acknowledged.ts";
import { madeRecord } from "./made-record.ts";

/** How many damaged copies are looked at; 1000 for a soak. */
const COPIES = Number(process.env.READOUT_SOAK_ROT ?? 40);
const SEED = Number(process.env.READOUT_SOAK_SEED ?? 1931);
const REPORTS = 24;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ALL = { text: "", clauses: [] };
const FIRST = { limit: 200, cursor: null };

/** What each kind of reading gives: its value, or the error. */
async function readAll(store: Store): Promise<Map<string, unknown>> {
  const read = new Map<string, unknown>();
  const look = async (what: string, value: () => Promise<unknown>) => {
    read.set(what, await value().catch((error) => error));
  };
  for (let number = 1; number <= REPORTS; number++) {
    await look(`record ${number}`, async () => (await store.report(`wire-${number}`, null))?.kept);
    await look(`source ${number}`, () => store.raw(`wire-${number}`, null));
  }
  await look("reports", () => store.reports({ ...FIRST, by: "published" }));
  await look("reports by adding", () => store.reports({ ...FIRST, by: "added" }));
  await look("search", () => store.search({ ...FIRST, query: ALL, order: "newest", facets: true, count: "all" }));
  await look("actors", () => store.actors({ ...FIRST, name: null }));
  await look("doubtful", () => store.doubtful({ ...FIRST, doubt: null }));
  await look("counts", () => store.counts());
  return read;
}

interface Looked {
  /** What opening or `check` told. */
  readonly told: boolean;
  /** What threw another error than one for people. */
  readonly raw: readonly string[];
  /** What was read that is not what was stored, though nobody told. */
  readonly silent: readonly string[];
}

async function lookAt(folder: string, truth: ReadonlyMap<string, unknown>): Promise<Looked> {
  let store: Store;
  try {
    store = await openStore({ folder });
  } catch (error) {
    return { told: true, raw: error instanceof StoreError ? [] : [`opening: ${error}`], silent: [] };
  }
  try {
    const raw: string[] = [];
    let told = false;
    try {
      for await (const _ of store.check()) told = true;
    } catch (error) {
      told = true;
      raw.push(`check: ${error}`);
    }
    const silent: string[] = [];
    for (const [what, value] of await readAll(store)) {
      if (value instanceof Error && !(value instanceof StoreError)) raw.push(`${what}: ${value}`);
      if (!told && !(value instanceof Error) && !isDeepStrictEqual(value, truth.get(what))) silent.push(what);
    }
    return { told, raw, silent };
  } finally {
    await store.close();
  }
}

/** Damaged copies of a library, one after the other, and what came of each. */
async function lookAtCopies(t: TestContext): Promise<(Looked & { readonly copy: string })[]> {
  const { location } = await newSqlite(t);
  const { folder } = location as { folder: string };
  const sound = await openStore(location);
  for (let number = 1; number <= REPORTS; number++) {
    const { kept, raw } = madeRecord({ name: "wire", number, version: 1 });
    await sound.add(kept, raw);
  }
  await assertSound(sound);
  const truth = await readAll(sound);
  await sound.close();

  const whole = readFileSync(join(folder, "library.sqlite"));
  const random = numbers(SEED);
  const looked: (Looked & { copy: string })[] = [];
  for (let copy = 0; copy < COPIES; copy++) {
    const damaged = join(folder, `copy-${copy}`);
    const bytes = Buffer.from(whole);
    const places = Array.from({ length: 1 + Math.floor(3 * random()) }, () => Math.floor(random() * bytes.length));
    for (const place of places) bytes[place] ^= 1 << Math.floor(8 * random());
    mkdirSync(damaged);
    writeFileSync(join(damaged, "library.sqlite"), bytes);
    looked.push({ copy: `bits at ${places.join(", ")}`, ...(await lookAt(damaged, truth)) });
    rmSync(damaged, { recursive: true });
  }
  return looked;
}

test(`${COPIES} copies of a library with flipped bits`, async (t) => {
  const looked = await lookAtCopies(t);
  const told = looked.filter((each) => each.told).length;
  const silent = looked.filter((each) => each.silent.length > 0);
  const raw = looked.filter((each) => each.raw.length > 0);
  t.diagnostic(
    `${told} of ${COPIES} told of (seed ${SEED}); wrong and not told of: ${silent.length}; errors not for people: ${raw.length}`,
  );

  await t.test("records and sources are as they were added, or not given", () => {
    const wrong = looked.flatMap(({ copy, silent }) =>
      silent.filter((what) => /^(record|source)/.test(what)).map((what) => `${copy}: ${what}`),
    );
    assert.deepEqual(wrong, []);
    assert.ok(told > 0, "no damage was found at all");
  });

  await t.test("check tells of it, or all that is listed and searched is right", () => {
    assert.deepEqual(
      silent.map(({ copy, silent }) => `${copy}: ${silent.join(", ")}`),
      [],
    );
  });

  await t.test("every error is one for people", () => {
    assert.deepEqual(
      raw.map(({ copy, raw }) => `${copy}: ${raw.join("; ")}`),
      [],
    );
  });
});
