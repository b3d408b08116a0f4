import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { ModelError, openNetwork, readModelFile } from "./network.ts";
import { CLS, openWordPieces, SEP, type WordPieces } from "./word-pieces.ts";

/** A stretch of a sentence of those that are given, by its place among them. */
export interface Stretch extends Span {
  readonly sentence: number;
}

/** Vectors of length 1, one for each of what was given: the likelier two tell of one matter, the greater their product. */
export interface Vectors {
  readonly stretches: readonly Float32Array[];
  readonly sentences: readonly Float32Array[];
}

export interface Comparer {
  readonly sha256: string;
  /** The vectors of stretches of a text and of its sentences, each the mean of its word pieces as they stand in their report. One pass. */
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
      const vectors = { stretches: [] as Float32Array[], sentences: [] as Float32Array[] };
      const bySentence = Map.groupBy(stretches, ({ sentence }) => sentence);
      for (const window of windowsOf(layout, sentences, words)) {
        const { vectors: output } = await network.run({ embedded: { values: rows(window.ids), width } });
        const pieces = output.data as Float32Array;
        for (const { sentence, from, places } of window.sentences) {
          const whole = meanOf(pieces, width, from, from + Math.max(1, places.length));
          vectors.sentences.push(whole);
          for (const stretch of bySentence.get(sentence) ?? []) {
            const first = places.findIndex((place) => place.to > stretch.from && place.from < stretch.to);
            const last = places.findLastIndex((place) => place.to > stretch.from && place.from < stretch.to);
            vectors.stretches.push(first < 0 ? whole : meanOf(pieces, width, from + first, from + last + 1));
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

/** The mean of some rows, of length 1. */
function meanOf(rows: Float32Array, width: number, from: number, to: number): Float32Array {
  const mean = new Float32Array(width);
  for (let k = from; k < to; k++) for (let d = 0; d < width; d++) mean[d] += rows[k * width + d];
  let square = 0;
  for (const value of mean) square += value * value;
  const length = Math.sqrt(square) || 1;
  for (let d = 0; d < width; d++) mean[d] /= length;
  return mean;
}
