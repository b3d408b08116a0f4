import type { Entity, Event, Record, Span, Statement } from "../../src/record.ts";
import type { Party, ReportRow, Result } from "../../src/store/store.ts";

/** The entities of a record that have a name of their own are the actors of the fake library: 1, 2, … in their order. */
export function namedEntities(record: Record): Entity[] {
  return record.entities.filter((entity) => entity.mentions.some(({ kind }) => kind === "name"));
}

/** What a search of the fake library finds in a record: its statements, then its events. */
export function resultsOf(record: Record, version = 1, firstActor = 1): Result[] {
  const named = namedEntities(record);
  const actor = (id: string): number | null => {
    const index = named.findIndex((entity) => entity.id === id);
    return index < 0 ? null : firstActor + index;
  };
  const words = (spans: readonly Span[]) =>
    spans.map(({ from, to }) => record.document.text.slice(from, to)).join(" … ");
  const party = (id: string | null, spans: readonly Span[]): Party => {
    const entity = record.entities.find((entity) => entity.id === id);
    if (!entity) return { name: words(spans), role: null, country: null, actor: null };
    return { name: entity.name, role: entity.role, country: entity.country, actor: actor(entity.id) };
  };
  const parties = (side: { entities: readonly string[]; spans: readonly Span[] }): Party[] =>
    side.entities.length > 0
      ? side.entities.map((id) => party(id, []))
      : side.spans.length > 0
        ? [party(null, side.spans)]
        : [];
  const { document } = record;
  const common = {
    document: document.id,
    version,
    title: document.title,
    outlet: document.outlet,
    url: document.url,
    published: document.published?.value ?? null,
  };
  const ofStatement = (statement: Statement): Result => ({
    ...common,
    kind: "statement",
    item: statement.id,
    text: words(statement.content.spans),
    from: statement.content.spans[0].from,
    to: statement.content.spans.at(-1)!.to,
    confidence: statement.confidence,
    statement: {
      speaker: parties(statement.speaker),
      speakerKind: statement.speaker.kind,
      addressee: statement.addressee ? parties(statement.addressee) : [],
      form: statement.form,
      cue: statement.cue ? words(statement.cue.spans) : null,
      said: statement.said,
    },
    event: null,
  });
  const ofEvent = (event: Event): Result => ({
    ...common,
    kind: "event",
    item: event.id,
    text: words([event.sentence]),
    from: event.sentence.from,
    to: event.sentence.to,
    confidence: event.confidence,
    statement: null,
    event: {
      type: event.type,
      mode: event.mode,
      status: event.status,
      trigger: words([event.trigger]),
      actors: event.actors.map(({ entity, spans }) => party(entity, spans)),
      recipients: event.recipients.map(({ entity, spans }) => party(entity, spans)),
      source: event.assertedBy.voice === "reporter" ? null : parties(event.assertedBy),
      place: event.place ? { name: words(event.place.spans), country: null } : null,
      time: event.time
        ? {
            words: words(event.time.spans),
            value: record.times.find(({ id }) => id === event.time?.time)?.value ?? null,
          }
        : null,
    },
  });
  return [...record.statements.map(ofStatement), ...record.events.map(ofEvent)];
}

/** The row of a record's report. */
export function rowOf(record: Record, version = 1): ReportRow {
  const { document, made } = record;
  return {
    document: document.id,
    version,
    isLatest: true,
    title: document.title,
    outlet: document.outlet,
    url: document.url,
    byline: document.byline,
    published: document.published,
    language: document.language,
    source: document.source,
    words: document.text.split(/\s+/).length,
    statements: record.statements.length,
    events: record.events.length,
    addedAt: "2025-03-04T08:00:00.000Z",
    model: made.model,
    readoutVersion: made.version,
    indexCut: false,
  };
}
