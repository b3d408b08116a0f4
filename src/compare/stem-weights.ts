import { once, readTable } from "../extract/read-table.ts";
import { stems } from "../text/stems.ts";

/** In how many of so many news documents a stem stands (`data/stem-counts.tsv`, made by `train/count-stems.ts`). */
const counts = once((): { readonly documents: number; readonly counts: ReadonlyMap<string, number> } => {
  const [[, documents], ...rows] = readTable("stem-counts.tsv");
  return { documents: Number(documents), counts: new Map(rows.map(([stem, count]) => [stem, Number(count)])) };
});

/** How much a stem tells of what a text is about: its inverse document frequency in news, 0 for those in nearly all. */
export function stemWeight(stem: string): number {
  const { documents, counts: of } = counts();
  // A stem that the counts do not have stands in about one of so many documents.
  return Math.max(0, Math.log(documents / (1 + (of.get(stem) ?? 1))) - 0.7);
}

/** What a stem weighs. */
export type Weights = (stem: string) => number;

/**
 * Weights within one story: what stands in every second sentence of it (the name of the minister, the strait) tells little of which
 * sentence is which, however rare it is in other news. `sentences` are those of all tellings.
 */
export function storyWeights(sentences: readonly string[]): Weights {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const stem of new Set(stems(sentence))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const all = Math.log(2 + sentences.length);
  return (stem) => (stemWeight(stem) * Math.log((2 + sentences.length) / (1 + (counts.get(stem) ?? 0)))) / all;
}

/** What a word weighs as it is written: the heaviest of its stems, 0 of a mark. */
export function wordWeight(word: string, weightOf: Weights): number {
  return Math.max(0, ...stems(word).map(weightOf));
}

/** The stems of a text with their weights, as a vector of length 1; those that tell nothing are left out. */
export type StemVector = ReadonlyMap<string, number>;

/** The vector of a text. */
export function stemVector(text: string, weightOf: Weights = stemWeight): StemVector {
  return vectorOfStems(stems(text), weightOf);
}

/** The vector of the stems of a text. */
export function vectorOfStems(stemsOf: readonly string[], weightOf: Weights): StemVector {
  const vector = new Map<string, number>();
  for (const stem of stemsOf) {
    const weight = weightOf(stem);
    if (weight > 0) vector.set(stem, weight);
  }
  const length = Math.hypot(...vector.values());
  for (const [stem, weight] of vector) vector.set(stem, weight / length);
  return vector;
}

/** The cosine of two vectors, 0 to 1. */
export function cosine(a: StemVector, b: StemVector): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of few) sum += weight * (many.get(stem) ?? 0);
  return Math.min(1, sum);
}

/** How much of `part` is in `whole`, by weight: 0 to 1. */
export function containment(part: StemVector, whole: StemVector): number {
  let all = 0;
  let shared = 0;
  for (const [stem, weight] of part) {
    all += weight * weight;
    if (whole.has(stem)) shared += weight * weight;
  }
  return all === 0 ? 0 : shared / all;
}
