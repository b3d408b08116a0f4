import assert from "node:assert/strict";
import { test } from "node:test";
import type { Run } from "../../../src/store/store.ts";
import { openPageLibrary } from "./page-library.ts";

const run = (changes: Partial<Run>): Run => ({
  id: 1,
  startedAt: "2021-03-03T10:00:00.000Z",
  seenAt: "2021-03-03T10:05:00.000Z",
  endedAt: "2021-03-03T10:05:00.000Z",
  inputs: ["feed.xml", "dump.jsonl"],
  source: "dump.jsonl:17",
  arrived: 20,
  stored: 12,
  duplicate: 3,
  refused: 2,
  ...changes,
});

async function seen(runs: readonly Run[]) {
  await using library = await openPageLibrary([], (store) => ({
    ...store,
    runs: async () => ({ items: runs, next: null }),
  }));
  return await library.see("/adding");
}

test("while a run goes on, the page shows how far it is and asks for itself again", async () => {
  const adding = await seen([run({ endedAt: null, seenAt: new Date().toISOString() })]);
  assert.equal(adding.headers.get("refresh"), "4");
  const bar = adding.document.querySelector("progress")!;
  assert.deepEqual([bar.getAttribute("value"), bar.getAttribute("max")], ["17", "20"]);
  assert.match(adding.words(".run"), /going on/);
  assert.match(adding.words(".run"), /Last read: dump\.jsonl:17/);
});

test("a run that was broken off says so and how to go on", async () => {
  const adding = await seen([run({ endedAt: null })]);
  assert.equal(adding.headers.get("refresh"), null);
  assert.match(adding.words(".run"), /broken off/);
  assert.equal(adding.words(".run pre"), "readout add feed.xml dump.jsonl");
  assert.equal(adding.document.querySelector("progress"), null);
});

test("a run that is over gives its account", async () => {
  const adding = await seen([run({})]);
  assert.equal(adding.headers.get("refresh"), null);
  assert.match(
    adding.words(".run"),
    /20 reports arrived: 12 stored, 3 there already, 2 refused · ended 3 March 2021, 10:05 UTC/,
  );
});
