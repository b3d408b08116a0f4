import type { Entity, Event, Participant, Record, Span } from "../../src/record.ts";

/** An invented report of invented people, and what is to be read in it; made by hand. */
const TEXT = [
  "🌊 Patrol agreed off Bergen",
  "Norway’s foreign minister Ada Lund and Danish defence chief Per Holt agreed in Bergen on Thursday to spend €2.5 million on a joint patrol.",
  "Police arrested 12 protesters and a gunman shot dead two officers, union leader Mara Oduya said. The arrests came at night.",
  "Denmark will send 300 troops to Ushuaia in May.",
  "The Elvan Front did not attack the port.",
].join("\n");

/** The nth place of some words, from 1. */
function at(words: string, nth = 1): Span {
  let from = -1;
  for (let k = 0; k < nth; k++) from = TEXT.indexOf(words, from + 1);
  if (from < 0) throw new RangeError(`not in the sample: ${words}`);
  return { from, to: from + words.length };
}

function entity(id: string, name: string, type: Entity["type"], known: Partial<Entity> = {}): Entity {
  return {
    id,
    name,
    type,
    country: null,
    role: null,
    sector: null,
    mentions: [{ ...at(name), kind: "name" }],
    ...known,
  };
}

const party = (words: string, entity: string | null = null): Participant => ({ spans: [at(words)], entity });

function event(known: Pick<Event, "id" | "type" | "quad" | "trigger" | "sentence"> & Partial<Event>): Event {
  return {
    mode: null,
    mentions: [known.trigger],
    actors: [],
    recipients: [],
    place: null,
    time: null,
    magnitude: [],
    status: "actual",
    assertedBy: { voice: "reporter" },
    confidence: 0.9,
    ...known,
  };
}

const [, FIRST, , THIRD, FOURTH] = TEXT.split("\n").map((line) => at(line));
const POLICE = at("Police arrested 12 protesters and a gunman shot dead two officers, union leader Mara Oduya said.");
const ODUYA = {
  voice: "source",
  statement: "s1",
  spans: [at("union leader Mara Oduya")],
  entities: ["oduya"],
} as const;

/** Two actors, no actor of a known name, a source; a place with and without region; actual, future and negated; a day, a month and no time. */
export function sampleEvents(): Record {
  return {
    readout: 1,
    made: { version: "0.0.0", model: { name: "none", sha256: "0".repeat(64) }, options: {} },
    document: {
      id: "patrol-1",
      source: "patrol.html",
      url: "https://courier.example/patrol",
      outlet: "Elvan Courier",
      title: "Patrol agreed off Bergen",
      byline: [],
      published: { value: "2024-04-26T09:30Z", precision: "minute", basis: "meta" },
      found: { title: "meta", outlet: "meta" },
      language: "en",
      text: TEXT,
      removed: [],
    },
    entities: [
      entity("lund", "Ada Lund", "person", { country: "NOR", role: "foreign minister", sector: "GOV" }),
      entity("holt", "Per Holt", "person", { country: "DNK", role: "defence chief", sector: "MIL" }),
      entity("oduya", "Mara Oduya", "person", { role: "union leader", sector: "LAB" }),
      entity("denmark", "Denmark", "country", { country: "DNK", sector: "GOV" }),
      entity("front", "Elvan Front", "organisation", { sector: "REB" }),
    ],
    statements: [
      {
        id: "s1",
        form: "indirect",
        speaker: { spans: [at("union leader Mara Oduya")], entities: ["oduya"], kind: "named" },
        cue: { spans: [at("said")], lemma: "say", class: "say" },
        content: { spans: [at("Police arrested 12 protesters and a gunman shot dead two officers")] },
        addressee: null,
        continues: null,
        within: null,
        said: true,
        confidence: 0.9,
      },
    ],
    events: [
      event({
        id: "v1",
        type: "AGREE",
        quad: "verbal cooperation",
        trigger: at("agreed", 2),
        sentence: FIRST,
        actors: [party("Norway’s foreign minister Ada Lund", "lund"), party("Danish defence chief Per Holt", "holt")],
        place: { spans: [at("Bergen", 2)], place: "p1" },
        time: { spans: [at("Thursday")], time: "t1" },
        magnitude: [{ ...at("€2.5 million"), what: "money", value: 2_500_000, unit: "EUR" }],
      }),
      event({
        id: "v2",
        type: "COERCE",
        mode: "arrest",
        quad: "material conflict",
        trigger: at("arrested"),
        mentions: [at("arrested"), at("arrests")],
        sentence: POLICE,
        actors: [party("Police")],
        recipients: [party("12 protesters")],
        magnitude: [{ ...at("12 protesters"), what: "arrested", value: 12, unit: null }],
        assertedBy: ODUYA,
        confidence: 0.8,
      }),
      event({
        id: "v3",
        type: "ASSAULT",
        mode: "firearms",
        quad: "material conflict",
        trigger: at("shot dead"),
        sentence: POLICE,
        actors: [party("gunman")],
        recipients: [party("two officers")],
        magnitude: [{ ...at("two officers"), what: "dead", value: 2, unit: null }],
        assertedBy: { ...ODUYA, statement: null, entities: [] },
      }),
      event({
        id: "v4",
        type: "MOBILIZE",
        mode: "troops",
        quad: "material conflict",
        trigger: at("send"),
        sentence: THIRD,
        actors: [party("Denmark", "denmark")],
        place: { spans: [at("Ushuaia")], place: "p2" },
        time: { spans: [at("May")], time: "t2" },
        magnitude: [{ ...at("300 troops"), what: "people", value: 300, unit: null }],
        status: "future",
      }),
      event({
        id: "v5",
        type: "ASSAULT",
        quad: "material conflict",
        trigger: at("attack"),
        sentence: FOURTH,
        actors: [party("Elvan Front", "front")],
        recipients: [party("port")],
        place: { spans: [at("port")], place: null },
        status: "negated",
      }),
    ],
    times: [
      { id: "t1", ...at("Thursday"), type: "DATE", value: "2024-04-25", precision: "day", basis: "published" },
      { id: "t2", ...at("May"), type: "DATE", value: "2024-05", precision: "month", basis: "published" },
    ],
    places: [
      {
        id: "p1",
        ...at("Bergen", 2),
        name: "Bergen",
        geonames: 3161732,
        lat: 60.393,
        lon: 5.3242,
        country: "NOR",
        admin: ["Vestland", "Bergen Municipality"],
      },
      {
        id: "p2",
        ...at("Ushuaia"),
        name: "Ushuaia",
        geonames: 3833367,
        lat: -54.8,
        lon: -68.3,
        country: "ARG",
        admin: ["Tierra del Fuego"],
      },
    ],
    problems: [],
  };
}

/** The sample with `words` for every text that a report gives: names, roles, title, outlet, address, places. */
export function sampleWith(words: string): Record {
  const record = sampleEvents();
  return {
    ...record,
    document: { ...record.document, title: words, outlet: words, url: words },
    entities: record.entities.map((one) => ({ ...one, name: words, role: words })),
    places: record.places.map((one) => ({ ...one, name: words, admin: [words, words] })),
  };
}
