/**
 * The longest common subsequence of two word lists, as pairs of indices in order (Wagner and Fischer 1974). Takes a table of the product
 * of their lengths, which must each be below 65,536.
 */
export function commonSubsequence(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let k = b.length - 1; k >= 0; k--) {
      table[i * width + k] =
        a[i] === b[k]
          ? table[(i + 1) * width + k + 1] + 1
          : Math.max(table[(i + 1) * width + k], table[i * width + k + 1]);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (a[i] === b[k]) pairs.push([i++, k++]);
    else if (table[(i + 1) * width + k] >= table[i * width + k + 1]) i += 1;
    else k += 1;
  }
  return pairs;
}
