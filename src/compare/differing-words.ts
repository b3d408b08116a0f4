import { ANSWERS, type DifferingKind } from "../model/comparer.ts";
import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { LinkedTellings } from "./linked-clauses.ts";
import { likelihoodOf } from "./logistic.ts";
import type { Telling } from "./telling.ts";
import { spanOfWords, type WordAnswers } from "./word-answers.ts";

/** Words of two tellings that differ in one way. */
export interface DifferingWords {
  readonly a: Span;
  readonly b: Span;
  /** How sure the network is of it, 0 to 1: the geometric mean of what it holds of the words of both. */
  readonly score: number;
}

/** Words of a telling, by their places, from `from` to before `to`. */
interface Run {
  readonly from: number;
  readonly to: number;
  /** The mean likelihood of its words. */
  readonly likelihood: number;
}

/** So much of what stands for the words of a run must lie in a run of the other; else the other's words are looked for. */
const LEAST_IN_RUN = 0.2;
/** An answer less likely than this is none; words beside it that are as likely as so much of it belong to it. */
const LEAST_ANSWER = 0.1;
const BESIDE = 0.3;
const LEAST_LIKELY = 0.05;

/**
 * The words in which two tellings differ so: each run of words that are likely to, `least` at least, with the run of the other that stands
 * for the same; each two once. None where it was not read what words mean, and none of sentences that both have word for word.
 */
export function findDifferingWords(
  { a: left, b: right, answers }: LinkedTellings,
  kind: DifferingKind,
  least: number,
): DifferingWords[] {
  if (answers === null) return [];
  const likely = ([0, 1] as const).map((side) => answers.odds(side, kind).map(likelihoodOf));
  const runs = ([0, 1] as const).map((side) => runsOf(likely[side], least));
  const found = new Map<string, DifferingWords>();
  for (const side of [0, 1] as const) {
    for (const run of runs[side]) {
      const mass = answersOf(answers, side, run);
      const other = likestRun(mass, runs[1 - side]) ?? answerRun(mass, likely[1 - side]);
      if (other === null) continue;
      const [one, two] = side === 0 ? [run, other] : [other, run];
      const [a, b] = [spanOf(left, one), spanOf(right, two)];
      if (a === null || b === null || isRepeated(left, a, right) || isRepeated(right, b, left)) continue;
      const score = Math.sqrt(run.likelihood * Math.max(LEAST_LIKELY, other.likelihood));
      const key = `${a.from} ${a.to} ${b.from} ${b.to}`;
      if ((found.get(key)?.score ?? 0) < score) found.set(key, { a, b, score });
    }
  }
  return [...found.values()];
}

/** Runs of words of a telling that are likely in every one of some lists, `least` at least, as stretches of its text. */
export function likelyStretches(
  telling: Telling,
  odds: readonly Float32Array[],
  least: number,
): (Span & { readonly likelihood: number })[] {
  const { places } = telling.meanings!.words;
  const likely = places.map((_, k) => likelihoodOf(Math.min(...odds.map((own) => own[k]))));
  return runsOf(Float32Array.from(likely), least).flatMap((run) => {
    const span = spanOf(telling, run);
    return span === null ? [] : [{ ...span, likelihood: run.likelihood }];
  });
}

/** Does the sentence of a stretch stand word for word in another telling? */
function isRepeated({ sentences, document }: Telling, { from }: Span, other: Telling): boolean {
  const sentence = sentences[firstIndex(sentences.length, (k) => sentences[k].to > from)];
  return other.document.text.includes(document.text.slice(sentence.from, sentence.to));
}

/** Words one after the other of which each is likely. */
function runsOf(likely: Float32Array, least: number): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < likely.length; from++) {
    if (likely[from] < least) continue;
    let to = from;
    let sum = 0;
    while (to < likely.length && likely[to] >= least) sum += likely[to++];
    runs.push({ from, to, likelihood: sum / (to - from) });
    from = to;
  }
  return runs;
}

/** How much each word of the other stands for a word of a run. */
function answersOf({ beside }: WordAnswers, side: 0 | 1, { from, to }: Run): Map<number, number> {
  const { answers, shares } = beside[side];
  const mass = new Map<number, number>();
  for (let n = from * ANSWERS; n < to * ANSWERS; n++)
    if (answers[n] >= 0) mass.set(answers[n], (mass.get(answers[n]) ?? 0) + shares[n] / (to - from));
  return mass;
}

function likestRun(mass: ReadonlyMap<number, number>, runs: readonly Run[]): Run | null {
  let best: Run | null = null;
  let most = LEAST_IN_RUN;
  for (const run of runs) {
    let sum = 0;
    for (let k = run.from; k < run.to; k++) sum += mass.get(k) ?? 0;
    if (sum > most) [best, most] = [run, sum];
  }
  return best;
}

/** The words around the likeliest answer. */
function answerRun(mass: ReadonlyMap<number, number>, likely: Float32Array): Run | null {
  const [at, most] = [...mass].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, LEAST_ANSWER]);
  if (at < 0) return null;
  let [from, to] = [at, at + 1];
  while ((mass.get(from - 1) ?? 0) > BESIDE * most) from--;
  while ((mass.get(to) ?? 0) > BESIDE * most) to++;
  const own = likely.subarray(from, to);
  return { from, to, likelihood: own.reduce((sum, one) => sum + one, 0) / own.length };
}

/** Where a run stands in its text; `null` where it runs over the end of a sentence, or is none but marks. */
function spanOf(telling: Telling, { from, to }: Run): Span | null {
  const { sentences } = telling.meanings!.words;
  return sentences[from] === sentences[to - 1] ? spanOfWords(telling, from, to) : null;
}
