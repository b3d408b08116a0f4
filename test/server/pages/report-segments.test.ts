import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Span } from "../../../src/record.ts";
import { cutBlocks, findBlocks, trimmedSpan } from "../../../src/server/pages/report-segments.ts";

const PIECES = [
  "a",
  "bc",
  " ",
  "\n",
  "\r\n",
  "\u2028",
  "“",
  "”",
  "<b>",
  "&amp;",
  "\0",
  "😀",
  "\ud83d",
  "é",
  "\t",
  ".",
  "\n \n",
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));
const spans = fc.record({ from: fc.integer({ min: -3, max: 90 }), to: fc.integer({ min: -3, max: 90 }) });

test("blocks hold every character of a text once, in order, and their words none of the space around them", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const blocks = findBlocks(text);
      assert.equal(blocks.map(({ from, to }) => text.slice(from, to)).join(""), text);
      for (const { from, to, words } of blocks) {
        assert.equal(text.slice(words.from, words.to), text.slice(from, to).trim());
        assert.ok(from < to && from <= words.from && words.to <= to);
      }
    }),
  );
});

test("segments hold every character once, and say of each what covers it, however marks cross and nest", () => {
  fc.assert(
    fc.property(texts, fc.array(spans, { maxLength: 12 }), (text, marks) => {
      const blocks = findBlocks(text);
      const cut = cutBlocks(text, blocks, marks);
      assert.equal(cut.length, blocks.length);
      assert.equal(
        cut
          .flat()
          .map(({ from, to }) => text.slice(from, to))
          .join(""),
        text,
      );
      for (const { from, to, cover } of cut.flat()) {
        assert.ok(from < to);
        for (const at of [from, to - 1]) {
          const covering = marks.filter((mark) => covers(trimmedSpan(text, mark), at));
          assert.deepEqual(new Set(cover), new Set(covering));
        }
      }
    }),
  );
});

test("no segment parts the halves of a character, and none is made within a mark without need", () => {
  const text = "a😀b";
  const cut = cutBlocks(text, findBlocks(text), [{ from: 2, to: 3 }]);
  assert.deepEqual(
    cut.flat().map(({ from, to }) => text.slice(from, to)),
    ["a", "😀", "b"],
  );
});

test("the outermost of what covers a word stands first", () => {
  const marks = [
    { from: 4, to: 9 },
    { from: 0, to: 20 },
    { from: 4, to: 12 },
  ];
  const text = "One two three four five";
  const cut = cutBlocks(text, findBlocks(text), marks).flat();
  assert.deepEqual(cut.find(({ from }) => from === 4)?.cover, [marks[1], marks[2], marks[0]]);
});

test("thousands of marks over the same words do not make thousands of covers", () => {
  const text = "word ".repeat(4000);
  const marks = Array.from({ length: 4000 }, (_, k) => ({ from: k, to: text.length - k }));
  const cut = cutBlocks(text, findBlocks(text), marks).flat();
  const covers = cut.reduce((sum, { cover }) => sum + cover.length, 0);
  assert.ok(covers < 20 * (cut.length + 1), `${covers} covers of ${cut.length} segments`);
});

function covers({ from, to }: Span, at: number): boolean {
  return from <= at && at < to;
}
