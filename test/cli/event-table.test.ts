import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { textWidth } from "../../src/cli/columns.ts";
import { entityTable } from "../../src/cli/entity-table.ts";
import { eventTable } from "../../src/cli/event-table.ts";
import { excerpt } from "../../src/cli/excerpt.ts";
import { openPaint } from "../../src/cli/paint.ts";
import { findVoices } from "../../src/export/voices.ts";
import type { Entity, Event } from "../../src/record.ts";
import { sampleRecord } from "./sample-record.ts";

const RECORD = sampleRecord();
const VOICES = findVoices(RECORD);

function table(shown: readonly Event[], depth = 1): string[] {
  return [...eventTable(RECORD, VOICES, { shown, width: 90, paint: openPaint(depth), reasons: null })];
}

test("a column that is empty throughout is left out", () => {
  const [v1, v2, v3, , , v6] = RECORD.events;
  assert.match(table(RECORD.events)[0], /^No\. +What +Who → to whom +When, where +On the word of$/);
  assert.match(table([v2, v3])[0], /^No\. +What +Who → to whom +On the word of$/);
  assert.match(table([v1, v2])[0], / Where +On/);
  assert.match(table([v2, v6])[0], / When +On/);
});

test("what is read with low confidence is dim", () => {
  const dimOf = (id: string) =>
    table(
      RECORD.events.filter((event) => event.id === id),
      8,
    )
      .slice(1)[0]
      .includes("\x1b[2m");
  assert.equal(dimOf("v6"), true);
  assert.equal(dimOf("v4"), false);
});

test("the sentence is cut around the trigger, and begins with a whole word", () => {
  const text = "First of all nobody had expected that the council would ever vote against the bridge.";
  const at = (words: string) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });
  const cut = (words: string, width: number) => Object.values(excerpt(text, at(text), at(words), width)).join("|");
  assert.equal(
    cut("vote", 90),
    "First of all nobody had expected that the council would ever |vote| against the bridge.",
  );
  assert.equal(cut("vote", 40), "…council would ever |vote| against the br…");
  assert.equal(cut("First", 30), "|First| of all nobody had expec…");
});

test("an excerpt is never wider than asked and always has the words", () => {
  const texts = fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(20), fc.integer({ min: 4, max: 90 }), (text, start, length, width) => {
      const from = start % text.length;
      const trigger = { from, to: Math.min(text.length, from + length) };
      const { before, words, after } = excerpt(text, { from: 0, to: text.length }, trigger, width);
      assert.ok(textWidth(before) + textWidth(words) + textWidth(after) <= width);
    }),
  );
});

function entities(count: number): Entity[] {
  return Array.from({ length: count }, (_, k) => ({
    ...RECORD.entities[4],
    id: `e${k}`,
    name: `Body ${k}`,
    role: null,
    sector: null,
  }));
}

test("of many entities the table shows twelve, and how many more there are", () => {
  const lines = [...entityTable(entities(20), VOICES, 80, openPaint(1))];
  assert.equal(lines.length, 14);
  assert.equal(lines[13], "… and 8 more");
  assert.match(lines[0], /^Name, role +Mentions$/);
});

test("those with a name come first, then those spoken of most", () => {
  const [much, named, little] = entities(3);
  const mention = { from: 0, to: 1 };
  const of = (kind: "name" | "nominal", count: number) => Array.from({ length: count }, () => ({ ...mention, kind }));
  const shown = [
    { ...little, mentions: of("nominal", 1) },
    { ...much, mentions: of("nominal", 9) },
    { ...named, mentions: of("name", 1) },
  ];
  const lines = [...entityTable(shown, VOICES, 80, openPaint(1))].slice(1);
  assert.deepEqual(
    lines.map((line) => line.slice(0, 6)),
    ["Body 1", "Body 0", "Body 2"],
  );
});
