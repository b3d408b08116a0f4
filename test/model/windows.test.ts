import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { findWindows, type Window } from "../../src/model/windows.ts";
import { CLS, openWordPieces, SEP } from "../../src/model/word-pieces.ts";
import { findLayout } from "../../src/text/find-layout.ts";
import { documentOf } from "../extract/story.ts";

const words = openWordPieces(fileURLToPath(new URL("../../models/vocabulary.txt", import.meta.url)));

const word = fc.constantFrom(
  "the",
  "minister",
  "said",
  "unconstitutionally",
  "“we",
  "will”",
  "Orlov",
  "3.5",
  "x".repeat(90),
  "—",
);
const sentence = fc.array(word, { minLength: 1, maxLength: 60 }).map((list) => `${list.join(" ")}.`);
const text = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 14 })
  .map((paragraphs) => paragraphs.map((sentences) => sentences.join(" ")).join("\n\n"));

test("every token is decided by exactly one window, in order", () => {
  fc.assert(
    fc.property(text, (text) => {
      const layout = findLayout(documentOf(text));
      let next = 0;
      for (const { decides, from, to } of findWindows(layout, words)) {
        assert.equal(decides.from, next);
        assert.ok(from <= decides.from && decides.from < decides.to && decides.to <= to);
        next = decides.to;
      }
      assert.equal(next, layout.tokens.length);
    }),
    { numRuns: 60 },
  );
});

test("a window fits the network and holds the pieces of its tokens", () => {
  fc.assert(
    fc.property(text, (text) => {
      const layout = findLayout(documentOf(text));
      for (const window of findWindows(layout, words)) {
        assert.ok(window.ids.length <= 512, `${window.ids.length} pieces`);
        assert.equal(window.first.length, window.to - window.from);
        assert.equal(window.ids[0], CLS);
        assert.equal(window.ids.at(-1), SEP);
        window.first.forEach((piece, k) => {
          const token = window.from + k;
          const [first] = words.ids(layout.text.slice(layout.tokens.from[token], layout.tokens.to[token]));
          assert.equal(window.ids[piece], first);
        });
      }
    }),
    { numRuns: 60 },
  );
});

test("a sentence that fits a window is whole in the window that decides its tokens", () => {
  fc.assert(
    fc.property(text, (text) => {
      const layout = findLayout(documentOf(text));
      const windows = [...findWindows(layout, words)];
      const holder = (token: number): Window =>
        windows.find(({ decides }) => decides.from <= token && token < decides.to)!;
      for (const { tokens } of layout.sentences) {
        let pieces = 0;
        for (let k = tokens.from; k < tokens.to; k++) {
          pieces += words.ids(layout.text.slice(layout.tokens.from[k], layout.tokens.to[k])).length;
        }
        if (pieces > 100) continue;
        const middle = (tokens.from + tokens.to) >> 1;
        const { from, to } = holder(middle);
        assert.ok(from <= tokens.from && tokens.to <= to);
      }
    }),
    { numRuns: 60 },
  );
});

test("a stretch that is not the story is in no window", () => {
  const text = "The minister spoke.\n\nSIGN UP FOR OUR NEWSLETTER\n\nShe said so.";
  const at = text.indexOf("SIGN");
  const layout = findLayout({ ...documentOf(text), removed: [{ from: at, to: at + 26, reason: "promotion" }] });
  const seen = [...findWindows(layout, words)].flatMap(({ ids }) => [...ids]);
  assert.ok(!seen.includes(words.ids("NEWSLETTER")[0]));
  assert.ok(seen.includes(words.ids("minister")[0]));
});
