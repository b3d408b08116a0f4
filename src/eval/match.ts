import type { Span } from "../record.ts";

/** Do two stretches of a text share a character? */
export function touches(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** How many members two sets share. */
export function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const member of a) if (b.has(member)) shared++;
  return shared;
}

/** Jaccard index of two sets of words, 0 to 1; two empty sets are equal. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 && b.size === 0) return 1;
  const shared = overlap(a, b);
  return shared / (a.size + b.size - shared);
}

/**
 * Pairs what was found with what was marked, one to one, heaviest pairs first. Pairs of equal weight are taken in the
 * order of `found`, then of `marked`.
 */
export function matchPairs<Found, Marked>(
  found: readonly Found[],
  marked: readonly Marked[],
  same: (found: Found, marked: Marked) => boolean,
  weight: (found: Found, marked: Marked) => number,
): [Found, Marked][] {
  const candidates: { i: number; k: number; weight: number }[] = [];
  found.forEach((f, i) => {
    marked.forEach((m, k) => {
      if (same(f, m)) candidates.push({ i, k, weight: weight(f, m) });
    });
  });
  candidates.sort((a, b) => b.weight - a.weight);
  const usedFound = new Set<number>();
  const usedMarked = new Set<number>();
  const pairs: [Found, Marked][] = [];
  for (const { i, k } of candidates) {
    if (usedFound.has(i) || usedMarked.has(k)) continue;
    usedFound.add(i);
    usedMarked.add(k);
    pairs.push([found[i], marked[k]]);
  }
  return pairs;
}
