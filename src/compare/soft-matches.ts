import { placesOf } from "./places-of.ts";
import { type SoftWords, wordLikeness } from "./soft-words.ts";

/** Words less alike than this have nothing to do with each other. */
const LEAST = 0.2;

/** Lists of words as numbers: the same word has the same number. */
export interface NumberedWords {
  readonly words: readonly Int32Array[];
  readonly lists: readonly SoftWords[];
}

/** For each word, by its number, those that are used alike, with how much, 0 to 1; the word itself is one. */
export interface LikeWords {
  readonly of: readonly ReadonlyMap<number, number>[];
  /** The same, the likest first. */
  readonly sorted: readonly (readonly (readonly [word: number, like: number])[])[];
}

/** The words of some tellings, compared once. */
export interface ComparedWords {
  readonly number: (lists: readonly SoftWords[]) => NumberedWords;
  readonly like: LikeWords;
}

/** Compares each word with each; what is numbered later has no other words than those. */
export function compareWords(lists: readonly SoftWords[]): ComparedWords {
  const numbers = new Map<string, number>();
  const ranks: number[] = [];
  for (const { stems, ranks: own } of lists) {
    for (const [k, stem] of stems.entries()) {
      if (numbers.has(stem)) continue;
      numbers.set(stem, ranks.length);
      ranks.push(own[k]);
    }
  }
  const like = ranks.map((_, k) => new Map([[k, 1]]));
  const stems = [...numbers.keys()];
  for (let i = 0; i < ranks.length; i++) {
    // A word without a vector is like none.
    if (ranks[i] < 0) continue;
    for (let k = 0; k < i; k++) {
      const how = wordLikeness(stems[i], ranks[i], stems[k], ranks[k], LEAST);
      if (how < LEAST) continue;
      like[i].set(k, how);
      like[k].set(i, how);
    }
  }
  const number = (others: readonly SoftWords[]): NumberedWords => ({
    words: others.map(({ stems: own }) => Int32Array.from(own, (stem) => numbers.get(stem)!)),
    lists: others,
  });
  // Of those equally alike by the word itself: numbers depend on the order of the reports.
  const before = (a: number, b: number) => (stems[a] < stems[b] ? -1 : 1);
  const sorted = like.map((own) => [...own].sort(([a, x], [b, y]) => y - x || before(a, b)));
  return { number, like: { of: like, sorted } };
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
  const places = placesOf(right.words);
  const seen = new Int32Array(right.words.length).fill(-1);
  let turn = 0;
  return left.words.map((words, i) => {
    const { weights } = left.lists[i];
    const shared = new Map<number, number>();
    for (const [k, word] of words.entries()) {
      turn++;
      let tried = 0;
      for (const [other, how] of like.sorted[word]) {
        const list = places.get(other);
        if (list === undefined) continue;
        if (++tried > MOST_WORDS) break;
        if (list.length > MOST_PLACES) continue;
        for (const at of list) {
          if (seen[at] === turn) continue;
          seen[at] = turn;
          shared.set(at, (shared.get(at) ?? 0) + how * weights[k]);
        }
      }
    }
    const found = [...shared];
    if (found.length > most) found.sort(([a, x], [b, y]) => y - x || a - b);
    return found.slice(0, most).map(([at]) => at);
  });
}

/** How much of the words of two things is in the other, in the same words or in words used alike, by weight: 0 to 1. */
export interface Shared {
  /** Of the left in the right. */
  readonly forth: number;
  /** Of the right in the left. */
  readonly back: number;
}

const NOTHING: Shared = { forth: 0, back: 0 };

/** What each of `left` shares with each of `right`, worked out when it is asked; nothing where there is no such thing. */
export function openShared(
  left: NumberedWords,
  right: NumberedWords,
  like: LikeWords,
): (i: number, k: number) => Shared {
  const known: (Shared | undefined)[][] = left.words.map(() => []);
  return (i, k) => {
    if (i < 0 || k < 0 || i >= left.words.length || k >= right.words.length) return NOTHING;
    known[i][k] ??= sharedBy(left.words[i], left.lists[i], right.words[k], right.lists[k], like);
    return known[i][k];
  };
}

function sharedBy(own: Int32Array, mine: SoftWords, others: Int32Array, theirs: SoftWords, like: LikeWords): Shared {
  let forth = 0;
  const most = new Float64Array(others.length);
  for (let n = 0; n < own.length; n++) {
    const alike = like.of[own[n]];
    let best = 0;
    for (let m = 0; m < others.length; m++) {
      const how = alike.get(others[m]);
      if (how === undefined) continue;
      if (how > best) best = how;
      if (how > most[m]) most[m] = how;
    }
    forth += mine.weights[n] * best;
  }
  let back = 0;
  for (let m = 0; m < others.length; m++) back += theirs.weights[m] * most[m];
  return { forth: mine.weight === 0 ? 0 : forth / mine.weight, back: theirs.weight === 0 ? 0 : back / theirs.weight };
}
