import assert from "node:assert/strict";
import test from "node:test";
import { openEventWords } from "../../src/export/event-words.ts";
import { whenWords } from "../../src/export/when-words.ts";
import type { Event, Record } from "../../src/record.ts";
import { sampleRecord } from "../cli/sample-record.ts";

function words(id: string, changed: Partial<Event> = {}, record: Record = sampleRecord()) {
  const event = record.events.find((each) => each.id === id)!;
  return openEventWords(record)({ ...event, ...changed });
}

test("an event reads as who did what to whom, when, where and on whose word", () => {
  assert.deepEqual(words("v4"), {
    act: "coerce, arrest",
    code: "COERCE arrest",
    trigger: "detained",
    actors: "police",
    recipients: "dockers",
    when: "2025-02-28",
    where: "“harbour gate”",
    source: "the reporter",
    counts: "arrested: three dockers",
  });
});

test("what is no fact is told so before the act", () => {
  assert.equal(words("v1").act, "planned: protest");
  assert.equal(words("v2").act, "not: refuse");
  assert.equal(words("v5").act, "possible: penalise");
});

test("a country stands in brackets beside a name, not beside that of the country itself", () => {
  assert.equal(words("v5").actors, "Danish government (DNK)");
  const record = sampleRecord();
  const entities = record.entities.map((entity) =>
    entity.id === "denmark" ? { ...entity, name: "Denmark", type: "country" as const } : entity,
  );
  assert.equal(words("v5", {}, { ...record, entities }).actors, "Denmark");
});

test("several of one side are one phrase, each once", () => {
  const [lindqvist, reyes] = sampleRecord().events[2].actors;
  assert.equal(words("v3").actors, "Pieter Lindqvist and Ana Reyes");
  assert.equal(words("v3", { actors: [lindqvist, reyes, lindqvist] }).actors, "Pieter Lindqvist and Ana Reyes");
  const stranger = { spans: lindqvist.spans, entity: null };
  assert.equal(
    words("v3", { actors: [lindqvist, reyes, stranger] }).actors,
    "Pieter Lindqvist, Ana Reyes and “Lindqvist”",
  );
});

test("a source is named, given in the words of the report, or unknown", () => {
  assert.equal(words("v1").source, "Mara Oduya");
  const source = { voice: "source", statement: null, entities: [] } as const;
  assert.equal(words("v1", { assertedBy: { ...source, spans: [{ from: 0, to: 13 }] } }).source, "Harbour talks");
  assert.equal(words("v1", { assertedBy: { ...source, spans: [] } }).source, "unknown");
});

test("a time is given as a date where it is one, in the words of the report where not", () => {
  assert.equal(words("v6").when, "“since then”");
  assert.equal(whenWords("2025-03-03"), "2025-03-03");
  assert.equal(whenWords("2025-03-03T14:30"), "2025-03-03 14:30");
  assert.equal(whenWords("2025-03-03TMO"), "2025-03-03 morning");
  assert.equal(whenWords("2025-SP"), "2025 spring");
  assert.equal(whenWords("2025-W10-WE"), "2025-W10 weekend");
  for (const open of [null, "PRESENT_REF", "P3D", "XXXX-03", "2025-XX-03"]) assert.equal(whenWords(open), null);
});
