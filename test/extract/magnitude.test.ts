import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { readCount } from "../../src/extract/events/count-words.ts";
import { findMagnitudes, magnitudesOf } from "../../src/extract/events/magnitude.ts";
import type { EventType, Magnitude, Span } from "../../src/record.ts";
import { layoutOf, parseMarkedCases } from "./parse-marked.ts";

function found(text: string, sentence: Span = { from: 0, to: text.length }): Magnitude[] {
  return findMagnitudes(layoutOf(text), sentence);
}

const written = (text: string, magnitudes: readonly Magnitude[]) =>
  magnitudes
    .map(({ from, to, what, value, unit }) => `${text.slice(from, to)} = ${[what, value, unit ?? ""].join(" ").trim()}`)
    .join(" | ") || "-";

const cases = parseMarkedCases(readFileSync(new URL("cases/magnitudes.txt", import.meta.url), "utf8"));

for (const { notation, text, findings } of cases) {
  test(`magnitude: ${notation}`, () => assert.equal(written(text, found(text)), findings.get("found")));
}

test("spans count from the start of the document, and nothing outside the sentence is read", () => {
  const text = "Six people died. Police arrested 12 dockers. Nine were hurt.";
  const from = text.indexOf("Police");
  const [only, ...rest] = found(text, { from, to: text.indexOf(" Nine") });
  assert.deepEqual([text.slice(only.from, only.to), only.what, rest], ["12 dockers", "arrested", []]);
});

test("numbers in words", () => {
  const values: readonly (readonly [string, number | null])[] = [
    ["5,000", 5000],
    ["2.5 million", 2_500_000],
    ["2.3m", 2_300_000],
    ["$", null],
    ["two hundred and fifty thousand", 250_000],
    ["twenty-three", 23],
    ["a million and a half", 1_500_000],
    ["three and a half", 3.5],
    ["two dozen", 24],
    ["half a dozen", 6],
    ["a quarter of a million", 250_000],
    ["one hundred twenty", 120],
    ["two million three hundred thousand", 2_300_000],
    ["two three", null],
    ["thousand million", null],
  ];
  for (const [words, value] of values.filter(([, value]) => value !== null)) {
    assert.equal(readCount(words), value, words);
  }
  assert.equal(readCount("two three"), null);
  assert.equal(readCount("a thousand million"), null);
});

/** Which event of a sentence each magnitude goes to: "ASSAULT killed: 3 men". */
function shared(text: string, triggers: readonly (readonly [EventType, string])[]): string[] {
  const typed = triggers.map(([type, words]) => {
    const from = text.indexOf(words);
    return { type, trigger: { from, to: from + words.length } };
  });
  return typed.map(({ type, trigger }) => {
    const own = magnitudesOf(type, trigger, found(text), typed);
    return `${text.slice(trigger.from, trigger.to)}: ${own.map(({ from, to }) => text.slice(from, to)).join(", ") || "-"}`;
  });
}

test("each event has what its type counts", () => {
  assert.deepEqual(
    shared("Police killed two dockers and arrested 120 at a march of 5,000 people over €2 million.", [
      ["ASSAULT", "killed"],
      ["COERCE", "arrested"],
      ["PROTEST", "march"],
    ]),
    ["killed: two dockers", "arrested: 120", "march: 5,000 people"],
  );
});

test("of several events of a kind the nearest has it, of two as near the earlier", () => {
  assert.deepEqual(
    shared("The attack killed two men, and a raid wounded nine.", [
      ["ASSAULT", "attack"],
      ["ASSAULT", "killed"],
      ["ASSAULT", "raid"],
    ]),
    ["attack: -", "killed: two men", "raid: nine"],
  );
  assert.deepEqual(
    shared("It paid $5 sent.", [
      ["AID", "paid"],
      ["AID", "sent"],
    ]),
    ["paid: $5", "sent: -"],
  );
});

test("any text gives magnitudes that stand in it, in order and apart, of values that are numbers", () => {
  const word = fc.constantFrom(
    ..."two three hundred and a half million killed wounded arrested people soldiers $ € 5 12,000 2.5 bn dozen of the were - to between 😀 pounds , . \n\n".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 5 })), { maxLength: 30 }), (words) => {
      const text = words.join(" ");
      let last = 0;
      for (const { from, to, value } of found(text)) {
        assert.ok(last <= from && from < to && to <= text.length);
        assert.ok(Number.isFinite(value));
        last = to;
      }
    }),
  );
});
