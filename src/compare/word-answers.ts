import { ANSWERS, DIFFERING, type DifferingKind, type TextWords, type WordsBeside } from "../model/comparer.ts";
import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Beside } from "./meanings.ts";
import { wordWeight } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";

/** The words of two tellings that were set beside each other. Words and clauses are named by their places in their telling; 0 is the first telling, 1 the second. */
export interface WordAnswers {
  readonly words: readonly [TextWords, TextWords];
  readonly beside: Beside;
  /** The logarithm of the odds that the two differ so in each word of one. */
  odds(side: 0 | 1, kind: DifferingKind): Float32Array;
  /** How much of a clause of the first has its answer in one of the second, and the other way round: 0 to 1, by what words tell. */
  ofClauses(a: number, b: number): readonly [number, number];
  /** The mean logarithm of the odds that the other tells the words of a stretch, and not that it is otherwise; `null` where none of them was read. */
  told(side: 0 | 1, span: Span): number | null;
  /** How much of a clause has an answer anywhere in the other: 0 to 1. */
  answered(side: 0 | 1, clause: number): number;
}

/** Opens what is known of the words of two tellings. */
export function openAnswers(left: Telling, right: Telling, beside: Beside): WordAnswers {
  const tellings = [left, right] as const;
  const words = [left.meanings!.words, right.meanings!.words] as const;
  const clauses = tellings.map(clauseOfWords);
  const weights = tellings.map(({ document: { text }, weights: own, meanings }) =>
    meanings!.words.places.map(({ from, to }) => wordWeight(text.slice(from, to), own)),
  );
  const known = new Map<string, Float32Array>();
  const odds = (side: 0 | 1, kind: DifferingKind): Float32Array => {
    const key = `${side} ${kind}`;
    const found = known.get(key) ?? oddsOf(beside[side], kind);
    known.set(key, found);
    return found;
  };
  const shares = [0, 1].map((side) => sharesOfClauses(clauses[side], clauses[1 - side], weights[side], beside[side]));
  return {
    words,
    beside,
    odds,
    ofClauses: (a, b) => [shares[0][a]?.get(b) ?? 0, shares[1][b]?.get(a) ?? 0],
    told(side, span) {
      const [first, end] = wordsWithin(words[side], span);
      const denied = odds(side, "denied");
      let sum = 0;
      // What the other tells to be otherwise it does not tell.
      for (let k = first; k < end; k++) sum += Math.min(beside[side].told[k], -denied[k]);
      return end === first ? null : sum / (end - first);
    },
    answered: (side, clause) => {
      let sum = 0;
      for (const share of shares[side][clause]?.values() ?? []) sum += share;
      return sum;
    },
  };
}

/** The first of the words that a stretch touches, and the first behind it. */
export function wordsWithin({ places }: TextWords, { from, to }: Span): [number, number] {
  const first = firstIndex(places.length, (k) => places[k].to > from);
  return [
    first,
    Math.max(
      first,
      firstIndex(places.length, (k) => places[k].from >= to),
    ),
  ];
}

/** Where words from one to before another stand, without marks at either end; `null` where there are none but marks. */
export function spanOfWords({ document: { text }, meanings }: Telling, from: number, to: number): Span | null {
  const words = meanings!.words.places.slice(from, to).filter((place) => isWord(text.slice(place.from, place.to)));
  return words.length === 0 ? null : { from: words[0].from, to: words.at(-1)!.to };
}

/** Is it more than a mark? */
export function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The logarithm of the odds that two texts differ so in each word of one. */
export function oddsOf({ differs, told }: WordsBeside, kind: DifferingKind): Float32Array {
  const column = DIFFERING.indexOf(kind);
  return Float32Array.from(told, (_, k) => differs[k * DIFFERING.length + column]);
}

/** For each word the clause that it stands in. */
function clauseOfWords({ sentences, meanings }: Telling): Int32Array {
  const clauses = sentences.flatMap(({ clauses: own }) => own.map(({ span }) => span));
  let at = 0;
  return Int32Array.from(meanings!.words.places, ({ from }) => {
    while (at + 1 < clauses.length && clauses[at].to <= from) at++;
    return at;
  });
}

/** For each clause how much of it has its answer in which clauses of the other. */
function sharesOfClauses(
  own: Int32Array,
  others: Int32Array,
  weights: readonly number[],
  { answers, shares }: WordsBeside,
): Map<number, number>[] {
  const found: Map<number, number>[] = [];
  const sums: number[] = [];
  for (const [k, weight] of weights.entries()) {
    if (weight <= 0) continue;
    const clause = own[k];
    found[clause] ??= new Map();
    sums[clause] = (sums[clause] ?? 0) + weight;
    for (let n = k * ANSWERS; n < (k + 1) * ANSWERS && answers[n] >= 0; n++) {
      const other = others[answers[n]];
      found[clause].set(other, (found[clause].get(other) ?? 0) + weight * shares[n]);
    }
  }
  for (const clause of found.keys()) {
    if (found[clause] === undefined) continue;
    for (const [other, share] of found[clause]) found[clause].set(other, share / sums[clause]);
  }
  return found;
}
