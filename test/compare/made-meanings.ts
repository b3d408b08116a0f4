import { openTellings } from "../../src/compare/compare.ts";
import type { Meanings, Meant } from "../../src/compare/meanings.ts";
import { ANSWERS, DIFFERING, type DifferingKind, type TextWords, type WordsBeside } from "../../src/model/comparer.ts";
import type { Record } from "../../src/record.ts";

const WIDTH = 64;

/** What is made up of the words of a text. */
export interface MadeWords {
  /** Words that stand for one thing, in small letters, each list one thing; all others stand each for its own. */
  readonly same?: readonly (readonly string[])[];
  /** Words that evaluate, with the logarithm of the odds; all others surely do not. */
  readonly odds?: { readonly [word: string]: number };
  /** Words in which both differ, of either. */
  readonly differ?: { readonly [kind in DifferingKind]?: readonly string[] };
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** What some records mean, made by hand: clauses and sentences the sum of what their words stand for; a word is told where one for the same is. */
export function madeMeant(records: readonly Record[], made: MadeWords): Meant {
  const read = records.map((record) => meaningsOf(record, made));
  return {
    comparer: "made",
    meanings: read.map(({ meanings }) => meanings),
    beside: (one, two) => [
      beside(read[one].words, read[two].words, made),
      beside(read[two].words, read[one].words, made),
    ],
  };
}

function meaningsOf(record: Record, made: MadeWords): { meanings: Meanings; words: string[] } {
  const [{ document, sentences }] = openTellings([record]);
  const { text } = document;
  const placesIn = ({ from, to }: Place) =>
    Array.from(text.slice(from, to).matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu), (match) => ({
      from: from + match.index,
      to: from + match.index + match[0].length,
    }));
  const wordAt = ({ from, to }: Place) => text.slice(from, to).toLowerCase();
  const meant = (span: Place) => {
    const sum = new Float32Array(WIDTH);
    for (const place of placesIn(span)) {
      const vector = vectorOf(thingOf(wordAt(place), made));
      for (let d = 0; d < WIDTH; d++) sum[d] += vector[d];
    }
    return unit(sum);
  };
  const bySentence = sentences.map(placesIn);
  const places = bySentence.flat();
  const words: TextWords = {
    places,
    sentences: Int32Array.from(bySentence.flatMap((own, k) => own.map(() => k))),
    contents: new Float32Array(),
    answers: new Float32Array(),
    alone: new Float32Array(),
    form: new Float32Array(),
  };
  return {
    meanings: {
      clauses: sentences.flatMap(({ clauses }) => clauses.map(({ span }) => meant(span))),
      sentences: sentences.map(meant),
      words,
    },
    words: places.map(wordAt),
  };
}

function thingOf(word: string, { same = [] }: MadeWords): string {
  return same.find((list) => list.includes(word))?.[0] ?? word;
}

/** Two dimensions of many for each thing, by a hash of its letters. */
function vectorOf(thing: string): Float32Array {
  const vector = new Float32Array(WIDTH);
  let hash = 7;
  for (const letter of thing) hash = (hash * 31 + letter.charCodeAt(0)) % 4093;
  vector[hash % WIDTH] += 0.8;
  vector[(hash * 7 + 3) % WIDTH] += 0.6;
  return unit(vector);
}

function beside(own: readonly string[], others: readonly string[], made: MadeWords): WordsBeside {
  const things = others.map((word) => thingOf(word, made));
  const answers = new Int32Array(own.length * ANSWERS).fill(-1);
  const shares = new Float32Array(own.length * ANSWERS);
  const told = new Float32Array(own.length).fill(-SURE);
  const differs = new Float32Array(own.length * DIFFERING.length).fill(-SURE);
  for (const [k, word] of own.entries()) {
    const thing = thingOf(word, made);
    const same = [...things.keys()].filter((n) => things[n] === thing).slice(0, ANSWERS);
    if (same.length > 0) told[k] = SURE;
    for (const [n, at] of same.entries()) {
      answers[k * ANSWERS + n] = at;
      shares[k * ANSWERS + n] = 1 / same.length;
    }
    differs[k * DIFFERING.length + DIFFERING.indexOf("evaluating")] = made.odds?.[word] ?? -SURE;
    for (const [n, kind] of DIFFERING.entries())
      if (made.differ?.[kind]?.includes(word)) differs[k * DIFFERING.length + n] = SURE;
  }
  return { told, differs, answers, shares };
}

const SURE = 8;

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
