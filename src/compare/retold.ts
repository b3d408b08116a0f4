import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import { stems } from "../text/stems.ts";
import { type StemVector, stemVector } from "./stem-weights.ts";
import type { SentenceClause, Telling, TellingSentence } from "./telling.ts";

/** What is likelier told by another than this is not said to be missing there. */
export const LIKELY = 0.6;

/** How likely what stands in stretches of a telling is told by another as well, 0 to 1. */
export type Retold = (telling: Telling, spans: readonly Span[], other: Telling) => number;

/** A clause of a telling, with its place. */
export interface PlacedClause extends SentenceClause {
  readonly sentence: number;
}

/** What a clause shares with another telling. */
export interface Shared {
  /** How much of its words stands anywhere in the other. */
  readonly whole: number;
  /** How much its sentence is like one of the other, at most. */
  readonly sentence: number;
  /** The most telling words that stand in a row in both. */
  readonly run: number;
  /** `whole` of the clauses around it. */
  readonly near: number;
  /** Where it stands in its report: 0 at the beginning, 1 at the end. */
  readonly place: number;
}

/** Tells of stretches of a telling how likely another has them: clause by clause, of a clause that lies in part within them by that part. */
export function openRetold(tellings: readonly Telling[]): Retold {
  const known = new Map<string, readonly Shared[]>();
  const clauses = tellings.map(placedClauses);
  const indices = tellings.map(indexOf);
  const sharedWith = (telling: Telling, other: Telling): readonly Shared[] => {
    const key = `${telling.at} ${other.at}`;
    const found = known.get(key) ?? sharedOf(telling, clauses[telling.at], indices[other.at]);
    known.set(key, found);
    return found;
  };
  return (telling, spans, other) => {
    const all = clauses[telling.at];
    const shared = sharedWith(telling, other);
    let sum = 0;
    let length = 0;
    for (const { from, to } of spans) {
      for (let k = firstIndex(all.length, (n) => all[n].span.to > from); k < all.length && all[k].span.from < to; k++) {
        const { span } = all[k];
        const part = { from: Math.max(span.from, from), to: Math.min(span.to, to) };
        const isWhole = part.from === span.from && part.to === span.to;
        const likely = likelihoodOf(
          isWhole ? shared[k] : { ...shared[k], ...wordsIn(telling, part, indices[other.at]) },
        );
        sum += (part.to - part.from) * likely;
        length += part.to - part.from;
      }
    }
    return length === 0 ? 0 : sum / length;
  };
}

/**
 * A logistic function, fitted on 2,309 clauses of 28 stories, two reports each, that language models marked (`train/fit-retold.ts`). On
 * stories left out of the fit its area under the curve is 0.82, and as many clauses are told as it says.
 */
function likelihoodOf({ whole, sentence, run, near, place }: Shared): number {
  const evidence =
    -1.221 + 1.782 * whole + 1.726 * sentence + 1.341 * Math.log1p(run) + 1.068 * near - 1.876 * Math.sqrt(place);
  return 1 / (1 + Math.exp(-evidence));
}

/** The clauses of a telling, in order. */
export function placedClauses({ sentences }: Telling): PlacedClause[] {
  return sentences.flatMap(({ clauses }, sentence) => clauses.map((clause) => ({ ...clause, sentence })));
}

/** The words of a telling, to be asked for those of others. */
export interface Index {
  /** For each stem the sentences it stands in, in order. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The stems of each sentence in order. */
  readonly stems: readonly (readonly string[])[];
  readonly sentences: readonly TellingSentence[];
  readonly title: ReadonlySet<string>;
}

/** Where the words of a telling stand in it. */
export function indexOf({ document, sentences }: Telling): Index {
  const places = new Map<string, number[]>();
  for (const [at, { vector }] of sentences.entries()) {
    for (const stem of vector.keys()) {
      const list = places.get(stem);
      if (list === undefined) places.set(stem, [at]);
      else list.push(at);
    }
  }
  return {
    places,
    stems: sentences.map(({ from, to }) => stems(document.text.slice(from, to))),
    sentences,
    title: new Set(stems(document.title ?? "")),
  };
}

const CLOSEST = 3;
const NEAR = 2;

/** What each clause of a telling shares with another. Goes through lists of where a stem stands, not through all pairs of sentences. */
export function sharedOf(telling: Telling, clauses: readonly PlacedClause[], index: Index): Shared[] {
  const alike = telling.sentences.map(({ vector }) => likest(vector, index));
  const own = clauses.map(({ span, sentence }) => ({
    ...wordsIn(telling, span, index),
    sentence: alike[sentence],
    place: telling.sentences[sentence].from / telling.document.text.length,
  }));
  return own.map((shared, k) => {
    const around = own.slice(Math.max(0, k - NEAR), k + NEAR + 1).map(({ whole }) => whole);
    const sum = around.reduce((all, one) => all + one, -shared.whole);
    return { ...shared, near: around.length === 1 ? shared.whole : sum / (around.length - 1) };
  });
}

/** What the words of a stretch share with another telling. */
function wordsIn({ document, weights }: Telling, { from, to }: Span, index: Index): Pick<Shared, "whole" | "run"> {
  const words = document.text.slice(from, to);
  // Another number of the same is a value that conflicts.
  const vector = stemVector(words.replace(/\d[\d,.]*/g, " "), weights);
  const { whole, closest } = containedIn(vector, index);
  const own = stems(words);
  return { whole, run: Math.max(0, ...closest.map((at) => longestRun(own, index.stems[at], vector))) };
}

/** The cosine with the likest sentence. */
function likest(vector: StemVector, { places, sentences }: Index): number {
  const shared = new Map<number, number>();
  for (const [stem, weight] of vector) {
    for (const at of places.get(stem) ?? [])
      shared.set(at, (shared.get(at) ?? 0) + weight * sentences[at].vector.get(stem)!);
  }
  return Math.min(1, Math.max(0, ...shared.values()));
}

/** How much of a vector stands in a telling, and the sentences that have most of it. */
function containedIn(vector: StemVector, { places, title }: Index): { whole: number; closest: number[] } {
  const parts = new Map<number, number>();
  let all = 0;
  let whole = 0;
  for (const [stem, weight] of vector) {
    const part = weight * weight;
    all += part;
    const list = places.get(stem) ?? [];
    if (list.length > 0 || title.has(stem)) whole += part;
    for (const at of list) parts.set(at, (parts.get(at) ?? 0) + part);
  }
  const closest = [...parts].sort(([a, x], [b, y]) => y - x || a - b).slice(0, CLOSEST);
  return { whole: all === 0 ? 0 : whole / all, closest: closest.map(([at]) => at) };
}

/** The most that tells something in words that stand in a row in both lists. */
function longestRun(a: readonly string[], b: readonly string[], telling: StemVector): number {
  let longest = 0;
  let before = new Uint16Array(b.length + 1);
  let tellingBefore = new Uint16Array(b.length + 1);
  for (const word of a) {
    const [runs, tellings] = [new Uint16Array(b.length + 1), new Uint16Array(b.length + 1)];
    const one = telling.has(word) ? 1 : 0;
    for (let k = 0; k < b.length; k++) {
      if (word !== b[k]) continue;
      runs[k + 1] = before[k] + 1;
      tellings[k + 1] = tellingBefore[k] + one;
      longest = Math.max(longest, tellings[k + 1]);
    }
    before = runs;
    tellingBefore = tellings;
  }
  return longest;
}
