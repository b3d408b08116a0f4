import { indexRecord, type RecordIndex } from "../export/event-parts.ts";
import { entitiesById } from "../export/statement-text.ts";
import type { Entity, Place, Record, Span } from "../record.ts";
import { nameTokens } from "./query/tokens.ts";
import { openWithin } from "./within.ts";

const MOST_VARIANTS = 8;

/** A record, and what its items are looked up in. */
export interface Context {
  readonly record: Record;
  readonly index: RecordIndex;
  readonly entities: ReadonlyMap<string, Entity>;
  mentionsIn(spans: readonly Span[]): Entity[];
  placesIn(spans: readonly Span[]): Place[];
  /** Words for the names of an entity. */
  namesOf(entity: Entity): readonly string[];
  readonly outlet: readonly string[];
}

/** Opens a record to look up what stands in its spans, and by which names. */
export function openContext(record: Record): Context {
  const { text } = record.document;
  const names = new Map<Entity, readonly string[]>();
  const mentionsIn = openWithin(
    record.entities.flatMap((entity) => entity.mentions.map(({ from, to }) => ({ from, to, entity }))),
  );
  return {
    record,
    index: indexRecord(record),
    entities: entitiesById(record),
    mentionsIn: (spans) => [...new Set(mentionsIn(spans).map(({ entity }) => entity))],
    placesIn: openWithin(record.places),
    namesOf(entity) {
      const known = names.get(entity) ?? variantsOf(text, entity);
      names.set(entity, known);
      return known;
    },
    outlet: nameTokens("outlet", record.document.outlet === null ? [] : [record.document.outlet]),
  };
}

/** The wordings that name an entity, the fullest first. */
function variantsOf(text: string, entity: Entity): string[] {
  const variants = new Set([entity.name]);
  for (const { from, to, kind } of entity.mentions) {
    if (variants.size === MOST_VARIANTS) break;
    if (kind === "name") variants.add(text.slice(from, to));
  }
  return [...variants];
}

/** The entities with these ids, without those that the record does not have. */
export function entitiesIn(entities: ReadonlyMap<string, Entity>, ids: readonly string[]): Entity[] {
  return ids.flatMap((id) => entities.get(id) ?? []);
}

/** The countries of people, bodies and places, each once. */
export function countriesOf(entities: readonly Entity[], places: readonly Place[]): string[] {
  return [...new Set([...entities, ...places].flatMap(({ country }) => country ?? []))];
}
