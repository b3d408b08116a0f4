import type { Span } from "../record.ts";
import { besideOthers, type LinkedTellings } from "./linked-clauses.ts";
import { likelihoodOf } from "./logistic.ts";
import { wordWeight } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";
import { isWord, spanOfWords } from "./word-answers.ts";

/** Words one after the other that no other telling is likely to tell. */
export interface UntoldWords extends Span {
  /** How likely another tells them, 0 to 1. */
  readonly likelihood: number;
}

/** A word that another telling is likelier to tell than this is told; a word between two that are not, or before the last, may be likelier. */
const LIKELY = 0.3;
const LIKELIER = 0.5;
/** What so many words tell is a fact of its own; a number is one by itself. */
const LEAST_WEIGHT = 2;
/** Of fewer words than this more must be told. */
const FEW = 4;
const LEAST_IN_FEW = 3;

/** What ends so leads to what is told behind it. */
const LEADS_ON = /\b(?:that|which|who|by|for|to|of|in|on|at|with|from|and|or|the|an?) ?$/i;

/** Of each sentence of a telling the words that others, read whole, hardly tell, where they were set beside each other; in order. */
export function untoldWords(
  telling: Telling,
  others: readonly Telling[],
  linked: readonly LinkedTellings[],
): UntoldWords[] {
  const likely = toldByOthers(telling, linked);
  if (likely === null) return [];
  const { places, sentences } = telling.meanings!.words;
  const { text } = telling.document;
  const found: UntoldWords[] = [];
  for (let from = 0; from < places.length; from++) {
    if (likely[from] >= LIKELY) continue;
    let end = from + 1;
    for (let k = end; k < places.length && sentences[k] === sentences[from] && likely[k] < LIKELIER; k++)
      if (likely[k] < LIKELY) end = k + 1;
    const span = spanOfWords(telling, from, end);
    const words = places.slice(from, end).map((place) => text.slice(place.from, place.to));
    const weight = words.reduce((sum, word) => sum + wordWeight(word, telling.weights), 0);
    const mean = likely.subarray(from, end).reduce((sum, one) => sum + one, 0) / (end - from);
    const count = words.filter(isWord).length;
    const least = count < FEW ? LEAST_IN_FEW : LEAST_WEIGHT;
    const isEnough = count > 1 && (weight >= least || words.some((word) => /\d/.test(word)));
    const tells = isEnough && !LEADS_ON.test(words.join(" "));
    from = end - 1;
    if (span === null || !tells) continue;
    // What stands there word for word is told there.
    const isThere = others.some(({ document }) => document.text.includes(text.slice(span.from, span.to)));
    if (!isThere) found.push({ ...span, likelihood: mean });
  }
  return found;
}

/** How likely each word of a telling is told by the one of the others that is likeliest to; `null` where that is not known of all. */
function toldByOthers(telling: Telling, linked: readonly LinkedTellings[]): Float32Array | null {
  const own = besideOthers(telling, linked);
  const all = own.flatMap((one) => (one === null ? [] : [one.answers.beside[one.side].told]));
  if (all.length === 0 || all.length < own.length) return null;
  return all[0].map((_, k) => likelihoodOf(Math.max(...all.map((told) => told[k]))));
}
