import type { SoftWords } from "./soft-words.ts";
import { wordLikeness } from "./soft-words.ts";

/** Words less alike than this are not sought. */
const LEAST = 0.2;

/** A word that is like another, 0 to 1. */
interface LikeWord {
  readonly stem: string;
  readonly like: number;
}

/** For each word of two lists of word lists those of the other that are used alike, the likest first; the word itself is one. */
export interface LikeWords {
  readonly there: ReadonlyMap<string, readonly LikeWord[]>;
  readonly back: ReadonlyMap<string, readonly LikeWord[]>;
}

/** Compares each word of the one with each of the other, once. */
export function likeWords(left: readonly SoftWords[], right: readonly SoftWords[]): LikeWords {
  const [own, others] = [ranksOf(left), ranksOf(right)];
  const there = new Map<string, LikeWord[]>(own.map(([stem]) => [stem, []]));
  const back = new Map<string, LikeWord[]>(others.map(([stem]) => [stem, []]));
  for (const [stem, rank] of own) {
    const found = there.get(stem)!;
    for (const [other, otherRank] of others) {
      const like = wordLikeness(stem, rank, other, otherRank);
      if (like < LEAST) continue;
      found.push({ stem: other, like });
      back.get(other)!.push({ stem, like });
    }
  }
  for (const list of [...there.values(), ...back.values()]) list.sort((a, b) => b.like - a.like);
  return { there, back };
}

function ranksOf(lists: readonly SoftWords[]): (readonly [stem: string, rank: number])[] {
  const ranks = new Map<string, number>();
  for (const { stems, ranks: own } of lists) for (const [k, stem] of stems.entries()) ranks.set(stem, own[k]);
  return [...ranks];
}

/**
 * For each of `left` those of `right` that have some of its words, or words used alike, and how much of them, by weight: 0 to 1. Goes
 * through lists of where words stand, not through all pairs.
 */
export function softMatches(
  left: readonly SoftWords[],
  right: readonly SoftWords[],
  like: LikeWords["there"],
): Map<number, number>[] {
  const places = new Map<string, number[]>();
  for (const [at, { stems }] of right.entries()) {
    for (const stem of stems) {
      const list = places.get(stem);
      if (list === undefined) places.set(stem, [at]);
      else list.push(at);
    }
  }
  const seen = new Int32Array(right.length).fill(-1);
  let turn = 0;
  return left.map(({ stems, weights, weight }) => {
    const shared = new Map<number, number>();
    for (const [k, stem] of stems.entries()) {
      turn++;
      for (const { stem: other, like: how } of like.get(stem) ?? []) {
        for (const at of places.get(other) ?? []) {
          if (seen[at] === turn) continue;
          seen[at] = turn;
          shared.set(at, (shared.get(at) ?? 0) + (how * weights[k]) / weight);
        }
      }
    }
    return shared;
  });
}
