import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import { names } from "../text/stems.ts";
import { type ComparedWords, compareWords, findLike, openContained } from "./soft-matches.ts";
import { type SoftWords, softWords } from "./soft-words.ts";
import { cosine, type StemVector } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";

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

const NAME = /\p{Lu}[\p{L}\p{M}’'.-]*/gu;

/** Opens the clauses of a telling. */
export function openClauses({ document: { text }, sentences, weights }: Telling): OpenClauses {
  const wordsOf = ({ from, to }: Span) => names(text.slice(from, to));
  return {
    clauses: sentences.flatMap(({ clauses }, sentence) =>
      clauses.map(({ span, vector }): OpenClause => {
        const words = wordsOf(span);
        return {
          span,
          sentence,
          words: softWords(words, weights),
          common: softWords(names(text.slice(span.from, span.to).replace(NAME, " ")), weights),
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
 * Which clauses of two tellings tell of one matter: a logistic function of the words they share, or have alike (`soft-words.ts`), fitted on
 * clauses of 28 real stories and of eleven invented pairs of reports (`train/fit-clauses.ts`). Of those left out of the fit, as many links
 * are right as it says.
 */
export function linkClauses(left: OpenClauses, right: OpenClauses): ClauseLink[] {
  return clausePairs(left, right).flatMap(({ a, b, x }) => {
    const evidence = x.reduce((sum, value, k) => sum + value * WEIGHTS[k], 0);
    const likelihood = 1 / (1 + Math.exp(-evidence));
    return likelihood < LEAST ? [] : [{ a, b, likelihood }];
  });
}

const WEIGHTS = [-4.88, 0.45, -0.18, 0.92, 0.98, 2.41, 3.44, 2.04, 0.77, 1.31, 1.99, 0.92, -0.86, -0.44, -0.03, 0.4];

/** Two clauses that may tell of one matter, with what speaks for it: the first number is 1. */
export interface ClausePair {
  readonly a: number;
  readonly b: number;
  readonly x: readonly number[];
}

/** Clauses that have less of each other's words are not looked at. */
const LEAST_SHARED = 0.12;

/** Which clauses of two tellings may tell of one matter, and what they have in common. */
export function clausePairs(left: OpenClauses, right: OpenClauses): ClausePair[] {
  const compared = compareWords(left.sentences, right.sentences);
  const of = (words: (clause: OpenClause) => SoftWords) => [left.clauses.map(words), right.clauses.map(words)] as const;
  const [own, others] = of(({ words }) => words);
  const clauses = likenessOf(own, others, compared);
  const commons = containedBothWays(...of(({ common }) => common), compared);
  const sentences = likenessOf(left.sentences, right.sentences, compared);
  return left.clauses.flatMap((a, i) =>
    clauses.near[i].flatMap((k): ClausePair[] => {
      const like = clauses.of(i, k);
      if (like < LEAST_SHARED) return [];
      const b = right.clauses[k];
      const [s, t] = [a.sentence, b.sentence];
      const around = BESIDE.map(([n, m]) => sentences.of(s + n, t + m));
      const [forth, toward] = clauses.both(i, k);
      const [commonForth, commonToward] = commons(i, k);
      const sizes = [a.words.stems.length, b.words.stems.length];
      return [
        {
          a: i,
          b: k,
          x: [
            1,
            Math.min(forth, toward),
            Math.max(forth, toward),
            Math.min(commonForth, commonToward),
            Math.max(commonForth, commonToward),
            cosine(a.vector, b.vector),
            sentences.of(s, t),
            Math.max(...around),
            ...clauses.margins(i, k),
            ...sentences.behind(s, t),
            Math.abs(a.place - b.place),
            Number(a.numbers.some((number) => b.numbers.includes(number))),
            Math.log1p(Math.min(...sizes)),
            Math.log1p(Math.max(...sizes)),
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
const MOST_LIKE = 12;

/** How alike things of two lists are, by their words. */
interface Likeness {
  /** For each of the left those of the right that are among the likest of either. */
  readonly near: readonly (readonly number[])[];
  /** How much of the one is in the other, and of the other in the one; 0 where there is no such thing. */
  readonly both: (i: number, k: number) => [number, number];
  /** The mean of both. */
  readonly of: (i: number, k: number) => number;
  /** How much likelier two are than the next likest of either; less than 0 where another is likelier. */
  readonly margins: (i: number, k: number) => [number, number];
  /** How much less alike two are than either and its likest. */
  readonly behind: (i: number, k: number) => [number, number];
}

function likenessOf(left: readonly SoftWords[], right: readonly SoftWords[], compared: ComparedWords): Likeness {
  const both = containedBothWays(left, right, compared);
  const of = (i: number, k: number) => {
    const [forth, toward] = both(i, k);
    return (forth + toward) / 2;
  };
  const [there, back] = nearBothWays(left, right, compared);
  const bestThere = there.map((list, i) => bestTwo(list.map((k) => of(i, k))));
  const bestBack = back.map((list, k) => bestTwo(list.map((i) => of(i, k))));
  return {
    near: there,
    both,
    of,
    margins: (i, k) => [marginOf(bestThere[i], of(i, k)), marginOf(bestBack[k], of(i, k))],
    behind: (i, k) => [Math.min(0, of(i, k) - bestThere[i][0]), Math.min(0, of(i, k) - bestBack[k][0])],
  };
}

function containedBothWays(left: readonly SoftWords[], right: readonly SoftWords[], compared: ComparedWords) {
  const [own, others] = [compared.numberLeft(left), compared.numberRight(right)];
  const [there, back] = [openContained(own, others, compared.there), openContained(others, own, compared.back)];
  return (i: number, k: number): [number, number] =>
    i < 0 || k < 0 || i >= left.length || k >= right.length ? [0, 0] : [there(i, k), back(k, i)];
}

/** For each of the left those of the right that are among the likest of either, and the same for each of the right. */
function nearBothWays(
  left: readonly SoftWords[],
  right: readonly SoftWords[],
  compared: ComparedWords,
): [number[][], number[][]] {
  const [own, others] = [compared.numberLeft(left), compared.numberRight(right)];
  const there = findLike(own, others, compared.there, MOST_LIKE).map((list) => new Set(list));
  const back = findLike(others, own, compared.back, MOST_LIKE).map((list) => new Set(list));
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

/** How much likelier than the likest other one is. */
function marginOf([first, second]: readonly [number, number], own: number): number {
  return own - (own === first ? second : first);
}

/** The clauses of an opened telling that a stretch touches, as their places. */
export function clausesIn({ clauses }: OpenClauses, { from, to }: Span): number[] {
  const found: number[] = [];
  let k = firstIndex(clauses.length, (n) => clauses[n].span.to > from);
  for (; k < clauses.length && clauses[k].span.from < to; k++) found.push(k);
  return found;
}
