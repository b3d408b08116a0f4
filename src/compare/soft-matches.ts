import { type SoftWords, wordLikeness } from "./soft-words.ts";

/** Words less alike than this have nothing to do with each other. */
const LEAST = 0.2;

/** Lists of words as numbers: the same word has the same number. */
export interface NumberedWords {
  readonly words: readonly Int32Array[];
  readonly lists: readonly SoftWords[];
}

/** For each word of one side, by its number, those of the other that are used alike, with how much, 0 to 1; the word itself is one. */
export type LikeWords = readonly ReadonlyMap<number, number>[];

/** The words of two tellings, compared once. */
export interface ComparedWords {
  readonly numberLeft: (lists: readonly SoftWords[]) => NumberedWords;
  readonly numberRight: (lists: readonly SoftWords[]) => NumberedWords;
  readonly there: LikeWords;
  readonly back: LikeWords;
}

/** Compares each word of the one with each of the other; what is numbered later has no other words than those. */
export function compareWords(left: readonly SoftWords[], right: readonly SoftWords[]): ComparedWords {
  const [own, others] = [vocabularyOf(left), vocabularyOf(right)];
  const there = own.stems.map(() => new Map<number, number>());
  const back = others.stems.map(() => new Map<number, number>());
  for (const [i, stem] of own.stems.entries()) {
    for (const [k, other] of others.stems.entries()) {
      const like = wordLikeness(stem, own.ranks[i], other, others.ranks[k], LEAST);
      if (like < LEAST) continue;
      there[i].set(k, like);
      back[k].set(i, like);
    }
  }
  return { numberLeft: own.number, numberRight: others.number, there, back };
}

function vocabularyOf(lists: readonly SoftWords[]) {
  const numbers = new Map<string, number>();
  const ranks: number[] = [];
  for (const { stems, ranks: own } of lists) {
    for (const [k, stem] of stems.entries()) {
      if (numbers.has(stem)) continue;
      numbers.set(stem, ranks.length);
      ranks.push(own[k]);
    }
  }
  const number = (other: readonly SoftWords[]): NumberedWords => ({
    words: other.map(({ stems }) => Int32Array.from(stems, (stem) => numbers.get(stem)!)),
    lists: other,
  });
  return { stems: [...numbers.keys()], ranks, number };
}

/** By so many words used alike, the likest, others are looked for. */
const MOST_WORDS = 6;
/** Words that stand in more of the others than this are too common to look for others by. */
const MOST_PLACES = 40;

/**
 * For each of `left` the `most` of `right` that have most of its words, or words used alike, by weight. Goes through lists of where words
 * stand, not through all pairs.
 */
export function findLike(left: NumberedWords, right: NumberedWords, like: LikeWords, most: number): number[][] {
  const places = new Map<number, number[]>();
  for (const [at, words] of right.words.entries()) {
    for (const word of words) {
      const list = places.get(word);
      if (list === undefined) places.set(word, [at]);
      else list.push(at);
    }
  }
  const known = new Map<number, readonly (readonly [number, number])[]>();
  const likest = (word: number) => {
    const found = known.get(word) ?? [...like[word]].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MOST_WORDS);
    known.set(word, found);
    return found;
  };
  const seen = new Int32Array(right.words.length).fill(-1);
  let turn = 0;
  return left.words.map((words, i) => {
    const { weights } = left.lists[i];
    const shared = new Map<number, number>();
    for (const [k, word] of words.entries()) {
      turn++;
      for (const [other, how] of likest(word)) {
        const list = places.get(other) ?? [];
        if (list.length > MOST_PLACES) continue;
        for (const at of list) {
          if (seen[at] === turn) continue;
          seen[at] = turn;
          shared.set(at, (shared.get(at) ?? 0) + how * weights[k]);
        }
      }
    }
    const sorted = [...shared].sort(([a, x], [b, y]) => y - x || a - b);
    return sorted.slice(0, most).map(([at]) => at);
  });
}

/** How much of each of `left` stands in each of `right`, in the same words or in words used alike, by weight: 0 to 1. */
export function openContained(
  left: NumberedWords,
  right: NumberedWords,
  like: LikeWords,
): (i: number, k: number) => number {
  const known = new Map<number, number>();
  return (i, k) => {
    const key = i * right.words.length + k;
    const found = known.get(key);
    if (found !== undefined) return found;
    const { weights, weight } = left.lists[i];
    const [own, others] = [left.words[i], right.words[k]];
    let sum = 0;
    for (let n = 0; n < own.length; n++) {
      const alike = like[own[n]];
      let most = 0;
      for (let m = 0; m < others.length && most < 1; m++) {
        const how = alike.get(others[m]);
        if (how !== undefined && how > most) most = how;
      }
      sum += weights[n] * most;
    }
    const share = weight === 0 ? 0 : sum / weight;
    known.set(key, share);
    return share;
  };
}
