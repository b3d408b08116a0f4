import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { textWidth } from "../../src/cli/columns.ts";
import { compareView } from "../../src/cli/compare-view.ts";
import { openPaint } from "../../src/cli/paint.ts";
import { compareRecords } from "../../src/compare/compare.ts";
import { openComparisonView } from "../../src/export/comparison/view.ts";
import type { Record } from "../../src/record.ts";
import { COMPARISON, RECORDS } from "../export/comparison/tellings.ts";

const VIEW = openComparisonView(COMPARISON, RECORDS);

function lines(width: number, depth = 1): string[] {
  return [...compareView(VIEW, { width, paint: openPaint(depth) })];
}

for (const width of [60, 100, 140]) {
  test(`the three tellings at ${width} columns read as reviewed`, () => {
    const expected = readFileSync(new URL(`expected/compare-${width}.txt`, import.meta.url), "utf8");
    assert.equal(`${lines(width).join("\n").trimEnd()}\n`, expected);
  });
}

test("no line is wider than the view, whatever its width", () => {
  for (const width of [30, 41, 59, 60, 79, 93, 120, 160]) {
    for (const line of lines(width)) assert.ok(textWidth(line) <= width, `${textWidth(line)} > ${width}: ${line}`);
  }
});

test("colour adds nothing but colour", () => {
  assert.deepEqual(lines(100, 8).map(stripVTControlCharacters), lines(100));
  assert.notDeepEqual(lines(100, 8), lines(100));
});

test("what is not found is told with its base, and nothing is called omitted", () => {
  const text = lines(140).join("\n");
  assert.match(text, /not found \(read whole, 138 words\)/);
  assert.doesNotMatch(text, /omit|left out/i);
});

test("a report compared with itself has no differences", () => {
  const view = openComparisonView(compareRecords([RECORDS[0], RECORDS[0]]), [RECORDS[0]]);
  const text = [...compareView(view, { width: 100, paint: openPaint(1) })].join("\n");
  assert.match(text, /No differences were found\./);
  assert.doesNotMatch(text, /≠|not quoted|not found/);
});

test("the order of the reports changes nothing", () => {
  const turned = compareRecords([...RECORDS].reverse());
  const straight = compareRecords(RECORDS);
  const text = (comparison: typeof turned, records: readonly Record[]) => [
    ...compareView(openComparisonView(comparison, records), { width: 100, paint: openPaint(1) }),
  ];
  assert.deepEqual(text(turned, [...RECORDS].reverse()), text(straight, RECORDS));
});

test("what a report says cannot steer the terminal", () => {
  const hostile = RECORDS.map((record) => ({
    ...record,
    document: { ...record.document, title: "\x1b]0;mine\x07\x1b[2J", outlet: "\x9b31m\u202eEvil" },
  }));
  const view = openComparisonView(compareRecords(hostile), hostile);
  const text = [...compareView(view, { width: 100, paint: openPaint(1) })].join("");
  assert.doesNotMatch(text, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
});
