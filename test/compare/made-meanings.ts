import { openTellings } from "../../src/compare/compare.ts";
import type { Meanings } from "../../src/compare/meanings.ts";
import type { Record } from "../../src/record.ts";

const WIDTH = 64;
const TONES = 2;

/** What is made up of the words of a text. */
export interface MadeWords {
  /** Words that stand for one thing, in small letters, each list one thing; all others stand each for its own. */
  readonly same?: readonly (readonly string[])[];
  /** Words that evaluate, with the logarithm of the odds; all others surely do not. */
  readonly odds?: { readonly [word: string]: number };
  /** Words with a tone of their own. */
  readonly toned?: readonly string[];
}

/** Meanings made by hand of a record: a clause and a sentence mean the sum of what their words stand for. */
export function madeMeanings(record: Record, { same = [], odds = {}, toned = [] }: MadeWords): Meanings {
  const [{ document, sentences }] = openTellings([record]);
  const { text } = document;
  const placesIn = ({ from, to }: { from: number; to: number }) =>
    Array.from(text.slice(from, to).matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu), (match) => ({
      from: from + match.index,
      to: from + match.index + match[0].length,
    }));
  const wordAt = ({ from, to }: { from: number; to: number }) => text.slice(from, to).toLowerCase();
  const vectorOf = (word: string) => {
    const thing = same.find((list) => list.includes(word))?.[0] ?? word;
    const vector = new Float32Array(WIDTH);
    // Two dimensions of many for each thing, by a hash of its letters.
    let hash = 7;
    for (const letter of thing) hash = (hash * 31 + letter.charCodeAt(0)) % 4093;
    vector[hash % WIDTH] += 0.8;
    vector[(hash * 7 + 3) % WIDTH] += 0.6;
    return unit(vector);
  };
  const meant = (span: { from: number; to: number }) => {
    const sum = new Float32Array(WIDTH);
    for (const place of placesIn(span)) {
      const vector = vectorOf(wordAt(place));
      for (let d = 0; d < WIDTH; d++) sum[d] += vector[d];
    }
    return unit(sum);
  };
  return {
    clauses: sentences.flatMap(({ clauses }) => clauses.map(({ span }) => meant(span))),
    sentences: sentences.map(meant),
    words: sentences.map((sentence) => {
      const places = placesIn(sentence);
      return {
        places,
        vectors: places.map((place) => vectorOf(wordAt(place))),
        evaluating: Float32Array.from(places, (place) => odds[wordAt(place)] ?? -8),
        tones: places.map((place) =>
          Float32Array.from({ length: TONES }, () => (toned.includes(wordAt(place)) ? 1.5 : 0)),
        ),
      };
    }),
  };
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
