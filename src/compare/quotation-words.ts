import { commonSubsequence } from "./common-subsequence.ts";

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

/** How the words of two quotations match, by the longest subsequence that both have. */
export function matchWords(a: readonly string[], b: readonly string[]): QuotationMatch {
  const [left, right] = [a.slice(0, MOST_WORDS), b.slice(0, MOST_WORDS)];
  const pairs = commonSubsequence(left, right);
  let run = 0;
  let longestRun = 0;
  for (const [n, [i, k]] of pairs.entries()) {
    const [lastI, lastK] = pairs[n - 1] ?? [-1, -1];
    run = i === lastI + 1 && k === lastK + 1 ? run + 1 : 1;
    longestRun = Math.max(longestRun, run);
  }
  const [inA, inB] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, k]) => k))];
  return {
    shared: pairs.length,
    longestRun,
    onlyA: [...left.keys()].filter((i) => !inA.has(i)),
    onlyB: [...right.keys()].filter((k) => !inB.has(k)),
  };
}

const SAME_FORM = 0.5;

/** The share of words in common, in order, of two stretches that differ in a name, a day or a number; 0 where they differ in more. */
export function sameForm(a: readonly string[], b: readonly string[]): number {
  const share =
    commonSubsequence(a.slice(0, MOST_WORDS), b.slice(0, MOST_WORDS)).length / Math.max(a.length, b.length, 1);
  return share < SAME_FORM ? 0 : share;
}
