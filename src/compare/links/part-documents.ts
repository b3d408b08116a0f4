import { cosine, type StemVector } from "../stem-weights.ts";

/** Of so many farthest pairs each is tried as the start of two groups. */
const STARTS = 40;
const MOST_ROUNDS = 30;

/**
 * Parts documents of one kind of happening into two groups, by what they tell of: 2-means by cosine (Dhillon and Modha 2001), started
 * from each of the least similar pairs, the tightest result taken. Which is 0 and which 1 means nothing. Fewer than three are one group.
 */
export function partDocuments(vectors: readonly StemVector[]): number[] {
  if (vectors.length < 3) return vectors.map(() => 0);
  const pairs = vectors.flatMap((a, i) => vectors.slice(0, i).map((b, k) => ({ i, k, alike: cosine(a, b) })));
  pairs.sort((x, y) => x.alike - y.alike || x.i - y.i || x.k - y.k);
  let best: { groups: number[]; tight: number } | null = null;
  for (const { i, k } of pairs.slice(0, STARTS)) {
    const found = settle(vectors, [vectors[k], vectors[i]]);
    if (best === null || found.tight > best.tight + 1e-9) best = found;
  }
  return best!.groups;
}

function settle(vectors: readonly StemVector[], start: readonly StemVector[]): { groups: number[]; tight: number } {
  let centres = start;
  let groups: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = vectors.map((vector) => (cosine(vector, centres[1]) > cosine(vector, centres[0]) ? 1 : 0));
    if (next.every((group, k) => group === groups[k])) break;
    groups = next;
    centres = centres.map((centre, group) => meanOf(vectors.filter((_, k) => groups[k] === group)) ?? centre);
  }
  return { groups, tight: vectors.reduce((sum, vector, k) => sum + cosine(vector, centres[groups[k]]), 0) };
}

function meanOf(vectors: readonly StemVector[]): StemVector | null {
  if (vectors.length === 0) return null;
  const mean = new Map<string, number>();
  for (const vector of vectors) for (const [stem, weight] of vector) mean.set(stem, (mean.get(stem) ?? 0) + weight);
  const length = Math.hypot(...mean.values()) || 1;
  for (const [stem, weight] of mean) mean.set(stem, weight / length);
  return mean;
}
