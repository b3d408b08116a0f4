import { html } from "hono/html";
import type { Span } from "../../record.ts";
import type { Query } from "../../store/query/query.ts";
import { stems } from "../../text/stems.ts";

const WORD = /\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])|\p{N}{1,3}(?:,\p{N}{3})+|[\p{L}\p{N}\p{M}]+/gu;

/** Where in `text` the words stand that `query` asks for, in any form of theirs. */
export function queriedSpans(text: string, query: Query | null): Span[] {
  const asked = new Set<string>();
  for (const { field, negated, value } of query?.clauses.flat() ?? []) {
    if (field === null && !negated) for (const stem of stems(value)) asked.add(stem);
  }
  if (asked.size === 0) return [];
  return [...text.matchAll(WORD)]
    .filter(([word]) => stems(word).some((stem) => asked.has(stem)))
    .map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
}

/** Where `words` stand in `text`; nowhere if they stand there twice, since it is not known which is meant. */
export function onlySpan(text: string, words: string): Span[] {
  const from = text.indexOf(words);
  if (words === "" || from < 0 || text.includes(words, from + 1)) return [];
  return [{ from, to: from + words.length }];
}

/** `text` with `marks` as `<mark>` and `strong` as `<b>`; the spans of each are in order and apart from each other. */
export function markedText(text: string, marks: readonly Span[], strong: readonly Span[] = []) {
  const edges = [...new Set([0, text.length, ...[...marks, ...strong].flatMap(({ from, to }) => [from, to])])];
  edges.sort((a, b) => a - b);
  const covers = (spans: readonly Span[], at: number) => spans.some(({ from, to }) => from <= at && at < to);
  return edges.slice(0, -1).map((from, index) => {
    const part = text.slice(from, edges[index + 1]);
    const inner = covers(marks, from) ? html`<mark>${part}</mark>` : part;
    return covers(strong, from) ? html`<b>${inner}</b>` : inner;
  });
}
