import assert from "node:assert/strict";
import test from "node:test";
import { selectedEntities, selectedEvents, selectedStatements, selectRecord } from "../../src/cli/selection.ts";
import { sampleRecord } from "./sample-record.ts";

const ids = (speaker: string | null, minConfidence: number | null) =>
  selectedStatements(sampleRecord(), { speaker, minConfidence }).map((statement) => statement.id);

test("a part of a name is enough, and case and accents do not count", () => {
  assert.deepEqual(ids("ODUYA", null), ["s1", "s2", "s3", "s4"]);
  assert.deepEqual(ids("réyes", null), ["s6"]);
  assert.deepEqual(ids("senior official", null), ["s10", "s11"]);
});

test("an event is asked for by who tells, does or undergoes it", () => {
  const events = (speaker: string | null, minConfidence: number | null = null) =>
    selectedEvents(sampleRecord(), { speaker, minConfidence }).map((event) => event.id);
  assert.deepEqual(events("oduya"), ["v1"]);
  assert.deepEqual(events("Lindqvist"), ["v2", "v3", "v6"]);
  assert.deepEqual(events("dockers"), ["v4"]);
  assert.deepEqual(events(null, 0.83), ["v2", "v3", "v4"]);
  assert.deepEqual(events("unknown"), []);
});

test("an event on the word of nobody known is asked for as unknown", () => {
  const record = sampleRecord();
  const [first] = record.events;
  const assertedBy = { voice: "source", statement: "s12", spans: [], entities: [] } as const;
  const selection = { speaker: "unknown", minConfidence: null };
  assert.equal(selectedEvents({ ...record, events: [{ ...first, assertedBy }] }, selection).length, 1);
});

test("with a speaker, only those stay who are met in what stays", () => {
  const record = sampleRecord();
  const met = (speaker: string | null) => {
    const selection = { speaker, minConfidence: null };
    const statements = selectedStatements(record, selection);
    return selectedEntities(record, selection, statements, selectedEvents(record, selection)).map(({ id }) => id);
  };
  assert.deepEqual(met("Lindqvist"), ["lindqvist", "reyes", "ministry", "company", "union"]);
  assert.equal(met(null).length, record.entities.length);
});

test("the unknown are asked for as unknown", () => {
  assert.deepEqual(ids("unknown", null), ["s12"]);
});

test("the least confidence is included", () => {
  assert.deepEqual(ids(null, 0.91), ["s1", "s3", "s4"]);
});

test("a record without conditions is the same record", () => {
  const record = sampleRecord();
  assert.equal(selectRecord(record, { speaker: null, minConfidence: null }), record);
});

test("a record that is selected from tells so, and links to nothing that is gone", () => {
  const record = selectRecord(sampleRecord(), { speaker: "Lindqvist", minConfidence: 0.5 });
  assert.deepEqual(record.made.options, { speaker: "Lindqvist", minConfidence: 0.5 });
  const within = record.statements.find((statement) => statement.id === "s8")!;
  assert.equal(within.within, null);
  assert.deepEqual(within.why, { within: "s7 was not selected" });
  const sure = selectRecord(sampleRecord(), { speaker: null, minConfidence: 0.9 });
  assert.deepEqual(
    sure.events.map(({ id }) => id),
    ["v3", "v4"],
  );
  const [told] = selectRecord(sampleRecord(), { speaker: "company", minConfidence: null }).events;
  assert.ok(told.assertedBy.voice === "source" && told.assertedBy.statement === null);
  assert.equal(told.why?.assertedBy, "s5 was not selected");
});
