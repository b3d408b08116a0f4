import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import { names } from "../text/stems.ts";
import type { LikeMeanings } from "./like-meanings.ts";
import { logistic } from "./logistic.ts";
import { marginOf } from "./margin.ts";
import { compareWords, findLike, type LikeWords, type NumberedWords, openShared, type Shared } from "./soft-matches.ts";
import { type SoftWords, softWords } from "./soft-words.ts";
import { cosine, type StemVector } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";
import { withoutNames } from "./without-names.ts";

/** A clause of a telling with what is asked of it for each that it may tell the same as. */
export interface OpenClause {
  readonly span: Span;
  readonly sentence: number;
  readonly words: SoftWords;
  /** Those of its words that are written small: names alone do not make two clauses one. */
  readonly common: SoftWords;
  readonly vector: StemVector;
  readonly numbers: readonly string[];
  /** Where it stands in its report: 0 at the beginning, 1 at the end. */
  readonly place: number;
}

/** The clauses of a telling, in order, and its sentences as words. */
export interface OpenClauses {
  readonly clauses: readonly OpenClause[];
  readonly sentences: readonly SoftWords[];
}

/** The same with their words as numbers. */
export interface NumberedClauses extends OpenClauses {
  readonly like: LikeWords;
  readonly numbered: {
    readonly words: NumberedWords;
    readonly common: NumberedWords;
    readonly sentences: NumberedWords;
  };
}

/** Opens the clauses of tellings that are to be compared with each other. */
export function openAllClauses(tellings: readonly Telling[]): NumberedClauses[] {
  const opened = tellings.map(openClauses);
  const { number, like } = compareWords(opened.flatMap(({ sentences }) => sentences));
  return opened.map((open) => ({
    ...open,
    like,
    numbered: {
      words: number(open.clauses.map(({ words }) => words)),
      common: number(open.clauses.map(({ common }) => common)),
      sentences: number(open.sentences),
    },
  }));
}

function openClauses({ document: { text }, sentences, weights }: Telling): OpenClauses {
  const wordsOf = ({ from, to }: Span) => names(text.slice(from, to));
  return {
    clauses: sentences.flatMap(({ clauses }, sentence) =>
      clauses.map(({ span, vector }): OpenClause => {
        const words = wordsOf(span);
        return {
          span,
          sentence,
          words: softWords(words, weights),
          common: softWords(names(withoutNames(text.slice(span.from, span.to))), weights),
          vector,
          numbers: words.filter((word) => /^\d/.test(word)),
          place: span.from / text.length,
        };
      }),
    ),
    sentences: sentences.map((sentence) => softWords(wordsOf(sentence), weights)),
  };
}

/** Two clauses of two tellings, by their places. */
export interface ClauseLink {
  readonly a: number;
  readonly b: number;
  /** How likely both tell of one matter, alike or not, 0 to 1. */
  readonly likelihood: number;
}

/** Less likely links than this are not kept. */
const LEAST = 0.05;

/**
 * Which clauses of two tellings tell of one matter: a logistic function of the words they share, or have alike (`soft-words.ts`), and, where
 * that was read, of how alike they are in what they mean (`like-meanings.ts`), fitted on clauses of 52 real stories and of eleven invented
 * pairs of reports (`train/fit-clauses.ts`). Of those left out of the fit, as many links are right as it says.
 */
export function linkClauses(left: NumberedClauses, right: NumberedClauses, meant: LikeMeanings | null): ClauseLink[] {
  const weights = meant === null ? WEIGHTS.byWords : WEIGHTS.byMeanings;
  return clausePairs(left, right, meant).flatMap(({ a, b, x }) => {
    const likelihood = logistic(x, weights);
    return likelihood < LEAST ? [] : [{ a, b, likelihood }];
  });
}

const WEIGHTS = {
  byWords: [-4.69, 0.32, -0.57, 1.05, 0.81, 2.82, 3.42, 2.0, 1.07, 1.16, 1.67, 0.99, -0.85, -0.29, 0.07, 0.33],
  byMeanings: [
    -3.078, -0.568, -0.224, 0.709, 0.983, 0.653, 1.429, 1.383, -0.296, 0.174, 0.679, 0.59, -0.388, -0.632, -0.057, 0.79,
    1.002, -0.249, -0.137, -1.198, 0.282, 0.43, 1.627, 1.624,
  ],
};

/** Two clauses that may tell of one matter, with what speaks for it: the first number is 1. */
export interface ClausePair {
  readonly a: number;
  readonly b: number;
  readonly x: readonly number[];
}

/** Clauses that have less of each other's words are not looked at, unless they mean much the same. */
const LEAST_SHARED = 0.12;

/** Which clauses of two tellings may tell of one matter, and what they have in common. */
export function clausePairs(left: NumberedClauses, right: NumberedClauses, meant: LikeMeanings | null): ClausePair[] {
  const clauses = openLikeness(left.numbered.words, right.numbered.words, left.like);
  const commons = openShared(left.numbered.common, right.numbered.common, left.like);
  const sentences = openLikeness(left.numbered.sentences, right.numbered.sentences, left.like);
  const nearTo = (i: number): number[] => {
    const byWords = clauses.near[i].filter((k) => clauses.of(i, k) >= LEAST_SHARED);
    return meant === null ? byWords : [...new Set([...byWords, ...meant.near(i)])].sort((a, b) => a - b);
  };
  return left.clauses.flatMap((a, i) =>
    nearTo(i).flatMap((k): ClausePair[] => {
      const b = right.clauses[k];
      const [s, t] = [a.sentence, b.sentence];
      const around = BESIDE.map(([n, m]) => sentences.of(s + n, t + m));
      const whole = clauses.shared(i, k);
      const common = commons(i, k);
      const sizes = [a.words.stems.length, b.words.stems.length];
      return [
        {
          a: i,
          b: k,
          x: [
            1,
            Math.min(whole.forth, whole.back),
            Math.max(whole.forth, whole.back),
            Math.min(common.forth, common.back),
            Math.max(common.forth, common.back),
            cosine(a.vector, b.vector),
            sentences.of(s, t),
            Math.max(...around),
            ...clauses.margins(i, k),
            ...sentences.behind(s, t),
            Math.abs(a.place - b.place),
            Number(a.numbers.some((number) => b.numbers.includes(number))),
            Math.log1p(Math.min(...sizes)),
            Math.log1p(Math.max(...sizes)),
            ...(meant?.of(i, k) ?? []),
          ],
        },
      ];
    }),
  );
}

/** The sentences beside two. */
const BESIDE = [
  [-1, -1],
  [1, 1],
  [-1, 0],
  [0, -1],
  [1, 0],
  [0, 1],
] as const;

/** So many of the other list are looked at for each. */
const MOST_LIKE = 8;

/** How alike things of two lists are, by their words. */
interface Likeness {
  /** For each of the left those of the right that are among the likest of either. */
  readonly near: readonly (readonly number[])[];
  readonly shared: (i: number, k: number) => Shared;
  /** The mean of what either has of the other. */
  readonly of: (i: number, k: number) => number;
  /** How much likelier two are than the next likest of either; less than 0 where another is likelier. */
  readonly margins: (i: number, k: number) => [number, number];
  /** How much less alike two are than either and its likest. */
  readonly behind: (i: number, k: number) => [number, number];
}

function openLikeness(left: NumberedWords, right: NumberedWords, like: LikeWords): Likeness {
  const shared = openShared(left, right, like);
  const of = (i: number, k: number) => {
    const { forth, back } = shared(i, k);
    return (forth + back) / 2;
  };
  const [there, back] = nearBothWays(left, right, like);
  const bestThere = there.map((list, i) => bestTwo(list.map((k) => of(i, k))));
  const bestBack = back.map((list, k) => bestTwo(list.map((i) => of(i, k))));
  return {
    near: there,
    shared,
    of,
    margins: (i, k) => [marginOf(bestThere[i], of(i, k)), marginOf(bestBack[k], of(i, k))],
    behind: (i, k) => [Math.min(0, of(i, k) - bestThere[i][0]), Math.min(0, of(i, k) - bestBack[k][0])],
  };
}

/** For each of the left those of the right that are among the likest of either, and the same for each of the right. */
function nearBothWays(left: NumberedWords, right: NumberedWords, like: LikeWords): [number[][], number[][]] {
  const there = findLike(left, right, like, MOST_LIKE).map((list) => new Set(list));
  const back = findLike(right, left, like, MOST_LIKE).map((list) => new Set(list));
  for (const [i, list] of there.entries()) for (const k of list) back[k].add(i);
  for (const [k, list] of back.entries()) for (const i of list) there[i].add(k);
  const sorted = (lists: readonly Set<number>[]) => lists.map((list) => [...list].sort((a, b) => a - b));
  return [sorted(there), sorted(back)];
}

function bestTwo(values: readonly number[]): readonly [number, number] {
  let [first, second] = [0, 0];
  for (const value of values) {
    if (value > first) [first, second] = [value, first];
    else if (value > second) second = value;
  }
  return [first, second];
}

/** The clauses, in order, that a stretch touches, as their places. */
export function clausesIn(
  { clauses }: { readonly clauses: readonly Pick<OpenClause, "span">[] },
  { from, to }: Span,
): number[] {
  const found: number[] = [];
  let k = firstIndex(clauses.length, (n) => clauses[n].span.to > from);
  for (; k < clauses.length && clauses[k].span.from < to; k++) found.push(k);
  return found;
}
