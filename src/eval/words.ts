import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";

/** The words of a text, in order: word k is `text.slice(from[k], to[k])`. */
export interface WordIndex {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

// What Python's \w is for text: letters and numbers of any script and the underscore, but no combining marks.
const WORD = /[\p{L}\p{N}_]+(?:['’][\p{L}\p{N}_]+)?/gu;
const ARTICLES = new Set(["the", "a", "an"]);

/** Finds the words that scores count: runs of letters and digits, with one inner apostrophe. */
export function indexWords(text: string): WordIndex {
  const from: number[] = [];
  const to: number[] = [];
  for (const match of text.matchAll(WORD)) {
    from.push(match.index);
    to.push(match.index + match[0].length);
  }
  return { text, from, to };
}

/** Word `k` in lower case. */
export function lowerWord(words: WordIndex, k: number): string {
  return words.text.slice(words.from[k], words.to[k]).toLowerCase();
}

/** The indices of all words that any of the spans touches, without the article that a span begins with. */
export function wordsIn(words: WordIndex, spans: readonly Span[]): Set<number> {
  const found = new Set<number>();
  for (const span of spans) {
    let first = firstAtOrAfter(words.from, span.from);
    if (first > 0 && words.to[first - 1] > span.from) first--;
    for (let k = first; k < words.from.length && words.from[k] < span.to; k++) {
      if (k > first || !ARTICLES.has(lowerWord(words, k))) found.add(k);
    }
  }
  return found;
}

function firstAtOrAfter(starts: readonly number[], offset: number): number {
  return firstIndex(starts.length, (k) => starts[k] >= offset);
}
