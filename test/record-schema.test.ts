import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { recordSchemaText } from "../scripts/build-record-schema.ts";
import type { Record, Statement } from "../src/record.ts";
import { assertRecord } from "./record-schema.ts";

const text = "“It was a hard winter,” Ada Lund 🏗️ said, citing Ben Okoro’s word that “nobody won.” Sign up here.";
const at = (part: string) => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length });

const whole: Record = {
  readout: 1,
  made: { version: "0.1.0", model: { name: "invented", sha256: "0".repeat(64) }, options: { published: null } },
  document: {
    id: "winter",
    source: "-",
    url: null,
    outlet: null,
    title: null,
    byline: [],
    published: null,
    found: {},
    language: "en",
    text,
    removed: [{ ...at("Sign up here."), reason: "sign-up line" }],
    why: { published: "not given, and no date in the text" },
  },
  entities: [
    {
      id: "e1",
      name: "Ada Lund",
      type: "person",
      country: null,
      role: null,
      sector: null,
      mentions: [{ ...at("Ada Lund"), kind: "name" }],
    },
  ],
  statements: [
    {
      id: "s1",
      form: "direct",
      speaker: { spans: [at("Ada Lund")], entities: ["e1"], kind: "named" },
      cue: { spans: [at("said")], lemma: "say", class: "say" },
      content: { spans: [at("It was a hard winter"), at("that “nobody won.”")] },
      addressee: null,
      continues: null,
      within: null,
      said: true,
      confidence: 0.9,
    },
    {
      id: "s2",
      form: "direct",
      speaker: { spans: [], entities: [], kind: "unknown", why: { kind: "two candidates: Ada Lund, Ben Okoro" } },
      cue: null,
      content: { spans: [at("nobody won.")] },
      addressee: null,
      continues: null,
      within: "s1",
      said: true,
      confidence: 0.4,
    },
  ],
  events: [],
  times: [],
  places: [],
  problems: [{ code: "no-date", level: "info", message: "no date found", from: null, to: null }],
};

const withStatement = (k: number, change: Partial<Statement>): Record => ({
  ...whole,
  statements: whole.statements.map((statement, i) => (i === k ? { ...statement, ...change } : statement)),
});

test("the committed schema is the one that the types give", () => {
  assert.equal(readFileSync(new URL("../docs/record.schema.json", import.meta.url), "utf8"), recordSchemaText());
});

test("a whole record passes", () => {
  assertRecord(whole);
});

const faulty: readonly [what: string, record: unknown, fault: RegExp][] = [
  ["an unknown field", { ...whole, extra: 1 }, /must NOT have additional properties/],
  ["an absent list", { ...whole, times: undefined }, /must have required property 'times'/],
  ["another format", { ...whole, readout: 2 }, /\/readout must be equal to constant/],
  ["a confidence over 1", withStatement(0, { confidence: 1.2 }), /\/statements\/0\/confidence must be <= 1/],
  ["half an offset", withStatement(0, { content: { spans: [{ from: 0.5, to: 3 }] } }), /from must be integer/],
  ["an offset below 0", withStatement(0, { content: { spans: [{ from: -1, to: 3 }] } }), /from must be >= 0/],
  ["an empty span", withStatement(0, { content: { spans: [{ from: 3, to: 3 }] } }), /3-3 is no stretch of the text/],
  [
    "a span beyond the text",
    withStatement(0, { content: { spans: [{ from: 3, to: text.length + 1 }] } }),
    /is no stretch of the text/,
  ],
  [
    "half a character",
    withStatement(0, { content: { spans: [{ from: 0, to: text.indexOf("🏗️") + 1 }] } }),
    /splits a character/,
  ],
  [
    "spans out of order",
    withStatement(0, { content: { spans: [at("nobody won."), at("It was a hard winter")] } }),
    /statements\/0\/content\/spans: 1 is not after/,
  ],
  ["speech in removed text", withStatement(0, { content: { spans: [at("Sign up here.")] } }), /stands in removed text/],
  ["two items with one id", withStatement(1, { id: "s1" }), /two items have the id s1/],
  ["an id shared by statement and entity", withStatement(1, { id: "e1" }), /two items have the id e1/],
  [
    "an entity that is not there",
    withStatement(0, { speaker: { spans: [at("Ada Lund")], entities: ["e7"], kind: "named" } }),
    /s1: e7 leads nowhere/,
  ],
  ["a statement that is not there", withStatement(1, { continues: "s9" }), /s2: s9 leads nowhere/],
  [
    "a statement that continues a later one",
    withStatement(0, { continues: "s2" }),
    /s1: continues s2, which comes later/,
  ],
  ["a statement within one that does not hold it", withStatement(0, { within: "s2" }), /s1: does not stand within/],
  ["a statement within itself", withStatement(1, { within: "s2" }), /s2: does not stand within/],
  ["a statement without content", withStatement(1, { content: { spans: [] } }), /s2: has no content/],
  [
    "an unknown speaker without a reason",
    withStatement(1, { speaker: { spans: [], entities: [], kind: "unknown" } }),
    /s2: the speaker is unknown without a reason/,
  ],
  [
    "a named speaker without words or entity",
    withStatement(1, { speaker: { spans: [], entities: [], kind: "named" } }),
    /s2: a speaker of kind named without words or entity/,
  ],
  [
    "a reason for what is not absent",
    { ...whole, document: { ...whole.document, why: { language: "too short" } } },
    /\/document\/why: language is not absent/,
  ],
  [
    "a name that is not in the text",
    { ...whole, entities: [{ ...whole.entities[0], name: "Ada Lundgren" }] },
    /its name is not in the text: Ada Lundgren/,
  ],
];

for (const [what, record, fault] of faulty) {
  test(`${what} is a fault`, () => {
    assert.throws(() => assertRecord(record), fault);
  });
}

const definition = readFileSync(new URL("../docs/record.md", import.meta.url), "utf8");
const { definitions } = JSON.parse(recordSchemaText());

test("the example of docs/record.md is a whole record", () => {
  const [, example] = /```json\n([\s\S]*?)```/.exec(definition) ?? [];
  assertRecord(JSON.parse(example));
});

for (const [name, heading] of [
  ["EntityType", "type"],
  ["Form", "form"],
  ["SpeakerKind", "speaker.kind"],
  ["CueClass", "cue.class"],
]) {
  test(`docs/record.md lists the values of ${heading} with an example each`, () => {
    const [, table] = definition.split(`\n\n| \`${heading}\` |`);
    const rows = table.split("\n\n")[0].split("\n").slice(2);
    const listed = rows.map((row) => /^\| `(\w+)` \|.*\*\*.+\*\*/.exec(row)?.[1] ?? row);
    assert.deepEqual(listed, definitions[name].enum);
  });
}

for (const name of ["Document", "Entity", "Statement"]) {
  test(`docs/record.md tells every field of ${name}`, () => {
    for (const field of Object.keys(definitions[name].properties))
      assert.ok(definition.includes(`\`${field}\``), field);
  });
}
