/** Likelihoods between things of one list, both ways: `values[i * size + k]`, of each with itself 0. */
export interface Likelihoods {
  readonly size: number;
  readonly values: Float64Array;
}

/** Makes likelihoods of a function of two places. */
export function likelihoods(size: number, of: (i: number, k: number) => number): Likelihoods {
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) values[i * size + k] = values[k * size + i] = of(i, k);
  }
  return { size, values };
}

/** The means of two likelihoods of the same things. */
export function meanOf(a: Likelihoods, b: Likelihoods): Likelihoods {
  return { size: a.size, values: a.values.map((value, k) => (value + b.values[k]) / 2) };
}

const BEST = 3;

/**
 * What the others say of two: a third thing that is likely one with both speaks for it, one of which either has a likelier other against
 * it. A list of numbers for each `i`, `k`.
 */
export function openSupport({ size, values }: Likelihoods): (i: number, k: number) => number[] {
  const row = (i: number) => values.subarray(i * size, (i + 1) * size);
  const most = Array.from({ length: size }, (_, i) => Math.max(0, ...row(i)));
  const sums = Array.from({ length: size }, (_, i) => Math.log1p(row(i).reduce((sum, value) => sum + value, 0)));
  const lengths = Array.from({ length: size }, (_, i) =>
    Math.sqrt(row(i).reduce((sum, value) => sum + value * value, 0)),
  );
  return (i, k) => {
    const [mine, theirs] = [row(i), row(k)];
    const best = new Array<number>(BEST).fill(0);
    let product = 0;
    for (let n = 0; n < size; n++) {
      product += mine[n] * theirs[n];
      const common = Math.min(mine[n], theirs[n]);
      if (common <= best[BEST - 1]) continue;
      best[BEST - 1] = common;
      best.sort((x, y) => y - x);
    }
    const own = mine[k];
    return [
      own,
      logit(own),
      best[0],
      best.reduce((sum, value) => sum + value, 0) / BEST,
      product / (lengths[i] * lengths[k] + 1e-6),
      Math.min(most[i], most[k]) - own,
      Math.max(most[i], most[k]) - own,
      sums[i] + sums[k],
      Math.abs(sums[i] - sums[k]),
    ];
  };
}

function logit(likelihood: number): number {
  const p = Math.min(0.9999, Math.max(0.0001, likelihood));
  return Math.log(p / (1 - p));
}
