import type { Event, Magnitude, Record } from "../record.ts";
import { countryName } from "./country-codes.ts";
import {
  asserterOf,
  dayOf,
  indexRecord,
  isTown,
  type Party,
  partiesOf,
  placeOf,
  type RecordIndex,
  wordsOf,
} from "./event-parts.ts";
import { safeJson } from "./json.ts";
import { eventId } from "./polecat.ts";

const QUAD_NUMBER = {
  "verbal cooperation": 1,
  "material cooperation": 2,
  "verbal conflict": 3,
  "material conflict": 4,
} as const;

/** PLOVER's special contexts, for what has not happened. */
const STATUS_CONTEXT: { readonly [status in Event["status"]]: readonly string[] } = {
  actual: [],
  future: ["future"],
  possible: ["hypothetical"],
  negated: ["negation"],
};

/** The codes that PLOVER has for actors of no country. */
const NON_STATE = new Set(["IGO", "NGO", "ISM", "IMG", "MNC"]);

/**
 * The events of a record as lines of PLOVER JSON, one an event, whatever its status: what has not happened has the special
 * context `future`, `hypothetical` or `negation`. `text_info` counts code points, as Python does; `readout`, our own key,
 * counts UTF-16 units, as the record does. Unknown is `null` or an empty list.
 */
export function ploverLines(record: Record): string {
  const index = indexRecord(record);
  const codePoint = openCodePoints(record.document.text);
  return record.events.map((event) => `${safeJson(ploverEvent(index, event, codePoint))}\n`).join("");
}

function ploverEvent(index: RecordIndex, event: Event, codePoint: (offset: number) => number): object {
  const { document, made } = index.record;
  return {
    id: eventId(index.record, event),
    date: dayOf(index, event).day,
    actor: partiesOf(index, event.actors).map(entityObject),
    recipient: partiesOf(index, event.recipients).map(entityObject),
    event: [event.type],
    mode: event.mode === null ? [] : [event.mode],
    context: STATUS_CONTEXT[event.status],
    quad_code: QUAD_NUMBER[event.quad],
    event_scale: null,
    event_loc: locationObject(index, event),
    event_text: (event.mentions.length > 0 ? event.mentions : [event.trigger]).map((span) => wordsOf(index, span)),
    size: sizeObject(event.magnitude),
    link: null,
    text: wordsOf(index, event.sentence),
    text_info: {
      sequence: null,
      start: codePoint(event.sentence.from),
      end: codePoint(event.sentence.to),
      text_story: [],
    },
    cite_info: {
      corpus: null,
      citation: document.id,
      url: document.url,
      title: document.title,
      language: document.language,
      publication: document.outlet,
      license: null,
      coder: `Readout ${made.version}, model ${made.model.name} ${made.model.sha256.slice(0, 12)}`,
      codebook: "PLOVER 0.8",
      version: null,
    },
    readout: {
      asserted_by: assertedBy(index, event),
      status: event.status,
      confidence: event.confidence,
      from: event.trigger.from,
      to: event.trigger.to,
    },
  };
}

function assertedBy(index: RecordIndex, event: Event): object {
  const { names, words } = asserterOf(index, event);
  const statement = event.assertedBy.voice === "source" ? event.assertedBy.statement : null;
  return { voice: event.assertedBy.voice, names, text: words || null, statement };
}

function entityObject({ name, words, entity, country, sector }: Party): object {
  return {
    code: country ?? (sector !== null && NON_STATE.has(sector) ? sector : null),
    sector,
    entity_text: words,
    identifier_id: null,
    identifier_text: entity === null ? null : name,
    religion: null,
    ethnicity: null,
    office: entity?.role ?? null,
    gender: null,
    age: null,
  };
}

function locationObject(index: RecordIndex, event: Event): object | null {
  if (event.place === null) return null;
  const { place, words } = placeOf(index, event);
  return {
    extracted_place: words,
    resolved_place: place?.geonames == null ? null : place.name,
    geonameid: place?.geonames ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    city: isTown(place) ? place.name : null,
    district: place?.admin[1] ?? null,
    province: place?.admin[0] ?? null,
    country: place?.country == null ? null : countryName(place.country),
    country_code: place?.country ?? null,
    feature_class: null,
    feature_code: null,
    resolution: null,
  };
}

/** The numbers that PLOVER counts; `null` where none is given or where several are, which need not add up. */
function sizeObject(magnitude: readonly Magnitude[]): object {
  const only = (what: string) => {
    const values = new Set(magnitude.filter((one) => one.what === what).map(({ value }) => value));
    return values.size === 1 ? [...values][0] : null;
  };
  return { dead: only("dead"), injured: only("injured"), arrested: only("arrested") };
}

/** How many code points stand before a UTF-16 offset; linear for offsets that come in order, as those of events do. */
function openCodePoints(text: string): (offset: number) => number {
  let [units, points] = [0, 0];
  return (offset) => {
    if (offset < units) [units, points] = [0, 0];
    while (units < offset) {
      units += text.codePointAt(units)! > 0xffff ? 2 : 1;
      points++;
    }
    return points;
  };
}
