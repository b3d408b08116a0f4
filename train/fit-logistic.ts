/** A case of what a regression is fitted on: `x[0]` is 1. */
export interface Case {
  readonly x: readonly number[];
  readonly right: boolean;
}

/** Weights of a logistic regression, by gradient descent with a small ridge. */
export function fitLogistic(cases: readonly Case[]): number[] {
  const weights = cases[0].x.map(() => 0);
  for (let step = 0; step < 20_000; step++) {
    const gradient = weights.map((weight) => 0.002 * weight);
    for (const { x, right } of cases) {
      const error = predict(weights, x) - (right ? 1 : 0);
      for (let k = 0; k < x.length; k++) gradient[k] += (error * x[k]) / cases.length;
    }
    for (let k = 0; k < weights.length; k++) weights[k] -= 0.05 * gradient[k];
  }
  return weights.map((weight) => Number(weight.toFixed(3)));
}

/** How likely a case is right. */
export function predict(weights: readonly number[], x: readonly number[]): number {
  return 1 / (1 + Math.exp(-x.reduce((sum, value, k) => sum + value * weights[k], 0)));
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
