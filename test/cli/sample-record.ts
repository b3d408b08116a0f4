import type { EventReasons } from "../../src/extract/events/find-events.ts";
import type {
  AssertedBy,
  CueClass,
  Entity,
  Event,
  Form,
  Mention,
  Participant,
  Place,
  Record,
  Span,
  SpeakerKind,
  Statement,
  Time,
} from "../../src/record.ts";

/**
 * An invented report and its record, made by hand. In the notation of `TEXT` a paragraph is a line; spans are found by
 * their words, so that nothing here counts characters.
 */
const TEXT = [
  "Harbour talks end without a deal",
  "PORT ELVAN, March 3 — The strike at the docks of Port Elvan will go on, union leader Mara Oduya said on Monday after talks that she called “a waste of two days.”",
  "“We came with figures, and they came with slogans,” Oduya told reporters outside the town hall. “Nobody goes back to work on slogans.",
  "“And nobody will.”",
  "SIGN UP HERE FOR THE ELVAN COURIER NEWSLETTER",
  "Harbour director Pieter Lindqvist denied that the company had refused to talk about wages, and Lindqvist and deputy mayor Ana Reyes promised a new offer within a week.",
  "According to a statement from the ministry, Lindqvist had “assured the government that no [temporary] workers would be hired,” but the director declined to comment on the report.",
  "A senior official, who asked not to be named, warned that the port could lose its grain contract. “It is a matter of days.”",
  "“Ships do not wait.”",
  "Police detained three dockers at the harbour gate on Friday. The Danish government may fine the Elvan Harbour Company 2 million euros if its grain is late.",
  "The detentions were the first of the strike. Lindqvist has not met the union since then.",
].join("\n");

let cursor = 0;

/** The next place of `words` at or after the last one found; from the start again where there is none. */
function at(words: string): Span {
  let from = TEXT.indexOf(words, cursor);
  if (from < 0) from = TEXT.indexOf(words);
  if (from < 0) throw new RangeError(`not in the sample: ${words}`);
  cursor = from;
  return { from, to: from + words.length };
}

interface Said {
  readonly who?: readonly string[];
  readonly whoWords?: string;
  readonly kind?: SpeakerKind;
  readonly form: Form;
  readonly cue?: readonly [string, string, CueClass];
  readonly to?: readonly [string, readonly string[]];
  readonly words: readonly string[];
  readonly continues?: string;
  readonly within?: string;
  readonly said?: boolean;
  readonly confidence: number;
  readonly why?: Statement["why"];
}

function statement(id: string, said: Said): Statement {
  const spans = said.words.map(at);
  cursor = spans[0].from;
  const find = (words: string) => {
    const start = TEXT.lastIndexOf("\n", spans[0].from) + 1;
    const from = TEXT.indexOf(words, start);
    return { from, to: from + words.length };
  };
  return {
    id,
    form: said.form,
    speaker: {
      spans: said.whoWords ? [find(said.whoWords)] : [],
      entities: said.who ?? [],
      kind: said.kind ?? (said.who ? "named" : "unknown"),
      ...(said.who || said.whoWords ? {} : { why: { entities: "no speaker within two sentences" } }),
    },
    cue: said.cue ? { spans: [find(said.cue[0])], lemma: said.cue[1], class: said.cue[2] } : null,
    content: { spans },
    addressee: said.to ? { spans: [find(said.to[0])], entities: said.to[1] } : null,
    continues: said.continues ?? null,
    within: said.within ?? null,
    said: said.said ?? true,
    confidence: said.confidence,
    ...(said.why ? { why: said.why } : {}),
  };
}

type Words = readonly (readonly [words: string, kind: Mention["kind"]])[];

function entity(id: string, name: string, type: Entity["type"], words: Words, known: Partial<Entity> = {}): Entity {
  const mentions: Mention[] = [];
  for (const [phrase, kind] of words) {
    for (const { index } of TEXT.matchAll(new RegExp(`(?<!\\w)${phrase}(?!\\w)`, "g"))) {
      const mention = { from: index, to: index + phrase.length, kind };
      if (!mentions.some(({ from, to }) => from < mention.to && mention.from < to)) mentions.push(mention);
    }
  }
  mentions.sort((a, b) => a.from - b.from);
  const { role = null, country = null, sector = null } = known;
  const why = role === null ? { role: "the report states none", ...known.why } : known.why;
  return { id, name, type, country, role, sector, mentions, ...(why ? { why } : {}) };
}

/** The first place of `words` in the paragraph of `inside`, itself unique in the text. */
function span(words: string, inside: string): Span {
  const from = TEXT.indexOf(words, TEXT.indexOf(inside));
  if (from < 0 || !TEXT.includes(inside)) throw new RangeError(`not in the sample: ${words}, ${inside}`);
  return { from, to: from + words.length };
}

const party = (words: string, inside: string, entity: string | null): Participant => ({
  spans: [span(words, inside)],
  entity,
});

const REPORTER: AssertedBy = { voice: "reporter" };
const DETAINED = "Police detained three dockers at the harbour gate on Friday.";
const FINE = "The Danish government may fine the Elvan Harbour Company 2 million euros if its grain is late.";
const MET = "Lindqvist has not met the union since then.";
const DENIED = "Harbour director Pieter Lindqvist denied";
const STRIKE = "PORT ELVAN, March 3";

/** On the word of the reporter, of a statement and of a source without one; actual, possible and negated; told twice; with and without time and place. */
function sampleEvents(): Event[] {
  const paragraph = (inside: string): Span => {
    const from = TEXT.indexOf(inside);
    return { from, to: TEXT.indexOf("\n", from) };
  };
  const sentence = (words: string): Span => span(words, words);
  return [
    {
      id: "v1",
      type: "PROTEST",
      mode: "strike",
      quad: "material conflict",
      trigger: span("strike", STRIKE),
      mentions: [span("strike", STRIKE)],
      actors: [],
      recipients: [],
      place: { spans: [span("Port Elvan", STRIKE)], place: "p1" },
      time: null,
      magnitude: [],
      status: "future",
      assertedBy: {
        voice: "source",
        statement: "s1",
        spans: [span("union leader Mara Oduya", STRIKE)],
        entities: ["oduya"],
      },
      sentence: paragraph(STRIKE),
      confidence: 0.72,
      why: {
        actors: "the sentence does not tell who did it",
        recipients: "the sentence does not tell to whom it was done",
        time: "the sentence tells no time of it",
      },
    },
    {
      id: "v2",
      type: "REJECT",
      mode: "meet",
      quad: "verbal conflict",
      trigger: span("refused", DENIED),
      mentions: [span("refused", DENIED)],
      actors: [party("company", DENIED, "company")],
      recipients: [],
      place: null,
      time: null,
      magnitude: [],
      status: "negated",
      assertedBy: {
        voice: "source",
        statement: "s5",
        spans: [span("Harbour director Pieter Lindqvist", DENIED)],
        entities: ["lindqvist"],
      },
      sentence: paragraph(DENIED),
      confidence: 0.83,
      why: {
        recipients: "the sentence does not tell to whom it was done",
        place: "the sentence tells no place of it",
        time: "the sentence tells no time of it",
      },
    },
    {
      id: "v3",
      type: "AGREE",
      mode: null,
      quad: "verbal cooperation",
      trigger: span("promised", DENIED),
      mentions: [span("promised", DENIED)],
      actors: [
        party("Lindqvist", "Lindqvist and deputy", "lindqvist"),
        party("deputy mayor Ana Reyes", DENIED, "reyes"),
      ],
      recipients: [],
      place: null,
      time: null,
      magnitude: [],
      status: "actual",
      assertedBy: REPORTER,
      sentence: paragraph(DENIED),
      confidence: 0.9,
      why: {
        mode: "AGREE has no modes",
        recipients: "the sentence does not tell to whom it was done",
        place: "the sentence tells no place of it",
        time: "the sentence tells no time of it",
      },
    },
    {
      id: "v4",
      type: "COERCE",
      mode: "arrest",
      quad: "material conflict",
      trigger: span("detained", DETAINED),
      mentions: [span("detained", DETAINED), span("detentions", "The detentions")],
      actors: [party("Police", DETAINED, "police")],
      recipients: [party("three dockers", DETAINED, "dockers")],
      place: { spans: [span("harbour gate", DETAINED)], place: null },
      time: { spans: [span("Friday", DETAINED)], time: "t2" },
      magnitude: [{ ...span("three dockers", DETAINED), what: "arrested", value: 3, unit: null }],
      status: "actual",
      assertedBy: REPORTER,
      sentence: sentence(DETAINED),
      confidence: 0.94,
    },
    {
      id: "v5",
      type: "SANCTION",
      mode: null,
      quad: "material conflict",
      trigger: span("fine", FINE),
      mentions: [span("fine", FINE)],
      actors: [party("Danish government", FINE, "denmark")],
      recipients: [party("Elvan Harbour Company", FINE, "company")],
      place: null,
      time: null,
      magnitude: [{ ...span("2 million euros", FINE), what: "money", value: 2_000_000, unit: "EUR" }],
      status: "possible",
      assertedBy: { voice: "source", statement: null, spans: [span("Danish government", FINE)], entities: ["denmark"] },
      sentence: sentence(FINE),
      confidence: 0.66,
      why: {
        mode: "the words of the trigger fit none",
        place: "the sentence tells no place of it",
        time: "the sentence tells no time of it",
      },
    },
    {
      id: "v6",
      type: "CONSULT",
      mode: null,
      quad: "verbal cooperation",
      trigger: span("met", MET),
      mentions: [span("met", MET)],
      actors: [party("Lindqvist", MET, "lindqvist")],
      recipients: [party("union", MET, "union")],
      place: null,
      time: { spans: [span("since then", MET)], time: null },
      magnitude: [],
      status: "negated",
      assertedBy: REPORTER,
      sentence: sentence(MET),
      confidence: 0.41,
      why: { mode: "the words of the trigger fit none", place: "the sentence tells no place of it" },
    },
  ];
}

const SAMPLE_TIMES: readonly Time[] = [
  {
    ...span("Monday", STRIKE),
    id: "t1",
    type: "DATE",
    value: "2025-03-03",
    precision: "day",
    basis: "the day of publication",
  },
  {
    ...span("Friday", DETAINED),
    id: "t2",
    type: "DATE",
    value: "2025-02-28",
    precision: "day",
    basis: "the Friday before publication, by the past tense",
  },
];

const NOT_LISTED = "the gazetteer has no place of that name";
const SAMPLE_PLACES: readonly Place[] = [
  {
    ...span("Port Elvan", STRIKE),
    id: "p1",
    name: "Port Elvan",
    geonames: null,
    lat: null,
    lon: null,
    country: null,
    admin: [],
    why: { geonames: NOT_LISTED, lat: NOT_LISTED, lon: NOT_LISTED, country: NOT_LISTED },
  },
];

const UNTOLD = { country: "nothing in its name, titles or roles tells a country" };

function sampleEntities(): Entity[] {
  return [
    entity(
      "oduya",
      "Mara Oduya",
      "person",
      [
        ["Mara Oduya", "name"],
        ["Oduya", "name"],
        ["she", "pronoun"],
      ],
      {
        role: "union leader",
        sector: "LAB",
        why: UNTOLD,
      },
    ),
    entity(
      "lindqvist",
      "Pieter Lindqvist",
      "person",
      [
        ["Pieter Lindqvist", "name"],
        ["Lindqvist", "name"],
        ["the director", "nominal"],
      ],
      {
        role: "Harbour director",
        why: { ...UNTOLD, sector: "“director” has the sector of what it belongs to, which is not said" },
      },
    ),
    entity("reyes", "Ana Reyes", "person", [["Ana Reyes", "name"]], {
      role: "deputy mayor",
      sector: "GOV",
      why: UNTOLD,
    }),
    entity("ministry", "the ministry", "government", [["the ministry", "nominal"]], { sector: "GOV", why: UNTOLD }),
    entity(
      "company",
      "Elvan Harbour Company",
      "organisation",
      [
        ["Elvan Harbour Company", "name"],
        ["company", "nominal"],
      ],
      {
        sector: "BUS",
        why: UNTOLD,
      },
    ),
    entity("denmark", "Danish government", "government", [["Danish government", "name"]], {
      country: "DNK",
      sector: "GOV",
    }),
    entity("police", "police", "government", [["Police", "nominal"]], { sector: "COP", why: UNTOLD }),
    entity("dockers", "dockers", "group", [["three dockers", "nominal"]], { sector: "LAB", why: UNTOLD }),
    entity("union", "union", "organisation", [["the union", "nominal"]], { sector: "LAB", why: UNTOLD }),
  ];
}

/** Direct, indirect, mixed, interrupted, continued, nested, shared, anonymous, unknown and not said. */
export function sampleRecord(): Record {
  cursor = 0;
  const statements = [
    statement("s1", {
      who: ["oduya"],
      whoWords: "union leader Mara Oduya",
      form: "indirect",
      cue: ["said", "say", "say"],
      words: ["The strike at the docks of Port Elvan will go on"],
      confidence: 0.91,
    }),
    statement("s2", {
      who: ["oduya"],
      whoWords: "she",
      form: "mixed",
      cue: ["called", "call", "say"],
      words: ["talks", "“a waste of two days.”"],
      confidence: 0.64,
    }),
    statement("s3", {
      who: ["oduya"],
      whoWords: "Oduya",
      form: "direct",
      cue: ["told", "tell", "say"],
      to: ["reporters", []],
      words: ["“We came with figures, and they came with slogans,”", "“Nobody goes back to work on slogans."],
      confidence: 0.97,
    }),
    statement("s4", {
      who: ["oduya"],
      form: "direct",
      words: ["“And nobody will.”"],
      continues: "s3",
      confidence: 0.93,
    }),
    statement("s5", {
      who: ["lindqvist"],
      whoWords: "Harbour director Pieter Lindqvist",
      form: "indirect",
      cue: ["denied", "deny", "deny"],
      words: ["that the company had refused to talk about wages"],
      confidence: 0.88,
    }),
    statement("s6", {
      who: ["lindqvist", "reyes"],
      whoWords: "Lindqvist and deputy mayor Ana Reyes",
      form: "indirect",
      cue: ["promised", "promise", "promise"],
      words: ["a new offer within a week"],
      confidence: 0.71,
    }),
    statement("s7", {
      who: ["ministry"],
      whoWords: "a statement from the ministry",
      kind: "document",
      form: "mixed",
      cue: ["According to", "according to", "say"],
      words: ["Lindqvist had “assured the government that no [temporary] workers would be hired,”"],
      confidence: 0.83,
    }),
    statement("s8", {
      who: ["lindqvist"],
      whoWords: "Lindqvist",
      form: "mixed",
      cue: ["assured", "assure", "promise"],
      to: ["the government", ["ministry"]],
      words: ["that no [temporary] workers would be hired"],
      within: "s7",
      confidence: 0.58,
    }),
    statement("s9", {
      who: ["lindqvist"],
      whoWords: "the director",
      form: "indirect",
      cue: ["declined", "decline", "other"],
      words: ["to comment on the report"],
      said: false,
      confidence: 0.8,
    }),
    statement("s10", {
      whoWords: "A senior official",
      kind: "anonymous",
      form: "indirect",
      cue: ["warned", "warn", "warn"],
      words: ["that the port could lose its grain contract"],
      confidence: 0.86,
    }),
    statement("s11", {
      whoWords: "A senior official",
      kind: "anonymous",
      form: "direct",
      words: ["“It is a matter of days.”"],
      continues: "s10",
      confidence: 0.55,
    }),
    statement("s12", { form: "direct", words: ["“Ships do not wait.”"], confidence: 0.32 }),
  ];
  const newsletter = TEXT.indexOf("SIGN UP");
  return {
    readout: 1,
    made: { version: "0.0.0", model: { name: "none", sha256: "0".repeat(64) }, options: {} },
    document: {
      id: "elvan-1",
      source: "elvan.html",
      url: "https://courier.example/elvan/1",
      outlet: "Elvan Courier",
      title: "Harbour talks end without a deal",
      byline: ["Tomas Weil"],
      published: { value: "2025-03-03", precision: "day", basis: "dateline" },
      found: { title: "meta", outlet: "json-ld", byline: "json-ld" },
      language: "en",
      text: TEXT,
      removed: [{ from: newsletter, to: TEXT.indexOf("\n", newsletter), reason: "sign-up line" }],
    },
    entities: sampleEntities(),
    statements,
    events: sampleEvents(),
    times: SAMPLE_TIMES,
    places: SAMPLE_PLACES,
    problems: [
      {
        code: "quotation-open",
        level: "warning",
        message: "a quotation is never closed",
        from: TEXT.indexOf("“Nobody"),
        to: TEXT.indexOf("\n“And"),
      },
    ],
  };
}

/** Why the speaker was taken, as `--explain` prints it. */
export const SAMPLE_REASONS: ReadonlyMap<string, string> = new Map([
  ["s1", "the model read “union leader Mara Oduya” as the source of “said”"],
  ["s2", "“she” is the last woman named: Mara Oduya"],
]);

/** How two events came to be what they are, as `findEvents` tells it. */
export const SAMPLE_EVENT_REASONS: ReadonlyMap<string, EventReasons> = new Map([
  [
    "v1",
    [
      { field: "trigger", because: "“strike” tells an act (0.88)" },
      { field: "type", because: "PROTEST 0.97, next REJECT 0.01" },
      { field: "mode", because: "strike, by the words of the trigger" },
      { field: "status", because: "future (0.71)" },
      { field: "actors", because: "no words of the sentence are likelier to be it than not" },
      { field: "recipients", because: "no words of the sentence are likelier to be it than not" },
      { field: "time", because: "the sentence tells no time of it" },
      { field: "place", because: `“Port Elvan” (0.93) is ${NOT_LISTED}` },
      { field: "assertedBy", because: "it stands in the words of statement s1" },
    ],
  ],
  [
    "v4",
    [
      { field: "trigger", because: "“detained” tells an act (0.98)" },
      { field: "type", because: "COERCE 0.96, next ASSAULT 0.02" },
      { field: "mode", because: "arrest, by the words of the trigger" },
      { field: "status", because: "actual (0.99)" },
      { field: "actors", because: "“Police” (0.97) is police: police, the only one of that name" },
      { field: "recipients", because: "“three dockers” (0.95) is dockers: dockers, by its noun" },
      { field: "time", because: "“Friday” (0.96) is 2025-02-28, by the Friday before publication" },
      { field: "place", because: "“harbour gate” (0.74), which is no place that could be read" },
      { field: "assertedBy", because: "no source is given for it" },
      { field: "mentions", because: "told 2 times: the same word, type, status and sides" },
    ],
  ],
]);
