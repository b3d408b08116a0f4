/**
 * Writes what `wordings.py` learns from, as JSON: texts with their sentences, which words of two of them stand for one thing
 * (`data/wordings.jsonl.gz`), and with which words their reporters evaluate (`data/evaluating.jsonl.gz`). Offsets are UTF-16 code units.
 *
 *   node train/write-wordings.ts TELLINGS.jsonl.gz > work/wordings.json
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Span } from "../src/record.ts";
import { readLinkedStories } from "./linked-stories.ts";

type Pair = readonly [number, number];
/** From, to, and how clearly it evaluates: 2 or 1. */
type Evaluating = readonly [number, number, number];

/**
 * From and to of either, and how they differ: `c` put in another light, `d` in detail, `n` in nothing but the words, `=` in one of those;
 * `!` stand in the same place and say something else.
 */
type Words = readonly [number, number, number, number, string];

/** Two texts, or one, of which something is marked. */
interface Marked {
  /** Stories with one number are learnt from, or left out, together. */
  readonly fold: number;
  readonly texts: readonly string[];
  readonly sentences: readonly (readonly Pair[])[];
  readonly pairs: readonly { readonly at: Pair; readonly words: readonly Words[] }[];
  /** `null` for a text in which no evaluating word is marked though there may be some. */
  readonly evaluating: readonly (readonly Evaluating[] | null)[];
}

/** Pairs of words in the texts of a story; in invented ones in their sentences. */
interface PairLine {
  readonly story?: number;
  readonly texts?: readonly (readonly string[])[];
  readonly pairs: readonly { readonly sentences: readonly [Pair, Pair] | Pair; readonly words: readonly Words[]; readonly marks?: readonly string[] }[];
  readonly evaluating?: readonly (readonly [text: number, sentence: number, ...Evaluating])[];
}

interface EvaluatingLine {
  readonly story?: number;
  readonly report?: number;
  readonly sentences?: readonly string[];
  readonly evaluating: readonly (Evaluating | readonly [sentence: number, ...Evaluating])[];
}

const stories = (await readLinkedStories(process.argv[2])).filter(({ isReal }) => isReal);
const evaluating = readLines<EvaluatingLine>("evaluating");
const marked = [
  ...readLines<PairLine>("wordings").map((line, n) => (line.story === undefined ? inventedPair(line, n) : realPair(line, line.story))),
  ...evaluating.filter(({ story }) => story === undefined).map(inventedReport),
];
process.stdout.write(JSON.stringify(marked));

function readLines<T>(name: string): T[] {
  const bytes = gunzipSync(readFileSync(new URL(`data/${name}.jsonl.gz`, import.meta.url)));
  return bytes.toString().trim().split("\n").map((line) => JSON.parse(line) as T);
}

function realPair({ pairs }: PairLine, story: number): Marked {
  const { tellings } = stories[story];
  const places = tellings.map(({ sentences }) => new Map(sentences.map(({ from }, k) => [from, k])));
  const own = (report: number) => evaluating.find((line) => line.story === story && line.report === report)?.evaluating ?? null;
  return {
    fold: story,
    texts: tellings.map(({ document }) => document.text),
    sentences: tellings.map(({ sentences }) => sentences.map(spanOf)),
    // What a marker found to tell of two matters has no words in common.
    pairs: pairs
      .filter(({ marks }) => !marks?.includes("none"))
      .map(({ sentences, words }) => ({
        at: (sentences as readonly [Pair, Pair]).map(([from], k) => places[k].get(from)!) as unknown as Pair,
        words,
      })),
    evaluating: [0, 1].map((report) => own(report) as readonly Evaluating[] | null),
  };
}

function inventedPair({ texts, pairs, evaluating: own }: PairLine, fold: number): Marked {
  const joined = texts!.map(join);
  return {
    fold,
    texts: joined.map(({ text }) => text),
    sentences: joined.map(({ sentences }) => sentences),
    pairs: pairs.map(({ sentences, words }) => {
      const at = sentences as Pair;
      const [a, b] = at.map((sentence, k) => joined[k].sentences[sentence][0]);
      return { at, words: words.map(([f, t, g, u, how]) => [f + a, t + a, g + b, u + b, how]) };
    }),
    evaluating: joined.map(({ sentences }, k) =>
      own === undefined ? null : own.filter(([text]) => text === k).map(([, sentence, from, to, how]) => moved(sentences[sentence], from, to, how)),
    ),
  };
}

function inventedReport({ sentences: lines, evaluating: own }: EvaluatingLine, fold: number): Marked {
  const { text, sentences } = join(lines!);
  const marks = (own as readonly (readonly [number, ...Evaluating])[]).map(([at, from, to, how]) => moved(sentences[at], from, to, how));
  return { fold, texts: [text], sentences: [sentences], pairs: [], evaluating: [marks] };
}

function join(lines: readonly string[]): { text: string; sentences: Pair[] } {
  let at = 0;
  const sentences = lines.map((line): Pair => {
    const from = at;
    at += line.length + 1;
    return [from, from + line.length];
  });
  return { text: lines.join(" "), sentences };
}

function moved([start]: Pair, from: number, to: number, how: number): Evaluating {
  return [start + from, start + to, how];
}

function spanOf({ from, to }: Span): Pair {
  return [from, to];
}
