import { stemOfName } from "../text/stems.ts";
import type { Weights } from "./stem-weights.ts";
import { likenessOf, rankOf } from "./word-vectors.ts";

/** Words that tell something, each once, with what they weigh. */
export interface SoftWords {
  readonly stems: readonly string[];
  /** Of each its place among frequent words; -1 of those without a vector. */
  readonly ranks: readonly number[];
  readonly weights: readonly number[];
  /** The sum of the weights. */
  readonly weight: number;
}

/** Opens words, in small letters as of `names`; those that weigh nothing are left out. */
export function softWords(words: readonly string[], weightOf: Weights): SoftWords {
  const own = new Map<string, { rank: number; weight: number }>();
  for (const word of words) {
    const key = stemOfName(word);
    if (own.has(key)) continue;
    const weight = weightOf(key);
    if (weight > 0) own.set(key, { rank: rankOf(word), weight });
  }
  const weights = [...own.values()].map(({ weight }) => weight);
  return {
    stems: [...own.keys()],
    ranks: [...own.values()].map(({ rank }) => rank),
    weights,
    weight: weights.reduce((sum, weight) => sum + weight, 0),
  };
}

/** Words whose vectors are less alike than this have nothing in common. */
const LEAST_ALIKE = 0.35;

/** How alike two words are, 0 to 1; what is less than `least` may be told as 0. */
export function wordLikeness(a: string, rankA: number, b: string, rankB: number, least = 0): number {
  if (a === b) return 1;
  const cosine = likenessOf(rankA, rankB, LEAST_ALIKE + least * (1 - LEAST_ALIKE));
  return Math.max(0, (cosine - LEAST_ALIKE) / (1 - LEAST_ALIKE));
}

/** How much of `part` stands in `whole`, in the same or like words, by weight: 0 to 1. */
export function softContainment(part: SoftWords, whole: SoftWords): number {
  if (part.weight === 0 || whole.weight === 0) return 0;
  return likest(part, whole).reduce((sum, like, k) => sum + like * part.weights[k], 0) / part.weight;
}

/** The same, both ways: their mean. */
export function softLikeness(a: SoftWords, b: SoftWords): number {
  return (softContainment(a, b) + softContainment(b, a)) / 2;
}

/** Words as alike as this are used for the same. */
const SAME = 0.4;

/** Has one of two a word of the other, or one used alike? */
export function hasLikeWord(a: SoftWords, b: SoftWords): boolean {
  return likest(a, b).some((like) => like >= SAME);
}

/** For each of `part` how alike the likest of `whole` is. */
function likest(part: SoftWords, whole: SoftWords): number[] {
  return part.stems.map((own, k) => {
    let most = 0;
    for (let n = 0; n < whole.stems.length && most < 1; n++)
      most = Math.max(most, wordLikeness(own, part.ranks[k], whole.stems[n], whole.ranks[n]));
    return most;
  });
}
