/** How likely something is by a logistic function: `features` and their `weights`, as many of each. */
export function logistic(features: readonly number[], weights: ArrayLike<number>): number {
  return likelihoodOf(features.reduce((sum, value, k) => sum + value * weights[k], 0));
}

/** How likely something is, by the logarithm of the odds that it is. */
export function likelihoodOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
