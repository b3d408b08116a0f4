/** How the words of two quotations lie: runs they share, in order, and what one has that the other has not. */
export interface QuotationMatch {
  /** Words shared in order. */
  readonly shared: number;
  /** The longest run of them without a gap on either side. */
  readonly longestRun: number;
  /** Indices of the words of A and of B that the other has not. */
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
}

/** Beyond so many words a quotation is compared by its first ones: a table of all would take too long. */
const MOST_WORDS = 400;

/** The longest common subsequence of two word lists (Wagner and Fischer 1974). */
export function matchWords(a: readonly string[], b: readonly string[]): QuotationMatch {
  const rows = Math.min(a.length, MOST_WORDS);
  const columns = Math.min(b.length, MOST_WORDS);
  const width = columns + 1;
  const table = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let k = columns - 1; k >= 0; k--) {
      table[i * width + k] =
        a[i] === b[k]
          ? table[(i + 1) * width + k + 1] + 1
          : Math.max(table[(i + 1) * width + k], table[i * width + k + 1]);
    }
  }
  const onlyA: number[] = [];
  const onlyB: number[] = [];
  let run = 0;
  let longestRun = 0;
  let i = 0;
  let k = 0;
  while (i < rows && k < columns) {
    if (a[i] === b[k]) {
      run += 1;
      longestRun = Math.max(longestRun, run);
      i += 1;
      k += 1;
    } else {
      run = 0;
      if (table[(i + 1) * width + k] >= table[i * width + k + 1]) onlyA.push(i++);
      else onlyB.push(k++);
    }
  }
  for (; i < rows; i++) onlyA.push(i);
  for (; k < columns; k++) onlyB.push(k);
  return { shared: table[0], longestRun, onlyA, onlyB };
}

const SAME_FORM = 0.5;

/** The share of words in common, in order, of two stretches that differ in a name, a day or a number; 0 where they differ in more. */
export function sameForm(a: readonly string[], b: readonly string[]): number {
  const share = matchWords(a, b).shared / Math.max(a.length, b.length, 1);
  return share < SAME_FORM ? 0 : share;
}
