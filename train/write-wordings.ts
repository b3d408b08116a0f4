/**
 * Writes what `wordings.py` learns from, as JSON: texts with their sentences, which words of two of them stand for one thing
 * (`data/wordings.jsonl.gz`), and with which words their reporters evaluate (`data/evaluating.jsonl.gz`). Offsets are UTF-16 code units.
 *
 *   node train/write-wordings.ts TELLINGS.jsonl.gz > work/wordings.json
 */
import type { Span } from "../src/record.ts";
import { readLinkedStories } from "./linked-stories.ts";
import { type EvaluatingLine, type MarkedPair, type MarkedWord, readEvaluatingLines, readWordingLines, type Stretch, type WordingLine } from "./marked-words.ts";

/** Two texts, or one, of which something is marked. */
interface Marked {
  /** Stories with one number are learnt from, or left out, together. */
  readonly fold: number;
  readonly texts: readonly string[];
  readonly sentences: readonly (readonly Stretch[])[];
  readonly pairs: readonly { readonly at: Stretch; readonly words: readonly MarkedPair[] }[];
  /** `null` for a text in which no evaluating word is marked though there may be some. */
  readonly evaluating: readonly (readonly MarkedWord[] | null)[];
}

const stories = (await readLinkedStories(process.argv[2])).filter(({ isReal }) => isReal);
const evaluating = readEvaluatingLines();
const marked = [
  ...readWordingLines().map((line, n) => (line.story === undefined ? inventedPair(line, n) : realPair(line, line.story))),
  ...evaluating.filter(({ story }) => story === undefined).map(inventedReport),
];
process.stdout.write(JSON.stringify(marked));

function realPair({ pairs }: WordingLine, story: number): Marked {
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
        at: (sentences as readonly [Stretch, Stretch]).map(([from], k) => places[k].get(from)!) as unknown as Stretch,
        words,
      })),
    evaluating: [0, 1].map((report) => own(report) as readonly MarkedWord[] | null),
  };
}

function inventedPair({ texts, pairs, evaluating: own }: WordingLine, fold: number): Marked {
  const joined = texts!.map(join);
  return {
    fold,
    texts: joined.map(({ text }) => text),
    sentences: joined.map(({ sentences }) => sentences),
    pairs: pairs.map(({ sentences, words }) => {
      const at = sentences as Stretch;
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
  const marks = (own as readonly (readonly [number, ...MarkedWord])[]).map(([at, from, to, how]) => moved(sentences[at], from, to, how));
  return { fold, texts: [text], sentences: [sentences], pairs: [], evaluating: [marks] };
}

function join(lines: readonly string[]): { text: string; sentences: Stretch[] } {
  let at = 0;
  const sentences = lines.map((line): Stretch => {
    const from = at;
    at += line.length + 1;
    return [from, from + line.length];
  });
  return { text: lines.join(" "), sentences };
}

function moved([start]: Stretch, from: number, to: number, how: number): MarkedWord {
  return [start + from, start + to, how];
}

function spanOf({ from, to }: Span): Stretch {
  return [from, to];
}
