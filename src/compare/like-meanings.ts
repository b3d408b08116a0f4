import type { Span } from "../record.ts";
import { dotProduct } from "./dot-product.ts";
import { marginOf } from "./margin.ts";
import type { Beside, Meanings } from "./meanings.ts";
import type { Telling } from "./telling.ts";
import { openAnswers, type WordAnswers } from "./word-answers.ts";

/** How alike two tellings are in what their clauses mean, whatever their words. Clauses are named by their places. */
export interface LikeMeanings {
  /** What speaks for clause `i` of the first and `k` of the second telling one matter. */
  of(i: number, k: number): number[];
  /** The clauses of the second that are likest to one of the first, or have it among their likest. */
  near(i: number): readonly number[];
  /** What speaks for a stretch of a clause of the first (0) or the second (1) being told by the other at all. */
  told(side: 0 | 1, clause: number, span: Span): number[];
  /** Their words. */
  readonly answers: WordAnswers;
}

/** As the comparer was trained (`train/comparer.py`): likeness is HEAT × (cosine of clauses + SENTENCE × cosine of their sentences), beside NONE. */
const HEAT = 14;
const SENTENCE = 0.4;
const NONE = 6.6;

/** So many of the other are looked at for each. */
const NEAREST = 3;
/** Longer texts are compared by their words alone: each clause is compared with each. */
const MOST_PAIRS = 1_000_000;

/** What the clauses of some tellings have in common by what they mean, worked out when first asked. */
export interface ComparedMeanings {
  /** Of two, the earlier first; `null` where what their clauses mean was not read, or they are too long. */
  ofTwo(left: Telling, right: Telling): LikeMeanings | null;
  /** What speaks for a stretch of a clause of a telling being told by another; `null` as before. */
  told(telling: Telling, clause: number, span: Span, other: Telling): number[] | null;
}

/** The words of two tellings, the earlier first, beside each other. */
export type SetBeside = (left: Telling, right: Telling) => Beside | null;

export function compareMeanings(setBeside: SetBeside | null): ComparedMeanings {
  const known = new Map<string, LikeMeanings | null>();
  const ofTwo = (left: Telling, right: Telling): LikeMeanings | null => {
    const key = `${left.at} ${right.at}`;
    if (!known.has(key)) known.set(key, setBeside === null ? null : compared(left, right, setBeside));
    return known.get(key)!;
  };
  return {
    ofTwo,
    told: (telling, clause, span, other) =>
      telling.at < other.at
        ? (ofTwo(telling, other)?.told(0, clause, span) ?? null)
        : (ofTwo(other, telling)?.told(1, clause, span) ?? null),
  };
}

function compared(left: Telling, right: Telling, setBeside: SetBeside): LikeMeanings | null {
  const [own, other] = [left.meanings, right.meanings];
  if (own === null || other === null || own.clauses.length * other.clauses.length > MOST_PAIRS) return null;
  const beside = setBeside(left, right);
  if (beside === null) return null;
  const answers = openAnswers(left, right, beside);
  return likeMeanings(own, other, sentencesOf(left), sentencesOf(right), answers);
}

/** For each clause the sentence that it stands in. */
function sentencesOf({ sentences }: Telling): Int32Array {
  return Int32Array.from(sentences.flatMap(({ clauses }, k) => clauses.map(() => k)));
}

function likeMeanings(
  own: Meanings,
  other: Meanings,
  mine: Int32Array,
  theirs: Int32Array,
  answers: WordAnswers,
): LikeMeanings {
  const [n, m] = [own.clauses.length, other.clauses.length];
  const clauses = products(own.clauses, other.clauses);
  const sentences = products(own.sentences, other.sentences);
  const width = other.sentences.length;
  const sentence = (i: number, k: number) => sentences[mine[i] * width + theirs[k]];
  const clause = (i: number, k: number) => clauses[i * m + k];
  const rows = Array.from({ length: n }, (_, i) =>
    lineOf(
      m,
      (k) => clause(i, k),
      (k) => sentence(i, k),
    ),
  );
  const columns = Array.from({ length: m }, (_, k) =>
    lineOf(
      n,
      (i) => clause(i, k),
      (i) => sentence(i, k),
    ),
  );
  const near = rows.map(({ nearest }) => new Set(nearest));
  for (const [k, { nearest }] of columns.entries()) for (const i of nearest) near[i].add(k);
  const sorted = near.map((set) => [...set].sort((a, b) => a - b));
  return {
    of(i, k) {
      const [like, around] = [clause(i, k), sentence(i, k)];
      const heat = HEAT * (like + SENTENCE * around);
      return [
        like,
        around,
        marginOf(rows[i].best, like),
        marginOf(columns[k].best, like),
        shareOf(rows[i], heat),
        shareOf(columns[k], heat),
        ...answers.ofClauses(i, k),
      ];
    },
    near: (i) => sorted[i],
    told(side, at, span) {
      const { sum, best, around } = (side === 0 ? rows : columns)[at];
      return [sum - NONE, best[0], around, answers.told(side, span) ?? 0, answers.answered(side, at)];
    },
    answers,
  };
}

function products(left: readonly Float32Array[], right: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(left.length * right.length);
  for (const [i, a] of left.entries()) {
    for (const [k, b] of right.entries()) all[i * right.length + k] = dotProduct(a, b);
  }
  return all;
}

/** What is known of a clause beside all of the other telling. */
interface Line {
  /** The logarithm of the sum of the exponentials of all likenesses. */
  readonly sum: number;
  /** The two greatest cosines. */
  readonly best: readonly [number, number];
  /** The greatest cosine of its sentence. */
  readonly around: number;
  /** The likest of the other. */
  readonly nearest: readonly number[];
}

function lineOf(length: number, clause: (k: number) => number, sentence: (k: number) => number): Line {
  let [first, second, around, highest] = [0, 0, 0, 0];
  for (let k = 0; k < length; k++) {
    const like = clause(k);
    if (like > first) [first, second] = [like, first];
    else if (like > second) second = like;
    around = Math.max(around, sentence(k));
    highest = Math.max(highest, HEAT * (like + SENTENCE * sentence(k)));
  }
  let sum = 0;
  for (let k = 0; k < length; k++) sum += Math.exp(HEAT * (clause(k) + SENTENCE * sentence(k)) - highest);
  return {
    sum: length === 0 ? -HEAT : Math.log(sum) + highest,
    best: [first, second],
    around,
    nearest: nearestOf(length, clause),
  };
}

/** The places of the greatest of so many values, the greatest first; of equals the earlier. */
function nearestOf(length: number, value: (k: number) => number): number[] {
  const nearest: number[] = [];
  for (let k = 0; k < length; k++) {
    let at = nearest.length;
    while (at > 0 && value(nearest[at - 1]) < value(k)) at--;
    if (at === NEAREST) continue;
    nearest.splice(at, 0, k);
    if (nearest.length > NEAREST) nearest.pop();
  }
  return nearest;
}

/** The logarithm of the share that a likeness has among all and none. */
function shareOf({ sum }: Line, heat: number): number {
  const all = Math.max(sum, NONE) + Math.log1p(Math.exp(-Math.abs(sum - NONE)));
  return Math.log(Math.exp(heat - all) + 1e-4);
}
