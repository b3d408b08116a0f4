/** The place of the greatest of `count` values from `at` on, counted from there; the first of equals. */
export function best(values: Float32Array, at: number, count: number): number {
  let top = 0;
  for (let k = 1; k < count; k++) if (values[at + k] > values[at + top]) top = k;
  return top;
}
