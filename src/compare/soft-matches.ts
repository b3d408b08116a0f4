import type { SoftWords } from "./soft-words.ts";
import { wordLikeness } from "./soft-words.ts";

/** Words less alike than this are not sought. */
const LEAST = 0.2;

/**
 * For each of `left` those of `right` that have some of its words, or words used alike, and how much of them, by weight: 0 to 1. Goes
 * through lists of where words stand, not through all pairs.
 */
export function softMatches(left: readonly SoftWords[], right: readonly SoftWords[]): Map<number, number>[] {
  const places = new Map<string, number[]>();
  const ranks = new Map<string, number>();
  for (const [at, { stems, ranks: own }] of right.entries()) {
    for (const [k, stem] of stems.entries()) {
      ranks.set(stem, own[k]);
      const list = places.get(stem);
      if (list === undefined) places.set(stem, [at]);
      else list.push(at);
    }
  }
  const known = new Map<string, { readonly stem: string; readonly like: number }[]>();
  const likeOf = (stem: string, rank: number) => {
    const found = known.get(stem);
    if (found !== undefined) return found;
    const like = [...ranks]
      .map(([other, otherRank]) => ({ stem: other, like: wordLikeness(stem, rank, other, otherRank) }))
      .filter((one) => one.like >= LEAST)
      .sort((a, b) => b.like - a.like);
    known.set(stem, like);
    return like;
  };
  const seen = new Int32Array(right.length).fill(-1);
  let turn = 0;
  return left.map(({ stems, ranks: own, weights, weight }) => {
    const shared = new Map<number, number>();
    for (const [k, stem] of stems.entries()) {
      turn++;
      for (const { stem: other, like } of likeOf(stem, own[k])) {
        for (const at of places.get(other)!) {
          if (seen[at] === turn) continue;
          seen[at] = turn;
          shared.set(at, (shared.get(at) ?? 0) + (like * weights[k]) / weight);
        }
      }
    }
    return shared;
  });
}
