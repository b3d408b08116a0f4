import type { Entity, Event, Record } from "../record.ts";
import { cowOf } from "./country-codes.ts";
import {
  dayOf,
  indexRecord,
  isTown,
  listText,
  type Party,
  partiesOf,
  placeOf,
  publicationDay,
  type RecordIndex,
} from "./event-parts.ts";
import { tsvLine } from "./tsv.ts";

/** The 40 columns of POLECAT, in its order and spelling. */
export const POLECAT_COLUMNS: readonly string[] = [
  ..."Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts".split("|"),
  ..."Actor Name|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw".split("|"),
  "Wikipedia Actor ID",
  ..."Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors".split("|"),
  ..."Recipient Title|Recipient Name Raw|Wikipedia Recipient ID".split("|"),
  ..."Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type".split("|"),
  ..."Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version".split("|"),
];

type Field = string | number | null;

/** The heading line, with the line's end. */
export function polecatHeading(): string {
  return tsvLine(POLECAT_COLUMNS);
}

/** The id of an event in every file of events: that of its document and its own, as POLECAT joins them. */
export function eventId({ document }: Record, { id }: Event): string {
  return `${document.id}_${id}`;
}

/** The events that POLECAT's columns can tell: those presented as having happened. Future, possible and negated ones have no place in it. */
export function polecatEvents({ events }: Record): readonly Event[] {
  return events.filter(({ status }) => status === "actual");
}

/**
 * The `actual` events of a record as lines of POLECAT, one an event, without the heading. Several values are parted by "; ",
 * those of actors in one order; absent is "None". The date is the day told of the event, else that of the report.
 */
export function polecatLines(record: Record): string {
  const index = indexRecord(record);
  const story = storyFields(index);
  return polecatEvents(record)
    .map((event) => tsvLine([...eventFields(index, event), ...story]))
    .join("");
}

function eventFields(index: RecordIndex, event: Event): Field[] {
  return [
    eventId(index.record, event),
    dayOf(index, event).day,
    event.type,
    event.mode,
    null,
    event.quad.toUpperCase(),
    null,
    ...partyFields(partiesOf(index, event.actors)),
    ...partyFields(partiesOf(index, event.recipients)),
    ...placeFields(index, event),
  ];
}

function partyFields(parties: readonly Party[]): Field[] {
  const sectors = parties.map(({ sector }) => sector);
  return [
    list(parties.map(({ name }) => name)),
    list(parties.map(({ country }) => country)),
    list(parties.map(({ country }) => (country === null ? null : cowOf(country)))),
    sectors.find((sector) => sector !== null) ?? null,
    list(sectors),
    list(parties.map(({ entity }) => entity?.role ?? null)),
    list(parties.map(({ words }) => words)),
    null,
  ];
}

function placeFields(index: RecordIndex, event: Event): Field[] {
  const { place, words } = placeOf(index, event);
  return [
    place?.geonames != null ? place.name : null,
    isTown(place) ? place.name : null,
    place?.admin[1] ?? null,
    place?.admin[0] ?? null,
    place?.country ?? null,
    place?.lat ?? null,
    place?.lon ?? null,
    place?.geonames ?? null,
    words,
    null,
  ];
}

function storyFields(index: RecordIndex): Field[] {
  const { document, entities, places, made } = index.record;
  const named = (...types: readonly Entity["type"][]) =>
    entities
      .filter(({ type, mentions }) => types.includes(type) && mentions.some(({ kind }) => kind === "name"))
      .map(({ name }) => name);
  return [
    document.outlet,
    publicationDay(index),
    list(named("person")),
    list(named("organisation", "government")),
    list([...new Set([...named("country", "place"), ...places.map(({ name }) => name)])]),
    document.language,
    `Readout ${made.version}`,
  ];
}

/** Values parted by "; ", "None" for one that is unknown, and one "None" where all are. */
function list(values: readonly (string | null)[]): string | null {
  if (values.every((value) => value === null || value.trim() === "")) return null;
  return listText(values.map((value) => value || "None"));
}
