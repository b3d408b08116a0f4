import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** From and to, in UTF-16 code units. */
export type Stretch = readonly [number, number];

/**
 * From and to of either, and how they differ: `c` put in another light, `d` in detail, `n` in nothing but the words, `=` in one of those;
 * `!` stand in the same place and say something else.
 */
export type MarkedPair = readonly [number, number, number, number, string];

/** From, to, and how clearly it evaluates: 2 or 1. */
export type MarkedWord = readonly [number, number, number];

/** A line of `data/wordings.jsonl.gz`: pairs of words in two texts, in those of a real story by their places, in invented ones in their sentences. */
export interface WordingLine {
  /** Of a real story its place in `data/retold.jsonl.gz`. */
  readonly story?: number;
  /** Of an invented one its sentences. */
  readonly texts?: readonly (readonly string[])[];
  readonly pairs: readonly {
    /** The stretches of the two sentences; in an invented story their places. */
    readonly sentences: readonly [Stretch, Stretch] | Stretch;
    readonly words: readonly MarkedPair[];
    /** `none`: they tell of two matters. */
    readonly marks?: readonly string[];
  }[];
  readonly evaluating?: readonly (readonly [text: number, sentence: number, ...MarkedWord])[];
}

/** A line of `data/evaluating.jsonl.gz`: evaluating words of a real report by their places, of an invented one by sentence. */
export interface EvaluatingLine {
  readonly story?: number;
  readonly report?: number;
  readonly sentences?: readonly string[];
  readonly evaluating: readonly (MarkedWord | readonly [sentence: number, ...MarkedWord])[];
}

export function readWordingLines(): WordingLine[] {
  return readLines("wordings");
}

export function readEvaluatingLines(): EvaluatingLine[] {
  return readLines("evaluating");
}

function readLines<T>(name: string): T[] {
  const bytes = gunzipSync(readFileSync(new URL(`data/${name}.jsonl.gz`, import.meta.url)));
  return bytes.toString().trim().split("\n").map((line) => JSON.parse(line) as T);
}
