import type { Span } from "../../record.ts";

/** A stretch of the text between two places where something begins or ends, and what covers it, the outermost first. */
export interface Segment<M extends Span> extends Span {
  readonly cover: readonly M[];
}

/** A paragraph with the line breaks after it; `words` is what stands in it without the white space at its ends. */
export interface Block extends Span {
  readonly words: Span;
}

// What opens inside this many others is not marked, so that no record can make a page much longer than its text.
const DEEPEST = 16;
const LINES = /[^\n\r\u2028\u2029]*(?:[\n\r\u2028\u2029]+|$)/g;
const SPACE = /\s/;

/** The paragraphs of a text: every character is in exactly one. Lines without words go with what stands before them. */
export function findBlocks(text: string): Block[] {
  const blocks: { from: number; to: number; words: Span }[] = [];
  for (const { 0: line, index } of text.matchAll(LINES)) {
    if (line === "") continue;
    const to = index + line.length;
    const words = trimmedSpan(text, { from: index, to });
    const last = blocks.at(-1);
    if (last && words.from === words.to) last.to = to;
    else if (last && last.words.from === last.words.to) Object.assign(last, { to, words });
    else blocks.push({ from: index, to, words });
  }
  return blocks;
}

/**
 * Cuts each block of a text at every place where a mark begins or ends. The segments of all blocks together are the text, in
 * order, each character once. Marks may cross, nest, repeat, be empty or run over the ends of the text.
 */
export function cutBlocks<M extends Span>(text: string, blocks: readonly Block[], marks: readonly M[]): Segment<M>[][] {
  const fitted = marks
    .map((mark) => ({ mark, ...trimmedSpan(text, mark) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let next = 0;
  let open: typeof fitted = [];
  return blocks.map((block) => {
    const segments: Segment<M>[] = [];
    for (let at = block.from; at < block.to; ) {
      open = open.filter(({ to }) => to > at);
      for (; next < fitted.length && fitted[next].from <= at; next++) {
        if (open.length < DEEPEST) open.push(fitted[next]);
      }
      let to = next < fitted.length ? Math.min(block.to, fitted[next].from) : block.to;
      for (const mark of open) to = Math.min(to, mark.to);
      segments.push({ from: at, to, cover: open.map(({ mark }) => mark) });
      at = to;
    }
    return segments;
  });
}

/** `span` within the text, without white space at its ends, and never between the halves of a surrogate pair. */
export function trimmedSpan(text: string, span: Span): Span {
  let from = Math.min(text.length, Math.max(0, span.from));
  let to = Math.min(text.length, span.to);
  if (isInPair(text, from)) from--;
  if (isInPair(text, to)) to++;
  while (from < to && SPACE.test(text[from])) from++;
  while (from < to && SPACE.test(text[to - 1])) to--;
  return { from, to: Math.max(from, to) };
}

function isInPair(text: string, at: number): boolean {
  return at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}
