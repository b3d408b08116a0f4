import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { createApp } from "../../../src/server/app.ts";
import { openStore } from "../../../src/store/open-store.ts";
import type { Page, Store, StoryRow } from "../../../src/store/store.ts";
import { sampleRecord } from "../../cli/sample-record.ts";
import { RECORDS } from "../../export/comparison/tellings.ts";
import { fakeStore } from "../fake-store.ts";
import { describedServer } from "./described.ts";

const IDS = RECORDS.map(({ document }) => document.id);
const OTHER = sampleRecord().document.id;
const RECORDS_AND_OTHER = [...RECORDS, sampleRecord()].map((record) => ({ record, reasons: {} }));

const post = (value: object): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(value),
});

/** The same through the API of both, so that tests on the library in memory tell of the real one. */
async function storiesThrough(store: Store) {
  const { ask } = await describedServer(createApp({ store, version: "0" }));
  const list = async () => ((await (await ask("/api/v1/stories", "/api/v1/stories")).json()) as Page<StoryRow>).items;
  const documents = (story: StoryRow) => story.reports.map(({ document }) => document).sort();
  const of = async (document: string) =>
    (await (await ask("/api/v1/reports/{document}/story", `/api/v1/reports/${document}/story`)).json()) as StoryRow;

  const [story] = await list();
  assert.deepEqual(documents(story), [...IDS].sort());
  assert.ok(story.why.length > 0);
  const same = await ask("/api/v1/stories/{id}", `/api/v1/stories/${story.id}`);
  assert.deepEqual(await same.json(), story);
  assert.deepEqual(await of(IDS[1]), story);

  const csv = await (await ask("/api/v1/stories", "/api/v1/stories?format=csv")).text();
  const [row] = parse(csv, { columns: true }) as { [column: string]: string }[];
  assert.deepEqual([row.id, row.reports], [String(story.id), "3"]);
  assert.deepEqual(row.documents.split("; ").sort(), [...IDS].sort());
  assert.equal(row.outlets, "Northern Gazette; Sorenia Tribune; The Lindholm Courier");

  const joined = await ask("/api/v1/join-stories", "/api/v1/join-stories", post({ a: OTHER, b: IDS[0] }));
  assert.equal(joined.status, 200);
  assert.deepEqual(documents((await joined.json()) as StoryRow), [...IDS, OTHER].sort());
  const parted = await ask("/api/v1/part-story", "/api/v1/part-story", post({ documents: [OTHER, IDS[0]] }));
  assert.deepEqual(documents((await parted.json()) as StoryRow), [IDS[0], OTHER].sort());
  assert.deepEqual((await list()).map(documents).sort(), [[IDS[0], OTHER].sort(), IDS.slice(1).sort()].sort());

  const wrong: readonly (readonly [number, string, object])[] = [
    [404, "join-stories", { a: IDS[0], b: "nowhere" }],
    [404, "part-story", { documents: ["nowhere"] }],
    [409, "part-story", { documents: [OTHER, IDS[0]] }],
    [400, "part-story", { documents: [] }],
    [400, "join-stories", { a: IDS[0] }],
    [400, "join-stories", { a: IDS[0], b: IDS[1], c: 1 }],
  ];
  for (const [status, action, body] of wrong) {
    const answer = await ask(`/api/v1/${action}`, `/api/v1/${action}`, post(body));
    assert.equal(answer.status, status, `${action} ${JSON.stringify(body)}`);
  }
}

test("stories are listed, joined and parted through the API, on SQLite", async () => {
  const folder = await mkdtemp(join(tmpdir(), "readout-stories-api-"));
  const store = await openStore({ folder });
  try {
    for (const kept of RECORDS_AND_OTHER) await store.add(kept, null);
    await storiesThrough(store);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});

test("the library in memory of the tests has stories in the same way", async () => {
  const store = fakeStore(RECORDS_AND_OTHER);
  await store.joinStories(IDS[0], IDS[1]);
  await store.joinStories(IDS[0], IDS[2]);
  await storiesThrough(store);
});
