import { stringify } from "csv-stringify/sync";
import type { Event, Record } from "../record.ts";
import {
  asserterOf,
  indexRecord,
  listText,
  magnitudeText,
  type Party,
  partiesOf,
  placeOf,
  type RecordIndex,
  timeOf,
  wordsOf,
} from "./event-parts.ts";

/** The columns of the table of events, in order. */
export const EVENT_COLUMNS = [
  "event",
  "type",
  "mode",
  "quad",
  "status",
  "asserted_by",
  "asserter",
  "asserter_words",
  "statement",
  "actors",
  "actor_countries",
  "actor_sectors",
  "recipients",
  "recipient_countries",
  "recipient_sectors",
  "actor_words",
  "recipient_words",
  "trigger",
  "sentence",
  "date",
  "date_words",
  "place",
  "place_country",
  "lat",
  "lon",
  "geonames",
  "place_words",
  "magnitude",
  "outlet",
  "title",
  "published",
  "url",
  "source",
  "document",
  "mentions",
  "from",
  "to",
  "confidence",
] as const;

type Row = { readonly [column in (typeof EVENT_COLUMNS)[number]]: string | number | null };

/** The heading line of the table, with the line's end. */
export function eventsHeading(): string {
  return stringify([EVENT_COLUMNS as unknown as string[]]);
}

/**
 * The events of a record as lines of CSV (RFC 4180 quoting, LF line ends), one an event, without the heading. Several values
 * are parted by "; "; the countries, sectors and words of actors stand in the order of the actors, empty where unknown.
 * `from` and `to` are the trigger's, `mentions` lists `from..to` of every trigger that tells of it, all in UTF-16 units of the document's
 * text. A cell that a spreadsheet would take for a formula gets a leading apostrophe, as in the table of statements.
 */
export function eventLines(record: Record): string {
  const index = indexRecord(record);
  const rows = record.events.map((event) => eventRow(index, event));
  return stringify(rows, { columns: EVENT_COLUMNS as unknown as string[], escape_formulas: true });
}

function eventRow(index: RecordIndex, event: Event): Row {
  const { document } = index.record;
  const actors = partiesOf(index, event.actors);
  const recipients = partiesOf(index, event.recipients);
  const asserter = asserterOf(index, event);
  const { time, words: timeWords } = timeOf(index, event);
  const { place, words: placeWords } = placeOf(index, event);
  return {
    event: event.id,
    type: event.type,
    mode: event.mode,
    quad: event.quad,
    status: event.status,
    asserted_by: event.assertedBy.voice,
    asserter: listText(asserter.names),
    asserter_words: asserter.words,
    statement: event.assertedBy.voice === "source" ? event.assertedBy.statement : null,
    actors: listText(actors.map(({ name }) => name)),
    actor_countries: listed(actors, "country"),
    actor_sectors: listed(actors, "sector"),
    recipients: listText(recipients.map(({ name }) => name)),
    recipient_countries: listed(recipients, "country"),
    recipient_sectors: listed(recipients, "sector"),
    actor_words: listText(actors.map(({ words }) => words)),
    recipient_words: listText(recipients.map(({ words }) => words)),
    trigger: wordsOf(index, event.trigger),
    sentence: wordsOf(index, event.sentence),
    date: time?.value ?? null,
    date_words: timeWords,
    place: place?.name ?? null,
    place_country: place?.country ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    geonames: place?.geonames ?? null,
    place_words: placeWords,
    magnitude: magnitudeText(event),
    outlet: document.outlet,
    title: document.title,
    published: document.published?.value ?? null,
    url: document.url,
    source: document.source,
    document: document.id,
    mentions: event.mentions.map(({ from, to }) => `${from}..${to}`).join("; "),
    from: event.trigger.from,
    to: event.trigger.to,
    confidence: event.confidence,
  };
}

/** A field of each party, empty where unknown; nothing at all where it is known of none. */
function listed(parties: readonly Party[], field: "country" | "sector"): string {
  const values = parties.map((party) => party[field] ?? "");
  return values.every((value) => value === "") ? "" : listText(values);
}
