import { readFileSync } from "node:fs";
import { once } from "../extract/read-table.ts";

const DIMENSIONS = 100;

interface Vectors {
  readonly ranks: ReadonlyMap<string, number>;
  /** One after the other, each of length 1. */
  readonly values: Float32Array;
}

/** GloVe vectors (Pennington, Socher and Manning 2014) of the most frequent words (`data/word-vectors.*`, made by `scripts/build-word-vectors.ts`). */
const vectors = once((): Vectors => {
  const data = new URL("../../data/", import.meta.url);
  const words = readFileSync(new URL("word-vectors.txt", data), "utf8").trimEnd().split("\n");
  const bytes = readFileSync(new URL("word-vectors.bin", data));
  const values = Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  for (let from = 0; from < values.length; from += DIMENSIONS) {
    const vector = values.subarray(from, from + DIMENSIONS);
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    for (let d = 0; d < DIMENSIONS; d++) vector[d] /= length;
  }
  return { ranks: new Map(words.map((word, rank) => [word, rank])), values };
});

/** The place of a word, in small letters, among the most frequent, from 0; -1 where it has no vector. */
export function rankOf(word: string): number {
  return vectors().ranks.get(word) ?? -1;
}

/** How alike two words are used, by their ranks: the cosine of their vectors, -1 to 1; 0 where one has none. */
export function likenessOf(a: number, b: number): number {
  if (a < 0 || b < 0) return 0;
  const { values } = vectors();
  const [from, other] = [a * DIMENSIONS, b * DIMENSIONS];
  let sum = 0;
  for (let d = 0; d < DIMENSIONS; d++) sum += values[from + d] * values[other + d];
  return sum;
}
