import { html } from "hono/html";
import type { Span } from "../../record.ts";
import type { Query } from "../../store/query/query.ts";
import { stems } from "../../text/stems.ts";

const WORD = /\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])|\p{N}{1,3}(?:,\p{N}{3})+|[\p{L}\p{N}\p{M}]+/gu;

/** Where in `text` the words stand that `query` asks for, in any form of theirs; those of a phrase only side by side. */
export function queriedSpans(text: string, query: Query | null): Span[] {
  const asked = (query?.clauses.flat() ?? [])
    .filter(({ field, negated }) => (field === null || field === "about") && !negated)
    .map(({ value }) => stems(value))
    .filter((phrase) => phrase.length > 0);
  if (asked.length === 0) return [];
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    stem: stems(word).join(" "),
  }));
  return words
    .filter((_, at) => asked.some((phrase) => phrase.some((_, k) => standsAt(words, at - k, phrase))))
    .map(({ from, to }) => ({ from, to }));
}

function standsAt(words: readonly { readonly stem: string }[], at: number, phrase: readonly string[]): boolean {
  return at >= 0 && phrase.every((stem, k) => words[at + k]?.stem === stem);
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
