import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { findTokens } from "../../src/text/tokens.ts";

const golden: { text: string; tokens: [string, number, number][] }[] = JSON.parse(
  readFileSync(new URL("fixtures/golden-tokens.json", import.meta.url), "utf8"),
);

function listed(text: string): [string, number, number][] {
  const { from, to, length } = findTokens(text);
  return Array.from({ length }, (_, k) => [text.slice(from[k], to[k]), from[k], to[k]]);
}

test("tokens are those of the Python pattern that the model was trained with", () => {
  assert.ok(golden.length > 90);
  for (const { text, tokens } of golden) assert.deepEqual(listed(text), tokens, JSON.stringify(text));
});

test("tokens are those of the same pattern in JavaScript, on any string", () => {
  const space = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const word = "[\\p{L}\\p{N}_]";
  const pattern = new RegExp(`${word}+(?:[.]${word}+)+[.]?|${word}+(?:['’]${word}+)?|[^\\p{L}\\p{N}_${space}]`, "gu");
  const text = fc.string({ unit: fc.constantFrom(..."ab.'’ \n“”é😀\u0301½_𝐀\ud83d\ude00-".split(""), "😀", "𝐀") });
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: "binary" })), (text) => {
      const expected = Array.from(text.matchAll(pattern), (match) => [
        match[0],
        match.index,
        match.index + match[0].length,
      ]);
      assert.deepEqual(listed(text), expected);
    }),
    { numRuns: 1000 },
  );
});

test("a word of ten million letters is one token", () => {
  const text = "a".repeat(10_000_000);
  assert.deepEqual(Array.from(findTokens(text).to), [text.length]);
});
