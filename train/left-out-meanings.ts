import { globSync, readFileSync } from "node:fs";
import type { Meanings } from "../src/compare/meanings.ts";
import type { LinkedStory } from "./linked-stories.ts";

const WIDTH = 384;

/**
 * Gives stories what their clauses mean by a comparer that did not learn from them (`comparer.py --fold`): `prefix` is `work/comparer` for
 * the files `work/comparer-0.json`, `work/comparer-0.f32` and so on. Stories that are in none stay as they are.
 */
export function withLeftOutMeanings(stories: readonly LinkedStory[], prefix: string): LinkedStory[] {
  const read = new Map<number, Meanings[]>();
  for (const file of globSync(`${prefix}-*.json`)) {
    const bytes = readFileSync(file.replace(/json$/, "f32"));
    const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    let at = 0;
    const rows = (count: number) =>
      Array.from({ length: count }, () => {
        at += WIDTH;
        return numbers.subarray(at - WIDTH, at);
      });
    for (const [story, clauses, sentences] of JSON.parse(readFileSync(file, "utf8")) as [number, number, number][]) {
      read.set(story, [...(read.get(story) ?? []), { clauses: rows(clauses), sentences: rows(sentences) }]);
    }
  }
  return stories.map((story, k) => {
    const meanings = read.get(k);
    if (meanings === undefined) return story;
    const [one, two] = story.tellings.map((telling, n) => ({ ...telling, meanings: meanings[n] }));
    return { ...story, tellings: [one, two] };
  });
}
