import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { ModelError, type Outputs, openNetwork } from "./network.ts";
import { findShape } from "./shape.ts";
import { CLS, openWordPieces, SEP, type WordPieces } from "./word-pieces.ts";

/** A stretch of a sentence of those that are given, by its place among them. */
export interface Stretch extends Span {
  readonly sentence: number;
}

/** What a text means. Vectors of stretches and sentences have length 1: the likelier two tell of one matter, the greater their product. */
export interface TextMeaning {
  readonly stretches: readonly Float32Array[];
  readonly sentences: readonly Float32Array[];
  readonly words: TextWords;
}

/** The words of a text, marks among them, in order; of a sentence longer than a window the first. Rows of numbers stand one after the other. */
export interface TextWords {
  readonly places: readonly Span[];
  /** The sentence of each, by its place. */
  readonly sentences: Int32Array;
  /** What the network sets words beside each other by: of each a row, an answer, and how likely it has none. */
  readonly contents: Float32Array;
  readonly answers: Float32Array;
  readonly alone: Float32Array;
  /** Of each its sentence, its letter case and whether it stands within quotation marks. */
  readonly form: Float32Array;
}

/** How two texts may differ in a word, in the order of the network's numbers. */
export const DIFFERING = [
  "value",
  "status",
  "denied",
  "asserted-attributed",
  "words",
  "evaluating",
  "quotation",
  "speaker",
  "quoted",
] as const;

export type DifferingKind = (typeof DIFFERING)[number];

/** What is known of each word of a text that was set beside another. */
export interface WordsBeside {
  /** The logarithm of the odds that the other tells what it tells. */
  readonly told: Float32Array;
  /** The logarithm of the odds that both differ in it, a row of each of `DIFFERING`. */
  readonly differs: Float32Array;
  /** The likeliest words of the other that stand for the same, `ANSWERS` of each, the likeliest first; -1 where there are fewer. */
  readonly answers: Int32Array;
  /** How likely each of them does, 0 to 1; together at most 1, the rest is that none does. */
  readonly shares: Float32Array;
}

/** So many answers are kept of each word. */
export const ANSWERS = 8;

export interface Comparer {
  readonly sha256: string;
  /** What stretches of a text, its sentences and its words mean. One pass. */
  read(layout: Layout, sentences: readonly Span[], stretches: readonly Stretch[]): Promise<TextMeaning>;
  /** Sets the words of two texts beside each other: of each text what is known of its words. */
  compare(one: TextWords, two: TextWords): Promise<[WordsBeside, WordsBeside]>;
  close(): Promise<void>;
}

const FOLDER = new URL("../../models/", import.meta.url);
const [TEXT, PAIR, VOCABULARY] = ["comparer.onnx", "comparer-pair.onnx", "vocabulary.txt"];
/** Pieces of a window; longer sentences end there. Trained so (`train/comparer.py`). */
const LONGEST = 254;
/** Numbers that tell the form of a word. */
const FORM = 3;
/** Less likely answers are not kept. */
const LEAST_SHARE = 0.005;

/**
 * Opens the networks that comparing goes by: an encoder that reads each text once (`models/comparer.onnx`), and a small one that sets the
 * words of two beside each other (`models/comparer-pair.onnx`). Errors: ModelError where a file is missing or damaged.
 */
export async function openComparer(threads = 1): Promise<Comparer> {
  const file = (name: string) => fileURLToPath(new URL(name, FOLDER));
  for (const name of [TEXT, PAIR].flatMap((network) => [network, `${network}.sha256`]).concat(VOCABULARY)) {
    if (!existsSync(file(name))) throw new ModelError(`no model file ${file(name)}; install Readout again`);
  }
  const open = (name: string) => openNetwork(file(name), readFileSync(file(`${name}.sha256`), "utf8").trim(), threads);
  const [encoder, pair] = [await open(TEXT), await open(PAIR)];
  const pieces = openWordPieces(file(VOCABULARY));
  return {
    sha256: encoder.sha256,
    async read(layout, sentences, stretches) {
      const vectors = { stretches: [] as Float32Array[], sentences: [] as Float32Array[] };
      const words = openWords();
      const bySentence = Map.groupBy(stretches, ({ sentence }) => sentence);
      for (const window of windowsOf(layout, sentences, pieces)) {
        const output = await encoder.run({ ids: Int32Array.from(window.ids) });
        const rows = output.vectors.data as Float32Array;
        const width = output.vectors.dims[1];
        for (const { sentence, from, words: own } of window.sentences) {
          const end = from + Math.max(1, own.at(-1)?.last ?? 0);
          const whole = unit(meanOf(rows, width, from, end));
          vectors.sentences.push(whole);
          for (const stretch of bySentence.get(sentence) ?? []) {
            const first = own.find(({ place }) => place.to > stretch.from && place.from < stretch.to);
            const last = own.findLast(({ place }) => place.to > stretch.from && place.from < stretch.to);
            vectors.stretches.push(
              first === undefined ? whole : unit(meanOf(rows, width, from + first.first, from + last!.last)),
            );
          }
          for (const word of own) words.add(output, sentence, word, from);
        }
      }
      return { ...vectors, words: words.all() };
    },
    async compare(one, two) {
      if (one.places.length === 0 || two.places.length === 0) return [none(one), none(two)];
      const output = await pair.run({ ...inputsOf(one, "_a"), ...inputsOf(two, "_b") });
      return [beside(output, "_a", "forth"), beside(output, "_b", "back")];
    },
    close: async () => {
      await encoder.close();
      await pair.close();
    },
  };
}

interface Window {
  readonly ids: readonly number[];
  readonly sentences: readonly {
    readonly sentence: number;
    /** The place of its first piece in the window. */
    readonly from: number;
    readonly words: readonly WindowWord[];
  }[];
}

interface WindowWord {
  readonly place: Span;
  /** Its pieces among those of its sentence. */
  readonly first: number;
  readonly last: number;
  readonly shape: number;
  readonly quote: number;
}

/** Windows of whole sentences, each in one. */
function* windowsOf(layout: Layout, sentences: readonly Span[], pieces: WordPieces): Generator<Window> {
  let ids = [CLS];
  let held: Window["sentences"][number][] = [];
  for (const [sentence, span] of sentences.entries()) {
    const own: number[] = [];
    const words: WindowWord[] = [];
    for (const word of wordsIn(layout, span)) {
      const more = pieces.ids(layout.text.slice(word.place.from, word.place.to));
      if (own.length + more.length > LONGEST) break;
      words.push({ ...word, first: own.length, last: own.length + more.length });
      own.push(...more);
    }
    if (held.length > 0 && ids.length - 1 + own.length > LONGEST) {
      yield { ids: [...ids, SEP], sentences: held };
      [ids, held] = [[CLS], []];
    }
    held.push({ sentence, from: ids.length, words });
    ids.push(...own);
  }
  if (held.length > 0) yield { ids: [...ids, SEP], sentences: held };
}

function* wordsIn({ text, tokens }: Layout, { from, to }: Span): Generator<Omit<WindowWord, "first" | "last">> {
  for (let k = firstIndex(tokens.length, (t) => tokens.to[t] > from); k < tokens.length && tokens.from[k] < to; k++) {
    const place = { from: tokens.from[k], to: tokens.to[k] };
    yield { place, shape: findShape(text.slice(place.from, place.to)), quote: tokens.quote[k] };
  }
}

/** Gathers the words of the windows of a text: each is the mean of its pieces. */
function openWords() {
  const places: Span[] = [];
  const sentences: number[] = [];
  const form: number[] = [];
  const rows = { contents: [] as Float32Array[], answers: [] as Float32Array[], alone: [] as Float32Array[] };
  return {
    add(output: Outputs, sentence: number, { place, first, last, shape, quote }: WindowWord, from: number): void {
      places.push(place);
      sentences.push(sentence);
      form.push(sentence, shape, quote);
      for (const [name, list] of Object.entries(rows)) {
        const { data, dims } = output[name];
        list.push(meanOf(data as Float32Array, dims[1] ?? 1, from + first, from + last));
      }
    },
    all: (): TextWords => ({
      places,
      sentences: Int32Array.from(sentences),
      contents: joined(rows.contents),
      answers: joined(rows.answers),
      alone: joined(rows.alone),
      form: Float32Array.from(form),
    }),
  };
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const width = rows[0]?.length ?? 0;
  const all = new Float32Array(rows.length * width);
  for (const [k, row] of rows.entries()) all.set(row, k * width);
  return all;
}

function inputsOf({ places, contents, answers, alone, form }: TextWords, side: string) {
  const rows = (values: Float32Array) => ({ values, width: values.length / places.length });
  return {
    [`contents${side}`]: rows(contents),
    [`answers${side}`]: rows(answers),
    [`alone${side}`]: alone,
    [`form${side}`]: { values: form, width: FORM },
  };
}

function beside(output: Outputs, side: string, answers: string): WordsBeside {
  return {
    told: output[`told${side}`].data as Float32Array,
    differs: output[`differs${side}`].data as Float32Array,
    ...likeliest(output[answers]),
  };
}

/** The greatest numbers of each row and where they stand. */
function likeliest({ data, dims: [count, width] }: Outputs[string]): Pick<WordsBeside, "answers" | "shares"> {
  const answers = new Int32Array(count * ANSWERS).fill(-1);
  const shares = new Float32Array(count * ANSWERS);
  for (let i = 0; i < count; i++) {
    const first = i * ANSWERS;
    for (let k = 0; k < width; k++) {
      const share = data[i * width + k];
      if (share < LEAST_SHARE || share <= shares[first + ANSWERS - 1]) continue;
      let at = first + ANSWERS - 1;
      for (; at > first && shares[at - 1] < share; at--) {
        shares[at] = shares[at - 1];
        answers[at] = answers[at - 1];
      }
      shares[at] = share;
      answers[at] = k;
    }
  }
  return { answers, shares };
}

/** Beside a text without words nothing is told. */
function none({ places: { length } }: TextWords): WordsBeside {
  return {
    told: new Float32Array(length).fill(-SURE),
    differs: new Float32Array(length * DIFFERING.length).fill(-SURE),
    answers: new Int32Array(length * ANSWERS).fill(-1),
    shares: new Float32Array(length * ANSWERS),
  };
}

/** The logarithm of odds that leave no doubt. */
const SURE = 10;

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
