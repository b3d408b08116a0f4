import assert from "node:assert/strict";
import test from "node:test";
import { selectedStatements, selectRecord } from "../../src/cli/selection.ts";
import { sampleRecord } from "./sample-record.ts";

const ids = (speaker: string | null, minConfidence: number | null) =>
  selectedStatements(sampleRecord(), { speaker, minConfidence }).map((statement) => statement.id);

test("a part of a name is enough, and case and accents do not count", () => {
  assert.deepEqual(ids("ODUYA", null), ["s1", "s2", "s3", "s4"]);
  assert.deepEqual(ids("réyes", null), ["s6"]);
  assert.deepEqual(ids("senior official", null), ["s10", "s11"]);
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
});
