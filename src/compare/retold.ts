import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import { stems } from "../text/stems.ts";
import type { ComparedMeanings } from "./like-meanings.ts";
import { logistic } from "./logistic.ts";
import { placesOf } from "./places-of.ts";
import { type StemVector, vectorOfStems } from "./stem-weights.ts";
import type { Telling, TellingSentence } from "./telling.ts";

/** What is likelier told by another than this is not said to be missing there. */
export const LIKELY = 0.6;

/** How likely what stands in stretches of a telling is told by another as well, 0 to 1. */
export type Retold = (telling: Telling, spans: readonly Span[], other: Telling) => number;

/** A clause of a telling, or a part of one, with its place and its words. */
export interface PlacedClause {
  readonly span: Span;
  readonly sentence: number;
  readonly vector: StemVector;
  readonly stems: readonly string[];
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
  /** How alike it is to what the other means (`LikeMeanings.told`); nothing where that was not read. */
  readonly meant: readonly number[];
}

/** Tells of stretches of a telling how likely another has them: clause by clause, of a clause that lies in part within them by that part. */
export function openRetold(tellings: readonly Telling[], alike: ComparedMeanings): Retold {
  const known = new Map<string, readonly Shared[]>();
  const clauses = tellings.map(placedClauses);
  const parts = openParts();
  const indices = tellings.map(indexOf);
  const sharedWith = (telling: Telling, other: Telling): readonly Shared[] => {
    const key = `${telling.at} ${other.at}`;
    const found = known.get(key) ?? sharedOf(telling, clauses[telling.at], indices[other.at], meantBy(telling, other));
    known.set(key, found);
    return found;
  };
  const meantBy = (telling: Telling, other: Telling) => (clause: number, span: Span) =>
    alike.told(telling, clause, span, other) ?? [];
  return (telling, spans, other) => {
    const all = clauses[telling.at];
    const shared = sharedWith(telling, other);
    let sum = 0;
    let length = 0;
    for (const { from, to } of spans) {
      for (let k = firstIndex(all.length, (n) => all[n].span.to > from); k < all.length && all[k].span.from < to; k++) {
        const part = parts(telling, all[k], from, to);
        const inPart =
          part === all[k] ? {} : { ...wordsIn(part, indices[other.at]), meant: meantBy(telling, other)(k, part.span) };
        const common = part.span.to - part.span.from;
        sum += common * likelihoodOf({ ...shared[k], ...inPart });
        length += common;
      }
    }
    return length === 0 ? 0 : sum / length;
  };
}

/**
 * A logistic function, fitted on 4,277 clauses of 52 stories, two reports each, that language models marked (`train/fit-retold.ts`). On
 * stories left out of the fit its area under the curve is 0.85, by words alone 0.83, and as many clauses are told as it says.
 */
function likelihoodOf(shared: Shared): number {
  return logistic(features(shared), shared.meant.length === 0 ? WEIGHTS.byWords : WEIGHTS.byMeanings);
}

/** What the function looks at. */
export function features({ whole, sentence, run, near, place, meant }: Shared): number[] {
  return [1, whole, sentence, Math.log1p(run), near, Math.sqrt(place), ...meant];
}

const WEIGHTS = {
  byWords: [-1.424, 1.655, 2.087, 1.398, 1.173, -1.858],
  byMeanings: [-0.714, 0.85, 1.016, 0.452, 0.154, -1.306, 0.144, 0.209, 0.075, 0.416, 0.805],
};

/** The clauses of a telling, in order. */
export function placedClauses(telling: Telling): PlacedClause[] {
  return telling.sentences.flatMap(({ clauses }, sentence) =>
    clauses.map((clause) => placed(telling, clause.span, clause.stems, sentence)),
  );
}

function placed({ weights }: Telling, span: Span, own: readonly string[], sentence: number): PlacedClause {
  // Another number of the same is a value that conflicts.
  const words = own.filter((stem) => !/^\d/.test(stem));
  return { span, sentence, vector: vectorOfStems(words, weights), stems: own };
}

/** Cuts clauses to what of them lies within a stretch; each part is looked at once, however many tellings are asked. */
function openParts() {
  const known = new Map<string, PlacedClause>();
  return (telling: Telling, clause: PlacedClause, from: number, to: number): PlacedClause => {
    const span = { from: Math.max(clause.span.from, from), to: Math.min(clause.span.to, to) };
    if (span.from === clause.span.from && span.to === clause.span.to) return clause;
    const key = `${telling.at} ${span.from} ${span.to}`;
    const part =
      known.get(key) ?? placed(telling, span, stems(telling.document.text.slice(span.from, span.to)), clause.sentence);
    known.set(key, part);
    return part;
  };
}

/** Where each stem stands in a sentence, counted in words. */
type WordPlaces = ReadonlyMap<string, readonly number[]>;

/** The words of a telling, to be asked for those of others. */
export interface Index {
  /** For each stem the sentences it stands in, in order. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly words: readonly WordPlaces[];
  readonly sentences: readonly TellingSentence[];
  readonly title: ReadonlySet<string>;
}

/** Where the words of a telling stand in it. */
export function indexOf({ document, sentences }: Telling): Index {
  return {
    places: placesOf(sentences.map(({ vector }) => vector.keys())),
    words: sentences.map(({ stems: words }) => Map.groupBy(words.keys(), (at) => words[at])),
    sentences,
    title: new Set(stems(document.title ?? "")),
  };
}

const CLOSEST = 3;
const NEAR = 2;

/** What each clause of a telling shares with another. Goes through lists of where a stem stands, not through all pairs of sentences. */
export function sharedOf(
  telling: Telling,
  clauses: readonly PlacedClause[],
  index: Index,
  meant: (clause: number, span: Span) => readonly number[],
): Shared[] {
  const alike = telling.sentences.map(({ vector }) => likest(vector, index));
  const own = clauses.map((clause, k) => ({
    ...wordsIn(clause, index),
    meant: meant(k, clause.span),
    sentence: alike[clause.sentence],
    place: telling.sentences[clause.sentence].from / telling.document.text.length,
  }));
  return own.map((shared, k) => {
    const around = own.slice(Math.max(0, k - NEAR), k + NEAR + 1).map(({ whole }) => whole);
    const sum = around.reduce((all, one) => all + one, -shared.whole);
    return { ...shared, near: around.length === 1 ? shared.whole : sum / (around.length - 1) };
  });
}

/** What the words of a clause share with another telling. */
function wordsIn({ vector, stems: own }: PlacedClause, index: Index): Pick<Shared, "whole" | "run"> {
  const { whole, closest } = containedIn(vector, index);
  return { whole, run: Math.max(0, ...closest.map((at) => longestRun(own, index.words[at], vector))) };
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

/** The most telling words that stand in a row in a list and in the sentence whose words stand at `places`. */
function longestRun(list: readonly string[], places: WordPlaces, telling: StemVector): number {
  let longest = 0;
  // By the place after a run, the telling words in it.
  let before = new Map<number, number>();
  for (const word of list) {
    const runs = new Map<number, number>();
    const one = telling.has(word) ? 1 : 0;
    for (const at of places.get(word) ?? []) {
      const run = (before.get(at) ?? 0) + one;
      runs.set(at + 1, run);
      longest = Math.max(longest, run);
    }
    before = runs;
  }
  return longest;
}
