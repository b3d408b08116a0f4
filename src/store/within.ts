import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";

/** A finder of those of `items` that lie within given spans, in the order of the text. */
export function openWithin<T extends Span>(items: readonly T[]): (spans: readonly Span[]) => T[] {
  const sorted = [...items].sort((a, b) => a.from - b.from);
  return (spans) =>
    spans.flatMap(({ from, to }) => {
      const first = firstIndex(sorted.length, (k) => sorted[k].from >= from);
      const end = firstIndex(sorted.length, (k) => sorted[k].from >= to);
      return sorted.slice(first, end).filter((item) => item.to <= to);
    });
}
