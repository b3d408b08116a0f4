import type { Entity, Span } from "../record.ts";
import type { DraftEvent } from "./events/draft-events.ts";

/**
 * Where a report speaks of places: where its events took place, and the names of its places and countries elsewhere. In
 * order of the text, none within another.
 */
export function placeMentions(entities: readonly Entity[], drafts: readonly DraftEvent[]): Span[] {
  const named = entities
    .filter(({ type }) => type === "place" || type === "country")
    .flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === "name"));
  const spans = [...drafts.flatMap(({ place }) => place ?? []), ...named].map(({ from, to }) => ({ from, to }));
  const kept: Span[] = [];
  for (const span of spans.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (kept.length === 0 || span.from >= kept[kept.length - 1].to) kept.push(span);
  }
  return kept;
}
