import assert from "node:assert/strict";
import test from "node:test";
import { recordLine, recordText } from "../../src/export/json.ts";
import { sampleRecord } from "../cli/sample-record.ts";

test("a record is one line, and the same record again when parsed", () => {
  assert.ok(!recordLine(sampleRecord()).includes("\n"));
  assert.deepEqual(JSON.parse(recordLine(sampleRecord())), JSON.parse(recordText(sampleRecord())));
});

test("controls and line separators are written as escapes and come back as they were", () => {
  const record = sampleRecord();
  const title = "\u0000\u001b\u007f\u009b\u2028\u2029 \ud800 “”";
  const line = recordLine({ ...record, document: { ...record.document, title } });
  assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800]/);
  assert.equal(JSON.parse(line).document.title, title);
});
