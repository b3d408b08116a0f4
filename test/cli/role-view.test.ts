import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { textWidth } from "../../src/cli/columns.ts";
import { openPaint } from "../../src/cli/paint.ts";
import type { RoleMark } from "../../src/cli/role-marks.ts";
import { roleView } from "../../src/cli/role-view.ts";
import { visible } from "../../src/cli/visible.ts";

function view(text: string, marks: readonly RoleMark[], width = 100): string[] {
  const sorted = marks.toSorted((a, b) => a.from - b.from || b.to - a.to);
  return [...roleView(text, { stretches: [{ from: 0, to: text.length }], marks: sorted }, width, openPaint(1))];
}

test("parts within each other and parts that end together are closed one by one", () => {
  const text = "Police held three men.";
  const at = (words: string, role: string | null) => {
    return { role, from: text.indexOf(words), to: text.indexOf(words) + words.length };
  };
  const marks = [at("Police", "actor"), at("held", null), at("three men", "recipient"), at("three", "count")];
  assert.deepEqual(view(text, marks), ["{actor: Police} _held_ {recipient: {count: three} men}."]);
});

test("what stands between two stretches is left out", () => {
  const stretches = [
    { from: 0, to: 4 },
    { from: 9, to: 13 },
  ];
  assert.deepEqual([...roleView("One. Two. Six.", { stretches, marks: [] }, 80, openPaint(1))], ["One. … Six"]);
});

test("without the marks a view has the words of the text, and no line is too wide", () => {
  const texts = fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }).filter((text) => !/[{}_]/.test(text));
  const spans = fc.array(fc.tuple(fc.nat(), fc.nat(30)), { maxLength: 5 });
  fc.assert(
    fc.property(texts, spans, fc.integer({ min: 30, max: 100 }), (text, places, width) => {
      const marks = places.map(([start, length]) => {
        const from = start % text.length;
        return { role: "actor", from, to: Math.min(text.length, from + length) };
      });
      const lines = view(text, marks, width);
      for (const line of lines) assert.ok(textWidth(line) <= width, line);
      const shown = lines.join("").replace(/\{actor: ?|\}|\s/g, "");
      assert.equal(shown.length, visible(text.replace(/\s+/g, " ")).replace(/\s/g, "").length);
    }),
  );
});
