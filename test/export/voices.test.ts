import assert from "node:assert/strict";
import test from "node:test";
import { findVoices } from "../../src/export/voices.ts";
import type { Record } from "../../src/record.ts";
import { sampleRecord } from "../cli/sample-record.ts";

test("each speaker has a letter in the order of first being heard", () => {
  const voices = findVoices(sampleRecord());
  assert.deepEqual(
    voices.all.map((voice) => `${voice.letter} ${voice.name}`),
    ["A Mara Oduya", "B Pieter Lindqvist", "C Ana Reyes", "D the ministry", "E A senior official"],
  );
  assert.deepEqual([...voices.labels.values()].slice(4, 8), ["B5", "B+C6", "D7", "B8"]);
});

test("unknown speakers are nobody in particular", () => {
  const record = sampleRecord();
  const twice = { ...record, statements: [...record.statements, { ...record.statements[11], id: "s13" }] };
  const voices = findVoices(twice);
  assert.ok(voices.all.every((voice) => voice.kind !== "unknown"));
  assert.equal(voices.labels.get("s12"), "?12");
  assert.equal(voices.labels.get("s13"), "?13");
});

test("the letters go on after Z", () => {
  const record = sampleRecord();
  const statements = Array.from({ length: 703 }, (_, k) => ({
    ...record.statements[0],
    id: `s${k}`,
    speaker: { spans: [], entities: [`e${k}`], kind: "named" as const },
  }));
  const letters = findVoices({ ...record, statements } as Record).all.map((voice) => voice.letter);
  assert.deepEqual([letters[25], letters[26], letters[701], letters[702]], ["Z", "AA", "ZZ", "AAA"]);
  assert.equal(new Set(letters).size, 703);
});
