import type { CueClass, Entity, Form, Record, Span, SpeakerKind, Statement } from "../../src/record.ts";

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

function entity(id: string, name: string, role: string | null, type: Entity["type"] = "person"): Entity {
  return { id, name, type, country: null, role, sector: null, mentions: [] };
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
    entities: [
      entity("oduya", "Mara Oduya", "union leader"),
      entity("lindqvist", "Pieter Lindqvist", "Harbour director"),
      entity("reyes", "Ana Reyes", "deputy mayor"),
      entity("ministry", "the ministry", null, "government"),
    ],
    statements,
    events: [],
    times: [],
    places: [],
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
