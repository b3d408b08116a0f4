import type {
  AssertedBy,
  CueClass,
  Document,
  Entity,
  EntityType,
  Event,
  EventType,
  Form,
  Mention,
  Place,
  Quad,
  Span,
  Statement,
} from "../../src/record.ts";
import type { KeptRecord } from "../../src/store/explained.ts";

/** What is given beside the text instead of in it: values that no line can hold. */
type Given = Partial<Document> & { readonly model?: string; readonly version?: string };

const QUADS: { readonly [type: string]: Quad } = { ASSAULT: "material conflict", AID: "material cooperation" };

/**
 * A record made by hand, in a plain notation: `field: value` lines of the document, an empty line, the text, `==>`, and what is read
 * in it, a line each. Spans are found by their words, in the first paragraph that has all of them.
 *
 * ```
 * who NAME (TYPE, COUNTRY, ROLE): other wordings, he
 * says SPEAKER | CUE | CONTENT | direct, to HEARER, not said, claim, 0.3
 * does TYPE status | ACTOR & ACTOR | RECIPIENT | TRIGGER | SOURCE | in PLACE, 0.1
 * place NAME COUNTRY
 * ```
 *
 * COUNTRY and ROLE may be `-` or left out; a speaker is an entity or words of the text, `?` where it is unknown; the last part and
 * SOURCE may be left out.
 */
export function makeRecord(written: string, given: Given = {}): KeptRecord {
  const [head, found = ""] = written.trim().split(/\n==>\n?/);
  const gap = head.search(/\n\s*\n/);
  const isHeaded = /^[a-z]+: /.test(head) && gap > 0;
  const fields = new Map(
    (isHeaded ? head.slice(0, gap) : "").split("\n").map((line) => {
      const [field, ...value] = line.trim().split(": ");
      return [field, value.join(": ")] as const;
    }),
  );
  const { model = "none", version = "0.0.0", ...document } = given;
  const text = given.text ?? (isHeaded ? head.slice(gap).trim() : head.trim());
  const lines = found.split("\n").map((line) => line.trim());
  const of = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const entities = of("who").map((line, k) => toEntity(text, line, `e${k + 1}`));
  const places = of("place").map((line, k) => toPlace(text, line, `p${k + 1}`));
  const published = fields.get("published");
  return {
    record: {
      readout: 1,
      made: { version, model: { name: model, sha256: model.padEnd(64, "0") }, options: {} },
      document: {
        id:
          fields.get("id") ??
          `made-${[...`${text}${fields.get("url")}`].reduce((h, c) => (h * 31 + c.codePointAt(0)!) % 2 ** 40, 7)}`,
        source: fields.get("source") ?? null,
        url: fields.get("url") ?? null,
        outlet: fields.get("outlet") ?? null,
        title: fields.get("title") ?? null,
        byline: [],
        published: published === undefined ? null : { value: published, precision: "day", basis: "given" },
        found: {},
        language: "en",
        removed: [],
        ...document,
        text,
      },
      entities,
      statements: of("says").map((line, k) => toStatement(text, entities, line, `s${k + 1}`)),
      events: of("does").map((line, k) => toEvent(text, entities, places, line, `v${k + 1}`)),
      times: [],
      places,
      problems: [],
    },
    reasons: { s1: [{ field: "speaker", because: "made by hand" }] },
  };
}

const parts = (line: string, by: string) => line.split(by).map((part) => part.trim());

function toEntity(text: string, line: string, id: string): Entity {
  const [, name, known, wordings = ""] = /^(.*?) \((.*?)\)(?:: (.*))?$/.exec(line)!;
  const [type, country = "-", role = "-"] = parts(known, ",");
  const mentions: Mention[] = [];
  for (const words of [name, ...parts(wordings, ",")].filter((words) => words !== "")) {
    const kind = /^(?:he|she|they|it)$/i.test(words) ? "pronoun" : /^\p{Ll}/u.test(words) ? "nominal" : "name";
    for (const { index } of text.matchAll(new RegExp(`(?<![\\p{L}])${words}(?![\\p{L}])`, "gu"))) {
      const mention = { from: index, to: index + words.length, kind } as const;
      if (!mentions.some(({ from, to }) => from < mention.to && mention.from < to)) mentions.push(mention);
    }
  }
  mentions.sort((a, b) => a.from - b.from);
  const or = (value: string) => (value === "-" ? null : value);
  return { id, name, type: type as EntityType, country: or(country), role: or(role), sector: null, mentions };
}

function toPlace(text: string, line: string, id: string): Place {
  const [, name, country] = /^(.*) ([A-Z]{3}|-)$/.exec(line)!;
  const span = spanOf(text, name);
  return {
    ...span,
    id,
    name,
    geonames: null,
    lat: null,
    lon: null,
    country: country === "-" ? null : country,
    admin: [],
  };
}

function spanOf(text: string, words: string, near = 0): Span {
  const after = text.indexOf(words, near);
  const from = after < 0 ? text.indexOf(words) : after;
  if (from < 0) throw new RangeError(`not in the text: ${words}`);
  return { from, to: from + words.length };
}

/** Of somebody: their entity, and the words for them at or after a place, or anywhere. */
function partyOf(text: string, entities: readonly Entity[], who: string, near: number) {
  const entity = entities.find(({ name }) => name === who);
  if (entity === undefined) return { ids: [], spans: [spanOf(text, who, near)] };
  const mention = entity.mentions.find(({ from }) => from >= near) ?? entity.mentions[0];
  return { ids: [entity.id], spans: mention === undefined ? [] : [{ from: mention.from, to: mention.to }] };
}

function toStatement(text: string, entities: readonly Entity[], line: string, id: string): Statement {
  const [who, cue, content, more = ""] = parts(line, "|");
  const options = parts(more, ",");
  const spans = parts(content, " … ").map((words) => spanOf(text, words));
  const near = text.lastIndexOf("\n", spans[0].from) + 1;
  const speakers = who === "?" ? [] : parts(who, "&").map((one) => partyOf(text, entities, one, near));
  const hearer = options.find((option) => option.startsWith("to "))?.slice(3);
  const to = hearer === undefined ? null : partyOf(text, entities, hearer, near);
  const ids = speakers.flatMap(({ ids }) => ids);
  return {
    id,
    form: (["direct", "indirect", "mixed"] as Form[]).find((form) => options.includes(form)) ?? "indirect",
    speaker: {
      spans: speakers.flatMap(({ spans }) => spans),
      entities: ids,
      kind: who === "?" ? "unknown" : ids.length > 0 ? "named" : options.includes("role") ? "role" : "anonymous",
    },
    cue: cue === "-" ? null : { spans: [spanOf(text, cue, near)], lemma: LEMMAS[cue] ?? cue, class: classOf(options) },
    content: { spans },
    addressee: to && { spans: to.spans, entities: to.ids },
    continues: null,
    within: null,
    said: !options.includes("not said"),
    confidence: confidenceOf(options),
  };
}

const LEMMAS: { readonly [cue: string]: string } = { denied: "deny" };

function classOf(options: readonly string[]): CueClass {
  return (["claim", "deny", "promise"] as const).find((name) => options.includes(name)) ?? "say";
}

function confidenceOf(options: readonly string[]): number {
  return Number(options.find((option) => /^[\d.]+$/.test(option)) ?? 0.9);
}

function toEvent(text: string, entities: readonly Entity[], places: readonly Place[], line: string, id: string): Event {
  const [act, actors, recipients, words, source = "reporter", more = ""] = parts(line, "|");
  const [type, status = "actual"] = parts(act, " ");
  const options = parts(more, ",");
  const trigger = spanOf(text, words);
  const before = text.slice(0, trigger.from);
  const start = before.length - /(?:(?<!\. )[^\n])*$/.exec(before)![0].length;
  const end = text.slice(trigger.to).search(/\.(?:\s|$)|\n/);
  const sentence = { from: start, to: end < 0 ? text.length : trigger.to + end + 1 };
  const side = (who: string) =>
    who === "-"
      ? []
      : parts(who, "&").map((one) => {
          const { ids, spans } = partyOf(text, entities, one, start);
          return { spans, entity: ids[0] ?? null };
        });
  const by = source === "reporter" ? null : partyOf(text, entities, source, start);
  const assertedBy: AssertedBy =
    by === null ? { voice: "reporter" } : { voice: "source", statement: null, spans: by.spans, entities: by.ids };
  const where = options.find((option) => option.startsWith("in "))?.slice(3);
  return {
    id,
    type: type as EventType,
    mode: null,
    quad: QUADS[type] ?? "verbal cooperation",
    trigger,
    mentions: [trigger],
    actors: side(actors),
    recipients: side(recipients),
    place:
      where === undefined
        ? null
        : { spans: [spanOf(text, where)], place: places.find(({ name }) => name === where)?.id ?? null },
    time: null,
    magnitude: [],
    status: status as Event["status"],
    assertedBy,
    sentence,
    confidence: confidenceOf(options),
  };
}
