import type { Entity, Event, Participant, Place, Record, Span, Time } from "../record.ts";
import { ploverSector } from "./plover-sector.ts";
import { type Entities, entitiesById, spannedText } from "./statement-text.ts";

/** A record with its entities, places and times by id. */
export interface RecordIndex {
  readonly record: Record;
  readonly entities: Entities;
  readonly places: ReadonlyMap<string, Place>;
  readonly times: ReadonlyMap<string, Time>;
}

/** Indexes a record for `sideOf` and its like. */
export function indexRecord(record: Record): RecordIndex {
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    new Map(items.map((item) => [item.id, item]));
  return { record, entities: entitiesById(record), places: byId(record.places), times: byId(record.times) };
}

/** One actor or recipient: the words for it beside the event, and the entity that they mean, if that is known. */
export interface Party {
  /** The fullest name the report gives, or the words where no entity is known. */
  readonly name: string;
  readonly words: string;
  readonly entity: Entity | null;
  /** ISO 3166 alpha-3. */
  readonly country: string | null;
  /** In the codes of PLOVER's manual. */
  readonly sector: string | null;
}

/** The actors or recipients of an event, in the order of the record. */
export function partiesOf({ record, entities }: RecordIndex, participants: readonly Participant[]): Party[] {
  return participants.map(({ spans, entity: id }) => {
    const words = spannedText(record.document, spans);
    const entity = id === null ? null : (entities.get(id) ?? null);
    const sector = entity?.sector == null ? null : ploverSector(entity.sector);
    return { name: entity?.name ?? words, words, entity, country: entity?.country ?? null, sector };
  });
}

/** On whose word an event is told: names and words, both empty for the reporter's own; words alone where nobody is named. */
export function asserterOf(
  { record, entities }: RecordIndex,
  { assertedBy }: Event,
): { readonly names: readonly string[]; readonly words: string } {
  if (assertedBy.voice === "reporter") return { names: [], words: "" };
  const words = spannedText(record.document, assertedBy.spans);
  const names = assertedBy.entities.map((id) => entities.get(id)?.name ?? id);
  return { names: names.length === 0 && words !== "" ? [words] : names, words };
}

/** The place of an event in the gazetteer, and the words for it. */
export function placeOf(
  { record, places }: RecordIndex,
  { place }: Event,
): { readonly place: Place | null; readonly words: string } {
  if (place === null) return { place: null, words: "" };
  return {
    place: place.place === null ? null : (places.get(place.place) ?? null),
    words: spannedText(record.document, place.spans),
  };
}

/** The time of an event, and the words for it. */
export function timeOf(
  { record, times }: RecordIndex,
  { time }: Event,
): { readonly time: Time | null; readonly words: string } {
  if (time === null) return { time: null, words: "" };
  return {
    time: time.time === null ? null : (times.get(time.time) ?? null),
    words: spannedText(record.document, time.spans),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}(?!\d)/;

/**
 * The day of an event, as YYYY-MM-DD, and what it rests on: the time told of it; else the date of the report, unless a time
 * is told in which that day does not lie ("in 2014", "in the past").
 */
export function dayOf(
  index: RecordIndex,
  event: Event,
): { readonly day: string | null; readonly basis: "event" | "publication" | null } {
  const { time } = timeOf(index, event);
  const value = time !== null && (time.type === "DATE" || time.type === "TIME") ? time.value : null;
  const told = DAY.exec(value ?? "");
  if (told !== null) return { day: told[0], basis: "event" };
  const published = publicationDay(index);
  if (published === null || !mayLieIn(value ?? "", published)) return { day: null, basis: null };
  return { day: published, basis: "publication" };
}

/** May a day lie in the time of a TIMEX3 value that is no day? Of weeks, quarters and seasons only the year is compared. */
function mayLieIn(value: string, day: string): boolean {
  if (value === "PAST_REF" || value === "FUTURE_REF") return false;
  return day.startsWith(/^\d{1,4}(?:-\d{2}(?!\d))?/.exec(value)?.[0] ?? "");
}

/** The day a report was published, `null` where no day is known. */
export function publicationDay({ record }: RecordIndex): string | null {
  return DAY.exec(record.document.published?.value ?? "")?.[0] ?? null;
}

/** Is a place a town? Of what the gazetteer has within a region, only towns have a point. */
export function isTown(place: Place | null): place is Place {
  return place !== null && place.lat !== null && place.admin.length > 0;
}

/** Several values in a field, parted by "; "; a semicolon within one becomes a comma. */
export function listText(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(";", ",")).join("; ");
}

/** What an event counts, as "dead 14; money 2500000 EUR". */
export function magnitudeText({ magnitude }: Event): string {
  return magnitude.map(({ what, value, unit }) => [what, value, ...(unit === null ? [] : [unit])].join(" ")).join("; ");
}

/** The words of one stretch of a record's text. */
export function wordsOf({ record }: RecordIndex, { from, to }: Span): string {
  return record.document.text.slice(from, to);
}
