import type { SentenceWords } from "../model/comparer.ts";
import { dotProduct } from "./dot-product.ts";

/** A word of one sentence and one of another that stand for one thing, by their places. */
export interface WordLink {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. */
  readonly likelihood: number;
}

/** As it was trained (`train/wordings.py`): the likeness of two words is HEAT × their cosine, beside NONE. */
const HEAT = 16;
const NONE = 7.6;

/** How likely two words, by their cosine, stand for one thing, each by itself: 0 to 1. */
export function wordLikelihood(cosine: number): number {
  return 1 / (1 + Math.exp(NONE - HEAT * cosine));
}

/**
 * Which words of two sentences that tell of one matter stand for one thing, each word with any: the geometric mean of how likely either is
 * for the other among all words of its sentence and none (as in word alignment, Liang et al. 2006). Less likely ones than `least` are left out.
 */
export function answeringWords(own: SentenceWords, other: SentenceWords, least: number): WordLink[] {
  const [n, m] = [own.vectors.length, other.vectors.length];
  const like = new Float64Array(n * m);
  const forth = new Float64Array(n).fill(Math.exp(NONE));
  const back = new Float64Array(m).fill(Math.exp(NONE));
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < m; b++) {
      const value = Math.exp(HEAT * dotProduct(own.vectors[a], other.vectors[b]));
      like[a * m + b] = value;
      forth[a] += value;
      back[b] += value;
    }
  }
  const found: WordLink[] = [];
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < m; b++) {
      const likelihood = like[a * m + b] / Math.sqrt(forth[a] * back[b]);
      if (likelihood >= least) found.push({ a, b, likelihood });
    }
  }
  return found;
}
