/**
 * Writes what `comparer.py` learns from, as a list of JSON: each two texts with their sentences and clauses and what is known of them.
 * Offsets are UTF-16 code units.
 *
 *   node train/write-stories.ts TELLINGS.jsonl.gz > work/stories.json
 *
 * First real stories: which of their clauses tell of one matter (`data/retold.jsonl.gz`), where they differ (`data/differing.jsonl.gz`), which
 * words stand for one thing (`data/wordings.jsonl.gz`) and which evaluate (`data/evaluating.jsonl.gz`). Then invented pairs of reports with
 * where they differ and what both tell (`data/told-pairs.jsonl.gz`). Then short invented stories, and reports two by two, of which words are marked.
 */
import { bodySentences } from "../src/compare/telling.ts";
import { clausesOf } from "../src/compare/clauses.ts";
import { openModel } from "../src/index.ts";
import type { Document, Span } from "../src/record.ts";
import { findLayout } from "../src/text/find-layout.ts";
import { type DifferingItem, readDiffering, readToldPairs } from "./differing-items.ts";
import { isLeftOut } from "./left-out-meanings.ts";
import { type LinkedStory, readLinkedStories } from "./linked-stories.ts";
import { type EvaluatingLine, type MarkedPair, type MarkedWord, readEvaluatingLines, readWordingLines, type Stretch, type WordingLine } from "./marked-words.ts";

interface Story {
  readonly kind: "real" | "told" | "words";
  /** The comparer is not to learn from it. */
  readonly isLeftOut: boolean;
  readonly texts: readonly string[];
  readonly sentences: readonly (readonly Stretch[])[];
  /** From, to and sentence. */
  readonly clauses: readonly (readonly (readonly [number, number, number])[])[];
  /** Where they differ, and what both tell; `null` where that is not marked. */
  readonly items: readonly DifferingItem[] | null;
  /** Which clauses tell of one matter, of which all that do are known, and whether the other tells them; `null` where it is not marked. */
  readonly linked: Pick<LinkedStory, "links" | "known" | "told"> | null;
  readonly words: readonly MarkedPair[];
  /** `null` for a text in which no evaluating word is marked though there may be some. */
  readonly evaluating: readonly (readonly MarkedWord[] | null)[];
}

const NOTHING = { isLeftOut: false, items: null, linked: null, words: [], evaluating: [null, null] } as const;
const linked = (await readLinkedStories(process.argv[2])).filter(({ isReal }) => isReal);
const differing = readDiffering();
const wordings = readWordingLines();
const evaluating = readEvaluatingLines();
const model = await openModel();
const told = await readToldPairs(model);
await model.close();
const singles = evaluating.filter(({ story }) => story === undefined).map(inventedReport);
const stories: Story[] = [
  ...linked.map(realStory),
  ...told.map(
    ({ records, items }): Story => ({
      ...partsOf(records.map(({ document }) => document)),
      ...NOTHING,
      kind: "told",
      items,
    }),
  ),
  ...wordings.filter(({ story }) => story === undefined).map(inventedStory),
  // A report needs another beside it: of what both tell nothing is marked then.
  ...singles.flatMap((one, k): Story[] => (k % 2 === 1 ? [beside(singles[k - 1], one)] : [])),
];
process.stdout.write(JSON.stringify(stories));

function partsOf(documents: readonly Document[]): Pick<Story, "texts" | "sentences" | "clauses"> {
  const sentences = documents.map((document) => bodySentences(findLayout(document)));
  return {
    texts: documents.map(({ text }) => text),
    sentences: sentences.map((list) => list.map(stretchOf)),
    clauses: sentences.map((list, k) =>
      list.flatMap((span, at) => clausesOf(documents[k].text, span).map(({ from, to }) => [from, to, at] as const)),
    ),
  };
}

function realStory(story: LinkedStory, place: number): Story {
  const { tellings, links, known, told: isTold } = story;
  const own = (report: number) => evaluating.find((line) => line.story === place && line.report === report)?.evaluating ?? null;
  // What a marker found to tell of two matters has no words in common.
  const pairs = wordings.find((line) => line.story === place)?.pairs.filter(({ marks }) => !marks?.includes("none")) ?? [];
  return {
    ...partsOf(tellings.map(({ document }) => document)),
    kind: "real",
    isLeftOut: isLeftOut(story, place),
    items: differing[place],
    linked: { links, known, told: isTold },
    words: pairs.flatMap(({ words }) => words),
    evaluating: [0, 1].map((report) => own(report) as readonly MarkedWord[] | null),
  };
}

function inventedStory({ texts, pairs, evaluating: own }: WordingLine): Story {
  const joined = texts!.map(join);
  return {
    ...NOTHING,
    kind: "words",
    texts: joined.map(({ text }) => text),
    sentences: joined.map(({ sentences }) => sentences),
    clauses: [[], []],
    words: pairs.flatMap(({ sentences, words }) => {
      const [a, b] = (sentences as Stretch).map((sentence, k) => joined[k].sentences[sentence][0]);
      return words.map(([f, t, g, u, how]): MarkedPair => [f + a, t + a, g + b, u + b, how]);
    }),
    evaluating: joined.map(({ sentences }, k) =>
      own === undefined ? null : own.filter(([text]) => text === k).map(([, sentence, from, to, how]) => moved(sentences[sentence], from, to, how)),
    ),
  };
}

interface Single {
  readonly text: string;
  readonly sentences: readonly Stretch[];
  readonly evaluating: readonly MarkedWord[];
}

function inventedReport({ sentences: lines, evaluating: own }: EvaluatingLine): Single {
  const { text, sentences } = join(lines!);
  const marks = own as readonly (readonly [number, ...MarkedWord])[];
  return { text, sentences, evaluating: marks.map(([at, from, to, how]) => moved(sentences[at], from, to, how)) };
}

function beside(one: Single, two: Single): Story {
  const both = [one, two];
  return {
    ...NOTHING,
    kind: "words",
    texts: both.map(({ text }) => text),
    sentences: both.map(({ sentences }) => sentences),
    clauses: [[], []],
    evaluating: both.map(({ evaluating: marks }) => marks),
  };
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

function stretchOf({ from, to }: Span): Stretch {
  return [from, to];
}
