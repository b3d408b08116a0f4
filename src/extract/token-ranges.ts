import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { IndexRange, Layout, Tokens } from "../text/layout.ts";

/** The index of the first token that ends after `offset` (UTF-16 code units). */
export function tokenAt(tokens: Tokens, offset: number): number {
  return firstIndex(tokens.length, (k) => tokens.to[k] > offset);
}

/** The tokens that spans touch. */
export function toTokens({ tokens }: Layout, spans: readonly Span[]): IndexRange[] {
  return joinRanges(
    spans.map(({ from, to }) => {
      const first = tokenAt(tokens, from);
      let last = tokenAt(tokens, to - 1);
      if (last < tokens.length && tokens.from[last] < to) last++;
      return { from: first, to: last };
    }),
  );
}

/** The stretches of text of token ranges, without white space at their edges. */
export function toSpans({ tokens }: Layout, ranges: readonly IndexRange[]): Span[] {
  return ranges.map(({ from, to }) => ({ from: tokens.from[from], to: tokens.to[to - 1] }));
}

/** Sorted, empty ones dropped, those that touch or overlap made one. */
export function joinRanges(ranges: readonly IndexRange[]): IndexRange[] {
  const out: { from: number; to: number }[] = [];
  for (const { from, to } of ranges.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = out[out.length - 1];
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else out.push({ from, to });
  }
  return out;
}

/** What of `ranges` is not in `without`. */
export function subtractRange(ranges: readonly IndexRange[], without: IndexRange): IndexRange[] {
  return ranges
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, without.from) },
      { from: Math.max(from, without.to), to },
    ])
    .filter(({ from, to }) => from < to);
}

/** What two lists share. */
export function intersectRanges(a: readonly IndexRange[], b: readonly IndexRange[]): IndexRange[] {
  const out: IndexRange[] = [];
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const from = Math.max(a[i].from, b[k].from);
    const to = Math.min(a[i].to, b[k].to);
    if (from < to) out.push({ from, to });
    if (a[i].to < b[k].to) i++;
    else k++;
  }
  return out;
}

/** How many tokens two lists share. */
export function sharedTokens(a: readonly IndexRange[], b: readonly IndexRange[]): number {
  return countTokens(intersectRanges(a, b));
}

export function countTokens(ranges: readonly IndexRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

export function holdsToken(ranges: readonly IndexRange[], token: number): boolean {
  return ranges.some(({ from, to }) => from <= token && token < to);
}
