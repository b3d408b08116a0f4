import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { findLayout } from "../../src/text/find-layout.ts";
import { documentOf } from "./document.ts";
import { parseCases } from "./parse-cases.ts";

const cases = parseCases(readFileSync(new URL("cases/sentences.txt", import.meta.url), "utf8"));

test("there are at least forty cases of sentences", () => assert.ok(cases.length >= 40));

for (const { title, text, findings } of cases) {
  test(`sentences: ${title}`, () => {
    const { sentences } = findLayout(documentOf(text));
    assert.deepEqual(
      sentences.map(({ from, to }) => text.slice(from, to)),
      findings,
    );
  });
}

const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."Mr.|U.S.|He|left|.|. |? |! |…|. . . |“|”|\"|'|(|)|\n|\r\n|\u2028| | |3.5|J.|No. 5|said|\u00a0|-".split("|"),
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 80 },
  )
  .map((pieces) => pieces.join(" ".repeat(pieces.length % 2)));

test("tokens tile all that is no space; sentences and paragraphs hold every token, in order", () => {
  fc.assert(
    fc.property(prose, (text) => {
      const { tokens, sentences, paragraphs } = findLayout(documentOf(text));
      let end = 0;
      for (let k = 0; k < tokens.length; k++) {
        assert.match(text.slice(end, tokens.from[k]), /^[\s\x1c-\x1f\x85]*$/);
        assert.ok(tokens.from[k] >= end && tokens.to[k] > tokens.from[k]);
        end = tokens.to[k];
      }
      assert.match(text.slice(end), /^[\s\x1c-\x1f\x85]*$/);

      let token = 0;
      sentences.forEach((sentence, s) => {
        assert.equal(sentence.tokens.from, token);
        token = sentence.tokens.to;
        assert.ok(token > sentence.tokens.from);
        assert.equal(sentence.from, tokens.from[sentence.tokens.from]);
        assert.equal(sentence.to, tokens.to[token - 1]);
        for (let k = sentence.tokens.from; k < token; k++) {
          assert.equal(tokens.sentence[k], s);
          assert.equal(tokens.paragraph[k], sentence.paragraph);
        }
      });
      assert.equal(token, tokens.length);

      let first = 0;
      paragraphs.forEach((paragraph, p) => {
        assert.equal(paragraph.sentences.from, first);
        first = paragraph.sentences.to;
        assert.equal(sentences[paragraph.sentences.from].from, paragraph.from);
        assert.equal(sentences[first - 1].to, paragraph.to);
        assert.equal(sentences[first - 1].paragraph, p);
        assert.doesNotMatch(text.slice(paragraph.from, paragraph.to), /[\r\n\u2028\u2029]/);
      });
      assert.equal(first, sentences.length);
    }),
    { numRuns: 2000 },
  );
});

test("a text without a word has no sentence", () => {
  for (const text of ["", " \n\t "]) {
    const layout = findLayout(documentOf(text));
    assert.deepEqual([layout.sentences, layout.paragraphs, layout.tokens.length], [[], [], 0]);
  }
});
