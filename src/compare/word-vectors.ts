import { readFileSync } from "node:fs";
import { once } from "../extract/read-table.ts";

const DIMENSIONS = 100;

/** The dimensions are in order of their variance: after so many it is mostly known that two vectors are not alike. */
const FIRST = 32;

interface Vectors {
  readonly ranks: ReadonlyMap<string, number>;
  /** One after the other, each of length 1. */
  readonly values: Float32Array;
  /** Of each the length of what comes after its first dimensions. */
  readonly rests: Float32Array;
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
  const rests = Float32Array.from(words, (_, rank) => {
    const rest = values.subarray(rank * DIMENSIONS + FIRST, (rank + 1) * DIMENSIONS);
    return Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0));
  });
  return { ranks: new Map(words.map((word, rank) => [word, rank])), values, rests };
});

/** The place of a word, in small letters, among the most frequent, from 0; -1 where it has no vector. */
export function rankOf(word: string): number {
  return vectors().ranks.get(word) ?? -1;
}

/**
 * How alike two words are used, by their ranks: the cosine of their vectors, -1 to 1; 0 where one has none. Of what is certain to be less
 * than `least` (by the inequality of Cauchy and Schwarz for the dimensions not yet looked at) it is not worked out, and 0.
 */
export function likenessOf(a: number, b: number, least = -1): number {
  if (a < 0 || b < 0) return 0;
  const { values, rests } = vectors();
  const [from, other] = [a * DIMENSIONS, b * DIMENSIONS];
  let sum = 0;
  for (let d = 0; d < FIRST; d++) sum += values[from + d] * values[other + d];
  if (sum + rests[a] * rests[b] < least) return 0;
  for (let d = FIRST; d < DIMENSIONS; d++) sum += values[from + d] * values[other + d];
  return sum;
}
