import { globSync, readFileSync } from "node:fs";
import type { Meanings } from "../src/compare/meanings.ts";
import type { SentenceWords } from "../src/model/comparer.ts";
import type { LinkedStory } from "./linked-stories.ts";

const WIDTH = 384;
/** Of a word: what it stands for, the odds that it evaluates, its tone (`wordings.py`). */
const [WORD, TONE] = [128, 16];

/**
 * Gives stories what their clauses and words mean by networks that did not learn from them (`comparer.py` and `wordings.py --fold`):
 * `folder` has `comparer-0.json`, `comparer-0.f32`, `wordings-0.json` and so on. Stories that are in none stay as they are.
 */
export function withLeftOutMeanings(stories: readonly LinkedStory[], folder: string): LinkedStory[] {
  const words = readWords(folder);
  const read = new Map<number, Meanings[]>();
  for (const { rows, index } of readFiles<[story: number, clauses: number, sentences: number]>(folder, "comparer")) {
    for (const [story, clauses, sentences] of index) {
      const own = read.get(story) ?? [];
      own.push({ clauses: rows(clauses, WIDTH), sentences: rows(sentences, WIDTH), words: words.get(story)![own.length] });
      read.set(story, own);
    }
  }
  return stories.map((story, k) => {
    const meanings = read.get(k);
    if (meanings === undefined) return story;
    const [one, two] = story.tellings.map((telling, n) => ({ ...telling, meanings: meanings[n] }));
    return { ...story, tellings: [one, two] };
  });
}

function readWords(folder: string): Map<number, SentenceWords[][]> {
  const read = new Map<number, SentenceWords[][]>();
  for (const { rows, index } of readFiles<[story: number, places: [number, number][][]]>(folder, "wordings")) {
    for (const [story, sentences] of index) {
      const words = sentences.map((places): SentenceWords => {
        const all = rows(places.length, WORD + 1 + TONE);
        return {
          places: places.map(([from, to]) => ({ from, to })),
          vectors: all.map((row) => row.subarray(0, WORD)),
          evaluating: Float32Array.from(all, (row) => row[WORD]),
          tones: all.map((row) => row.subarray(WORD + 1)),
        };
      });
      read.set(story, [...(read.get(story) ?? []), words]);
    }
  }
  return read;
}

/** The index of each file of a kind, and a function that gives its next rows. */
function readFiles<T>(folder: string, kind: string) {
  return globSync(`${folder}/${kind}-[0-9].json`).map((file) => {
    const bytes = readFileSync(file.replace(/json$/, "f32"));
    const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    let at = 0;
    const rows = (count: number, width: number) =>
      Array.from({ length: count }, () => {
        at += width;
        return numbers.subarray(at - width, at);
      });
    return { rows, index: JSON.parse(readFileSync(file, "utf8")) as T[] };
  });
}
