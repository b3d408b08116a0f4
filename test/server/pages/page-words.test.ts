import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "hono/html";
import { backAddress } from "../../../src/server/pages/back-address.ts";
import { counted, countWords } from "../../../src/server/pages/count-words.ts";
import { dayWords, momentWords, publishedDay } from "../../../src/server/pages/day-words.ts";
import { runState } from "../../../src/server/pages/run-state.ts";
import { readEntity } from "../../../src/server/pages/split.ts";

test("a count tells that there are more than were counted", () => {
  assert.equal(countWords({ value: 1000, more: true }), "1,000+");
  assert.equal(counted({ value: 1000, more: true }, "event"), "more than 1,000 events");
  assert.equal(counted({ value: 1, more: true }, "event"), "more than 1 events");
  assert.equal(counted(1, "event"), "1 event");
  assert.equal(counted(0, "reply", "replies"), "0 replies");
});

test("a date is told as far as it is known, on the day its source gives", () => {
  assert.equal(dayWords("2031-03-03T23:30-05:00"), "3 March 2031");
  assert.equal(dayWords("2031-03"), "March 2031");
  assert.equal(dayWords("2031"), "2031");
  assert.equal(dayWords("spring"), "spring");
  assert.equal(momentWords("2031-03-03T10:00:05.000Z"), "3 March 2031, 10:00 UTC");
});

test("an unknown day is said to be unknown", async () => {
  assert.match(String(await html`${publishedDay(null)}`), /undated/);
});

test("a form leads back to a page of this server only", () => {
  assert.equal(backAddress("/look?tab=low&cursor=ab", "/"), "/look?tab=low&cursor=ab");
  for (const foreign of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "look",
    "",
    "/a\nb",
    "/a b",
    undefined,
    {},
  ]) {
    assert.equal(backAddress(foreign, "/look"), "/look", String(foreign));
  }
});

test("a run that has been silent for a minute was broken off", () => {
  const run = {
    startedAt: "2031-03-03T10:00:00Z",
    seenAt: "2031-03-03T10:00:30Z",
    endedAt: null,
    id: 1,
    inputs: [],
    source: null,
    arrived: 1,
    stored: 0,
    duplicate: 0,
    refused: 0,
  };
  assert.equal(runState(run, new Date("2031-03-03T10:01:29Z")), "going on");
  assert.equal(runState(run, new Date("2031-03-03T10:01:31Z")), "broken off");
  assert.equal(runState({ ...run, endedAt: "2031-03-03T10:00:31Z" }, new Date("2032-01-01T00:00:00Z")), "finished");
});

test("what the form of a split does not write is not read", () => {
  assert.deepEqual(readEntity('["elvan-1","Mara Oduya"]'), { document: "elvan-1", name: "Mara Oduya" });
  for (const other of ["", "{}", '["a"]', '["a",1]', '["a","b","c"]', undefined]) assert.equal(readEntity(other), null);
});
