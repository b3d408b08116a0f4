import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { codePointOffsets, pairEnd } from "../../src/eval/code-points.ts";
import { readGold, readSpeakerGold } from "../../src/eval/gold.ts";
import { jaccard, matchPairs } from "../../src/eval/match.ts";
import { isSameName } from "../../src/eval/names.ts";
import { readRecords } from "../../src/eval/scorable.ts";
import { UnscorableError } from "../../src/eval/unscorable.ts";
import { indexWords, wordsIn } from "../../src/eval/words.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("words are letters, digits and underscores of any script, with one inner apostrophe and no combining marks", () => {
  const words = indexWords("Öhlin’s co-op, don't_x’y’z 3½ re\u0301sume\u0301 𝔅𝔢 北京…");
  const found = words.from.map((from, k) => words.text.slice(from, words.to[k]));
  assert.deepEqual(found, ["Öhlin’s", "co", "op", "don't_x", "y’z", "3½", "re", "sume", "𝔅𝔢", "北京"]);
});

test("a span touches the words it cuts, and its leading article is left out", () => {
  const words = indexWords("The old harbour and the crane");
  const touched = (from: number, to: number) => [...wordsIn(words, [{ from, to }])];
  assert.deepEqual(touched(0, 29), [1, 2, 3, 4, 5]);
  assert.deepEqual(touched(2, 5), [1]);
  assert.deepEqual(touched(3, 4), []);
  assert.deepEqual(touched(10, 11), [2]);
  assert.deepEqual([...wordsIn(words, [{ from: 20, to: 29 }])], [5]);
});

test("two empty sets are equal, an empty one is unlike any other", () => {
  assert.equal(jaccard(new Set(), new Set()), 1);
  assert.equal(jaccard(new Set([1]), new Set()), 0);
  assert.equal(jaccard(new Set([1, 2, 3]), new Set([2, 3, 4])), 0.5);
});

test("heavier pairs go first, equal ones in the order of what was found", () => {
  const weights: { [pair: string]: number } = { ax: 1, ay: 1, bx: 1, by: 2, cx: 1, cy: 1 };
  const pairs = matchPairs(
    ["a", "b", "c"],
    ["x", "y"],
    () => true,
    (f, m) => weights[f + m],
  );
  assert.deepEqual(pairs, [
    ["b", "y"],
    ["a", "x"],
  ]);
});

test("a name is the marked one with words added before or within it", () => {
  assert.ok(isSameName("Minister Ada B. Lund", "Ada Lund"));
  assert.ok(isSameName("ADA LUND’s", "Ada Lund"));
  assert.ok(isSameName("King Orm", "Orm"));
  assert.ok(!isSameName("Little Orm", "Orm"));
  assert.ok(!isSameName("Lund", "Ada Lund"));
  assert.ok(!isSameName("Ada Lund Foundation", "Ada Lund"));
  assert.ok(!isSameName("…", "Ada Lund"));
  assert.ok(!isSameName("Ada Lund", ""));
});

test("code points lead to code units and back for any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const offsets = codePointOffsets(text);
      const points = [...text];
      assert.equal(offsets.length, points.length + 1);
      points.forEach((point, k) => {
        assert.equal(text.slice(offsets[k], offsets[k + 1]), point);
      });
      for (let offset = 0; offset <= text.length; offset++) {
        const whole = pairEnd(text, offset);
        assert.ok(offsets.includes(whole) && whole - offset < 2);
      }
    }),
  );
});

test("gold spans in code points become spans in code units, gzipped or not", () => {
  const line = '{"id":"a","text":"🚢 sails","attributions":[{"source":[],"cue":[[2,7]],"content":[]}]}';
  for (const file of [bytes(`\uFEFF${line}\r\n\r\n`), gzipSync(line)]) {
    const [{ attributions }] = readGold(file, "gold");
    assert.deepEqual(attributions[0].cue, [{ from: 3, to: 8 }]);
  }
});

const refusals: readonly [what: string, read: () => unknown, message: RegExp][] = [
  ["an empty file", () => readGold(bytes("\n"), "g"), /^g: no documents in it$/],
  ["a line that is not JSON", () => readGold(bytes('{"id":\n'), "g"), /^g, line 1: not JSON: /],
  ["a line that is no object", () => readGold(bytes("[]"), "g"), /^g, line 1: an object expected, found \[\]$/],
  [
    "a document without text",
    () => readGold(bytes('\n{"id":"a"}'), "g"),
    /^g, line 2: text: a string expected, found nothing$/,
  ],
  [
    "a span beyond the text",
    () => readGold(bytes('{"id":"a","text":"🚢","attributions":[{"source":[[0,2]],"cue":[],"content":[]}]}'), "g"),
    /^g, line 1: attributions\[0\]\.source\[0\]: an offset from 0 to 1 expected, found 2$/,
  ],
  [
    "gold without speakers",
    () => readSpeakerGold(bytes('{"id":"a","text":"","attributions":[{"source":[],"cue":[],"content":[]}]}'), "g"),
    /^g, line 1: attributions\[0\]\.names: a list expected, found nothing$/,
  ],
  ["bytes that are not UTF-8", () => readGold(Uint8Array.of(0x93, 0x41), "g"), /^g: not UTF-8 text$/],
  ["cut gzip", () => readGold(gzipSync("{}").subarray(0, 12), "g"), /^g: not whole gzip of UTF-8 text$/],
  [
    "a record without statements",
    () => readRecords(bytes('{"document":{"id":"a","text":""}}'), "r"),
    /^r, line 1: statements: a list expected, found nothing$/,
  ],
];

for (const [what, read, message] of refusals) {
  test(`${what} is refused with its place`, () => {
    assert.throws(read, (error) => error instanceof UnscorableError && message.test(error.message));
  });
}
