import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openJobs } from "../../src/cli/jobs.ts";
import { findOutcomes } from "../../src/cli/outcomes.ts";
import type { SourceItem } from "../../src/source/document.ts";
import { fakeItem } from "./fake-reader.ts";

const OPTIONS = { model: null, threads: 1 };
const WORKER = new URL("fake-worker.ts", import.meta.url);

async function readAll(jobs: number, items: readonly SourceItem[]): Promise<string[]> {
  const reader = openJobs(jobs, OPTIONS, WORKER);
  const told: string[] = [];
  try {
    for await (const outcome of findOutcomes(eachOf(items), reader)) {
      told.push("refused" in outcome ? `refused ${outcome.refused.message}` : outcome.explained.record.document.id);
    }
  } finally {
    await reader.close();
  }
  return told;
}

async function* eachOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

function withTitle(item: SourceItem, title: string): SourceItem {
  if ("refused" in item) return item;
  return { read: { ...item.read, document: { ...item.read.document, title } } };
}

test("records come back from the processes in the order of the inputs", async () => {
  assert.deepEqual(await readAll(2, ["slow", "b", "bad", "c"].map(fakeItem)), [
    "slow",
    "b",
    "refused bad: not a report\x1b[31m",
    "c",
  ]);
});

test("reasons come back with the record", async () => {
  const reader = openJobs(1, OPTIONS, WORKER);
  const item = fakeItem("a");
  assert.ok("read" in item);
  const { because } = await reader.read(item.read);
  await reader.close();
  assert.match(because.get("s2")!, /last woman named/);
});

test("a document whose process dies twice is refused by name and its neighbours are read", async () => {
  assert.deepEqual(await readAll(2, ["a", "dies", "b", "c"].map(fakeItem)), [
    "a",
    "refused dies: could not be read: the process that read it ended twice (SIGKILL)",
    "b",
    "c",
  ]);
});

test("a document whose process dies once is read at the second try", async () => {
  const folder = mkdtempSync(join(tmpdir(), "readout-jobs-"));
  try {
    const item = withTitle(fakeItem("dies-once"), join(folder, "died"));
    assert.deepEqual(await readAll(2, [fakeItem("a"), item, fakeItem("b")]), ["a", "dies-once", "b"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a document that fails is refused and its process goes on", async () => {
  assert.deepEqual(await readAll(1, ["fails", "b"].map(fakeItem)), [
    "refused fails: could not be read: no more memory",
    "b",
  ]);
});

test("a model that cannot be opened ends the run", async () => {
  await assert.rejects(readAll(2, ["no-model", "b", "c"].map(fakeItem)), { message: "no model.onnx" });
});
