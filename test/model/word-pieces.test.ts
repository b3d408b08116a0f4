import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { findShape } from "../../src/model/shape.ts";
import { openWordPieces } from "../../src/model/word-pieces.ts";

const words = openWordPieces(fileURLToPath(new URL("../../models/vocabulary.txt", import.meta.url)));
type Golden = [word: string, ids: number[], offsets: [number, number][], shape: number];
const golden: Golden[] = JSON.parse(readFileSync(new URL("./fixtures/golden-pieces.json", import.meta.url), "utf8"));

test("word pieces are those of the Python tokenizer, with their offsets", () => {
  for (const [word, ids, offsets] of golden) {
    const found = words.pieces(word);
    assert.deepEqual(
      found.map(({ id }) => id),
      ids,
      JSON.stringify(word),
    );
    assert.deepEqual(
      found.map(({ from, to }) => [from, to]),
      offsets,
      JSON.stringify(word),
    );
  }
});

test("a word without pieces is the unknown piece to the model", () => {
  assert.deepEqual([...words.ids("\u200b")], [100]);
});

test("letter case is what the model was trained to see", () => {
  for (const [word, , , shape] of golden) assert.equal(findShape(word), shape, JSON.stringify(word));
});
