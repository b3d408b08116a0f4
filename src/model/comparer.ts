import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { ModelError, type Outputs, openNetwork, readModelFile } from "./network.ts";
import { CLS, openWordPieces, SEP, type WordPieces } from "./word-pieces.ts";

/** A stretch of a sentence of those that are given, by its place among them. */
export interface Stretch extends Span {
  readonly sentence: number;
}

/** Vectors of length 1, one for each of what was given: the likelier two tell of one matter, the greater their product. */
export interface Vectors {
  readonly stretches: readonly Float32Array[];
  readonly sentences: readonly Float32Array[];
  /** The words of each sentence. */
  readonly words: readonly SentenceWords[];
}

/** The words of a sentence, marks among them, in order; of one longer than a window the first. */
export interface SentenceWords {
  readonly places: readonly Span[];
  /** Of each a vector of length 1: the likelier two stand for one thing, the greater their product. */
  readonly vectors: readonly Float32Array[];
  /** Of each the logarithm of the odds that whoever writes it evaluates by it. */
  readonly evaluating: Float32Array;
  /** Of each its tone: two wordings put a thing in another light the farther theirs lie apart. */
  readonly tones: readonly Float32Array[];
}

export interface Comparer {
  readonly sha256: string;
  /** What stretches of a text, its sentences and its words mean, each the mean of its word pieces as they stand in their report. One pass. */
  vectors(layout: Layout, sentences: readonly Span[], stretches: readonly Stretch[]): Promise<Vectors>;
  close(): Promise<void>;
}

const FOLDER = new URL("../../models/", import.meta.url);
/** Pieces of a window; longer sentences end there. Trained so (`train/comparer.py`). */
const LONGEST = 254;

/**
 * Opens the network that comparing goes by (`models/comparer.onnx`): an encoder for which clauses of two reports that tell of one matter are
 * alike, fitted on marked clauses. It has no table of word pieces of its own: that of the reader serves both. Errors: ModelError where a file
 * is missing, damaged or of another reader.
 */
export async function openComparer(threads = 1): Promise<Comparer> {
  const file = (name: string) => fileURLToPath(new URL(name, FOLDER));
  for (const name of ["comparer.onnx", "comparer.onnx.sha256", "comparer.json", "reader.onnx", "vocabulary.txt"]) {
    if (!existsSync(file(name))) throw new ModelError(`no model file ${file(name)}; install Readout again`);
  }
  const hash = (name: string) => readFileSync(file(`${name}.sha256`), "utf8").trim();
  const about = JSON.parse(readFileSync(file("comparer.json"), "utf8")) as About;
  if (hash("reader.onnx") !== about.reader)
    throw new ModelError(`${file("comparer.onnx")} belongs to another reader; install Readout again`);
  const rows = openTable(readModelFile(file("reader.onnx")), about);
  const network = await openNetwork(file("comparer.onnx"), hash("comparer.onnx"), threads);
  const words = openWordPieces(file("vocabulary.txt"));
  const { width } = about.table;
  return {
    sha256: network.sha256,
    async vectors(layout, sentences, stretches) {
      const vectors = {
        stretches: [] as Float32Array[],
        sentences: [] as Float32Array[],
        words: [] as SentenceWords[],
      };
      const bySentence = Map.groupBy(stretches, ({ sentence }) => sentence);
      for (const window of windowsOf(layout, sentences, words)) {
        const output = await network.run({ embedded: { values: rows(window.ids), width } });
        const pieces = output.vectors.data as Float32Array;
        for (const { sentence, from, places } of window.sentences) {
          const whole = unit(meanOf(pieces, width, from, from + Math.max(1, places.length)));
          vectors.sentences.push(whole);
          vectors.words.push(wordsOf(output, from, places));
          for (const stretch of bySentence.get(sentence) ?? []) {
            const first = places.findIndex((place) => place.to > stretch.from && place.from < stretch.to);
            const last = places.findLastIndex((place) => place.to > stretch.from && place.from < stretch.to);
            vectors.stretches.push(first < 0 ? whole : unit(meanOf(pieces, width, from + first, from + last + 1)));
          }
        }
      }
      return vectors;
    },
    close: () => network.close(),
  };
}

/** What is known of the comparer: whose table of word pieces it has, and where in that file it stands. */
interface About {
  readonly reader: string;
  readonly table: {
    readonly offset: number;
    readonly rows: number;
    readonly width: number;
    readonly scale: number;
    readonly zero: number;
  };
}

/** Looks up the rows of word pieces in the table of the reader, one byte a number. */
function openTable(reader: Buffer, { table: { offset, rows, width, scale, zero } }: About) {
  const table = Uint8Array.from(reader.subarray(offset, offset + rows * width));
  return (ids: readonly number[]): Float32Array => {
    const values = new Float32Array(ids.length * width);
    for (const [k, id] of ids.entries())
      for (let d = 0; d < width; d++) values[k * width + d] = (table[id * width + d] - zero) * scale;
    return values;
  };
}

interface ComparedWindow {
  readonly ids: readonly number[];
  readonly sentences: readonly {
    readonly sentence: number;
    /** The place of its first piece. */
    readonly from: number;
    /** For each of its pieces the word that it is of. */
    readonly places: readonly Span[];
  }[];
}

/** Windows of whole sentences, each in one. */
function* windowsOf(layout: Layout, sentences: readonly Span[], words: WordPieces): Generator<ComparedWindow> {
  const { text, tokens } = layout;
  let ids = [CLS];
  let held: ComparedWindow["sentences"][number][] = [];
  for (const [sentence, { from, to }] of sentences.entries()) {
    const own: number[] = [];
    const places: Span[] = [];
    let k = firstIndex(tokens.length, (t) => tokens.to[t] > from);
    for (; k < tokens.length && tokens.from[k] < to && own.length < LONGEST; k++) {
      const place = { from: tokens.from[k], to: tokens.to[k] };
      for (const id of words.ids(text.slice(place.from, place.to))) {
        if (own.length === LONGEST) break;
        own.push(id);
        places.push(place);
      }
    }
    if (held.length > 0 && ids.length - 1 + own.length > LONGEST) {
      yield { ids: [...ids, SEP], sentences: held };
      [ids, held] = [[CLS], []];
    }
    held.push({ sentence, from: ids.length, places });
    ids.push(...own);
  }
  if (held.length > 0) yield { ids: [...ids, SEP], sentences: held };
}

/** The words whose pieces begin with piece `first` of a window. */
function wordsOf({ words, evaluates, tones }: Outputs, first: number, places: readonly Span[]): SentenceWords {
  const starts = [...places.keys()].filter((k) => k === 0 || places[k].from !== places[k - 1].from);
  const [rows, odds, tone] = [words, evaluates, tones].map(({ data }) => data as Float32Array);
  const [width, depth] = [words.dims[1], tones.dims[1]];
  const bounds = starts.map((start, n) => [first + start, first + (starts[n + 1] ?? places.length)] as const);
  return {
    places: starts.map((start) => places[start]),
    vectors: bounds.map(([from, to]) => unit(meanOf(rows, width, from, to))),
    evaluating: Float32Array.from(bounds, ([from, to]) => meanOf(odds, 1, from, to)[0]),
    tones: bounds.map(([from, to]) => meanOf(tone, depth, from, to)),
  };
}

/** The mean of some rows. */
function meanOf(rows: Float32Array, width: number, from: number, to: number): Float32Array {
  const mean = new Float32Array(width);
  for (let k = from; k < to; k++) for (let d = 0; d < width; d++) mean[d] += rows[k * width + d];
  for (let d = 0; d < width; d++) mean[d] /= to - from;
  return mean;
}

/** A vector made one of length 1. */
function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square) || 1;
  for (let d = 0; d < vector.length; d++) vector[d] /= length;
  return vector;
}
