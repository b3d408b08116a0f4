import type { Event, Participant, Record, Span } from "../src/record.ts";

/**
 * An event in the notation of the cases: `TYPE | STATUS | ACTORS | RECIPIENTS | TRIGGER | WHOSE WORD`, sides by the names of
 * their entities, or by their words where none is known, joined by ` & `; the statement that the source's word stands in
 * in brackets; after that how often it is mentioned, if more than once.
 */
export function eventNotation({ document, entities }: Record, event: Event): string {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const words = (spans: readonly Span[]) => spans.map(({ from, to }) => document.text.slice(from, to)).join(" … ");
  const sides = (list: readonly Participant[]) =>
    list.map(({ spans, entity }) => (entity === null ? words(spans) : names.get(entity))).join(" & ") || "-";
  return [
    event.type,
    event.status,
    sides(event.actors),
    sides(event.recipients),
    words([event.trigger]),
    sourceOf(event, names, words),
    ...(event.mentions.length > 1 ? [`${event.mentions.length} mentions`] : []),
  ].join(" | ");
}

function sourceOf(
  { assertedBy }: Event,
  names: ReadonlyMap<string, string>,
  words: (spans: readonly Span[]) => string,
): string {
  if (assertedBy.voice === "reporter") return "reporter";
  const source = assertedBy.entities.map((id) => names.get(id)).join(" & ") || words(assertedBy.spans);
  return assertedBy.statement === null ? source : `${source} (${assertedBy.statement})`;
}
