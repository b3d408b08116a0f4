/** How likely something is by a logistic function: `features` and their `weights`, as many of each. */
export function logistic(features: readonly number[], weights: ArrayLike<number>): number {
  return 1 / (1 + Math.exp(-features.reduce((sum, value, k) => sum + value * weights[k], 0)));
}
