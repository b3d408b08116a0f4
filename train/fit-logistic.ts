import { logistic } from "../src/compare/logistic.ts";

/** A case of what a regression is fitted on: `x[0]` is 1. */
export interface Case {
  readonly x: readonly number[];
  readonly right: boolean;
}

const MOST_STEPS = 30;

/** Weights of a logistic regression with a small ridge, by Newton's method. */
export function fitLogistic(cases: readonly Case[], ridge = 0.002): number[] {
  const size = cases[0].x.length;
  let weights = new Float64Array(size);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = weights.map((weight) => ridge * weight);
    const curve = Array.from({ length: size }, (_, k) => Float64Array.from({ length: size }, (_, n) => (n === k ? ridge : 0)));
    for (const { x, right } of cases) {
      const p = predict(weights, x);
      const error = (p - (right ? 1 : 0)) / cases.length;
      const bend = (p * (1 - p)) / cases.length;
      for (let k = 0; k < size; k++) {
        gradient[k] += error * x[k];
        const own = bend * x[k];
        if (own !== 0) for (let n = 0; n <= k; n++) curve[k][n] += own * x[n];
      }
    }
    const change = solve(curve, gradient);
    weights = weights.map((weight, k) => weight - change[k]);
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  return Array.from(weights, (weight) => Number(weight.toFixed(3)));
}

/** Solves `matrix · x = vector` by Cholesky's method; of the matrix, which is symmetric and positive, the lower half is read. */
function solve(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  const size = vector.length;
  const low = matrix.map((row) => Float64Array.from(row));
  for (let k = 0; k < size; k++) {
    for (let n = 0; n <= k; n++) {
      let sum = matrix[k][n];
      for (let j = 0; j < n; j++) sum -= low[k][j] * low[n][j];
      low[k][n] = k === n ? Math.sqrt(sum) : sum / low[n][n];
    }
  }
  const x = Float64Array.from(vector);
  for (let k = 0; k < size; k++) {
    for (let n = 0; n < k; n++) x[k] -= low[k][n] * x[n];
    x[k] /= low[k][k];
  }
  for (let k = size - 1; k >= 0; k--) {
    for (let n = k + 1; n < size; n++) x[k] -= low[n][k] * x[n];
    x[k] /= low[k][k];
  }
  return x;
}

/** How likely a case is right. */
export function predict(weights: ArrayLike<number>, x: readonly number[]): number {
  return logistic(x, weights);
}

/** How well the figures hold, a line a tenth, and for each number of the likeliest cases the F if just those were kept. */
export function* fitLines(weights: readonly number[], cases: readonly Case[], marked: number): Generator<string> {
  const sorted = cases.map((one) => ({ ...one, p: predict(weights, one.x) })).sort((a, b) => b.p - a.p);
  let right = 0;
  let best = { f: 0, least: 0 };
  for (const [k, one] of sorted.entries()) {
    right += one.right ? 1 : 0;
    const f = (200 * right) / (k + 1 + marked);
    if (f > best.f) best = { f, least: one.p };
  }
  yield `best F ${best.f.toFixed(1)} at confidence ${best.least.toFixed(3)} (${cases.length} drafts, ${marked} marked)`;
  for (let tenth = 9; tenth >= 0; tenth--) {
    const own = sorted.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === tenth);
    const share = own.filter((one) => one.right).length / own.length;
    yield `${tenth / 10}–${(tenth + 1) / 10}: ${own.length} drafts, ${(100 * share).toFixed(0)} % right`;
  }
}
