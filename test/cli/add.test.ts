import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Reader } from "../../src/cli/reader.ts";
import type { Services } from "../../src/cli/services.ts";
import { openStore } from "../../src/store/open-store.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { libraryServices, runLibrary, writeReports } from "./fake-library.ts";
import { openFakeReader } from "./fake-reader.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-add-"));
after(() => rmSync(folder, { recursive: true, force: true }));
let library = "";
let number = 0;
beforeEach(() => {
  library = join(folder, `library-${number++}`);
});

function reports(...ids: string[]): string {
  const path = join(folder, `reports-${number++}.jsonl`);
  writeReports(path, ids);
  return path;
}

const add = (inputs: readonly string[], changed: Partial<Services> = {}) =>
  runLibrary(["add", ...inputs, "--library", library], changed);

async function stored(): Promise<number> {
  const store = await openStore({ folder: library });
  try {
    return (await store.counts()).reports;
  } finally {
    await store.close();
  }
}

test("the account adds up, refusals are printed and kept, and the run is told", async () => {
  const path = reports("a", "b", "a", "fails", "c");
  appendFileSync(path, '{"text": \n');
  const { out, err, code } = await add([path, join(folder, "nowhere.html")]);
  assert.deepEqual([out, code], ["", 1]);
  assert.deepEqual(err.split("\n"), [
    `refused: ${path}:4: could not be read: no more memory`,
    `refused: ${path}:6: not valid JSON: it ends too early in the line from byte ${err.match(/from byte (\d+)/)?.[1]} on`,
    `refused: ${folder}/nowhere.html: no such file or folder`,
    "in 7 = 3 stored + 1 duplicate + 3 refused",
    "",
  ]);
  const store = await openStore({ folder: library });
  const [run] = (await store.runs({ limit: 10, cursor: null })).items;
  assert.deepEqual(
    [run.arrived, run.stored, run.duplicate, run.refused, run.endedAt !== null, run.inputs.length],
    [7, 3, 1, 3, true, 2],
  );
  const refusals = (await store.refusals({ limit: 10, cursor: null })).items;
  assert.deepEqual(refusals.map(({ code }) => code).sort(), ["JSON_INVALID", "NOT_FOUND", "failed"]);
  const raw = await store.raw("a", null);
  assert.equal(raw?.format, "jsonl");
  await store.close();
});

test("what the library has already is not read again", async () => {
  const path = reports("a", "b");
  assert.equal((await add([path])).code, 0);
  let reads = 0;
  const again = await add([path, reports("a", "b", "c")], {
    openReader: (jobs, options) => {
      const reader = openFakeReader(jobs, options.model);
      const read: Reader["read"] = (document) => {
        reads += 1;
        return reader.read(document);
      };
      return { ...reader, read };
    },
  });
  assert.equal(again.err, "in 5 = 1 stored + 4 duplicate + 0 refused\n");
  assert.deepEqual([again.code, reads, await stored()], [0, 1, 3]);
});

test("without a model nothing is stored, but what is there is still a duplicate", async () => {
  const path = reports("a");
  assert.equal((await add([path])).code, 0);
  const { err, code } = await add([path, reports("a", "no-model")]);
  assert.deepEqual(
    [err, code],
    ["readout: no model.onnx\nin 3 = 0 stored + 2 duplicate + 0 refused + 1 not finished\n", 2],
  );
});

test("a text that has changed under its address is the next version", async () => {
  await add([reports("a", "b")]);
  const path = join(folder, "changed.jsonl");
  writeReports(path, ["a", "b"], "Harbour talks fail");
  assert.equal((await add([path])).err, "in 2 = 2 stored + 0 duplicate + 0 refused\n");
  const store = await openStore({ folder: library });
  assert.deepEqual([(await store.counts()).reports, (await store.counts()).versions], [2, 4]);
  await store.close();
});

test("a library that fails ends the run with one line and a whole account", async () => {
  const path = reports("a", "b", "c", "d");
  const { openStore: open } = libraryServices();
  let adds = 0;
  const { err, code } = await add([path], {
    async openStore(location, options) {
      const store = await open(location, options);
      return {
        ...store,
        async add(kept, raw) {
          if (++adds > 2) throw new StoreError("DISK_FULL", "the disk is full; make space and try again");
          return store.add(kept, raw);
        },
      };
    },
  });
  assert.equal(code, 1);
  assert.match(
    err,
    /^readout: the disk is full; make space and try again\nin \d = 2 stored \+ 0 duplicate \+ 0 refused \+ \d not finished\n$/,
  );
  assert.equal(await stored(), 2);
  assert.equal((await add([path])).err, "in 4 = 2 stored + 2 duplicate + 0 refused\n");
});

test("misuse and nothing to add", async () => {
  for (const args of [
    ["x", "--language", "english"],
    ["x", "--jobs", "0"],
    ["x", "--store", "mysql://x"],
  ]) {
    const { out, code, err } = await runLibrary([
      "add",
      ...args,
      ...(args[1] === "--store" ? [] : ["--library", library]),
    ]);
    assert.deepEqual([out, code], ["", 2], args.join(" "));
    assert.doesNotMatch(err, /\n {4}at /);
  }
  const both = await runLibrary(["add", "x", "--library", library, "--store", "postgres://x/y"]);
  assert.equal(both.code, 2);
  const unset = await runLibrary(["add", "x"], { env: { READOUT_STORE: "secret" } });
  assert.equal(unset.code, 2);
  assert.doesNotMatch(unset.err, /secret/);
  const empty = await add([mkdtempSync(join(folder, "empty-"))]);
  assert.deepEqual([empty.err, empty.code], ["readout: there was nothing to add\n", 1]);
});

test("the library is the one that the environment names", async () => {
  const { code } = await runLibrary(["add", reports("a")], { env: { READOUT_LIBRARY: library } });
  assert.deepEqual([code, await stored()], [0, 1]);
});

const CLI = fileURLToPath(new URL("fake-library-cli.ts", import.meta.url));

/** Starts adding slow reports and waits until some of them are stored. */
async function startSlow(path: string) {
  const child = spawn(process.execPath, [CLI, "add", path, "--library", library, "--jobs", "2"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const err = text(child.stderr!);
  while (child.exitCode === null && !(await stored().catch(() => 0))) await sleep(20);
  return { child, err };
}

for (const signal of ["SIGINT", "SIGKILL"] as const) {
  test(`after ${signal} what is stored stays, and the same command goes on`, async () => {
    const path = reports(...Array.from({ length: 12 }, (_, k) => `slow-${k}`));
    const { child, err } = await startSlow(path);
    child.kill(signal);
    await once(child, "exit");
    const before = await stored();
    assert.ok(before > 0 && before < 12, `${before} stored`);
    if (signal === "SIGINT") {
      assert.equal(child.exitCode, 130);
      const [account, advice] = (await err).split("\n");
      const [arrived, kept, duplicate, refused, left] = account.match(/\d+/g)!.map(Number);
      assert.deepEqual([kept, duplicate, refused, kept + left], [before, 0, 0, arrived]);
      assert.match(advice, /the same command goes on where this one stopped/);
    }
    assert.equal((await add([path])).err, `in 12 = ${12 - before} stored + ${before} duplicate + 0 refused\n`);
    const store = await openStore({ folder: library });
    const runs = (await store.runs({ limit: 10, cursor: null })).items;
    assert.deepEqual(
      runs.map(({ endedAt }) => endedAt === null),
      [false, true],
    );
    await store.close();
  });
}
