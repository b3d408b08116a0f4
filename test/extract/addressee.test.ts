import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { findAddressee } from "../../src/extract/addressee.ts";
import { layoutOf, parseMarkedCases } from "./parse-marked.ts";

const cases = parseMarkedCases(readFileSync(new URL("cases/addressee.txt", import.meta.url), "utf8"));

for (const marked of cases) {
  test(`addressee: ${marked.notation}`, () => {
    const found = findAddressee(layoutOf(marked.text), marked);
    const words = found?.map(({ from, to }) => marked.text.slice(from, to)).join(" … ") ?? "-";
    assert.equal(words, marked.findings.get("to"));
  });
}

test("an addressee stands whole in the text, whatever words and marks are around the cue", () => {
  const word = fc.constantFrom(
    "told",
    "asked",
    "to",
    "the",
    "her",
    "Ms.",
    "Reyes",
    "'s",
    "“",
    "”",
    ",",
    "and",
    "of",
    "crowd",
    "in",
    "interview",
    "with",
    ".",
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 14 }), fc.nat(13), (words, at) => {
      const text = words.join(" ");
      const k = at % words.length;
      const from = words.slice(0, k).join(" ").length + (k > 0 ? 1 : 0);
      const cue = [{ from, to: from + words[k].length }];
      const found = findAddressee(layoutOf(text), { cue, source: [], content: [] });
      for (const span of found ?? []) {
        assert.ok(span.from >= 0 && span.from < span.to && span.to <= text.length);
        assert.equal(text.slice(span.from, span.to).trim(), text.slice(span.from, span.to));
      }
    }),
  );
});

test("without a cue nobody is addressed", () => {
  assert.equal(findAddressee(layoutOf("Reyes told reporters."), { cue: [], source: [], content: [] }), null);
});
