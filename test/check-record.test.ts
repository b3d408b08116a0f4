import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Entity, Record, Span, Statement } from "../src/record.ts";
import { checkRecord, notationOf } from "./check-record.ts";
import { parseCases } from "./parse-cases.ts";

const text = "“Yes,” Mayor Ines Calder told the council. “Of course.”\n\n“I do.” A clerk said that it was late.";

function span(words: string): Span {
  const from = text.indexOf(words);
  return { from, to: from + words.length };
}

const calder: Entity = {
  id: "e1",
  name: "Ines Calder",
  type: "person",
  country: null,
  role: "Mayor",
  sector: null,
  mentions: [],
};

const first: Statement = {
  id: "s1",
  form: "direct",
  speaker: { spans: [span("Mayor Ines Calder")], entities: ["e1"], kind: "named" },
  cue: { spans: [span("told")], lemma: "tell", class: "say" },
  content: { spans: [span("“Yes,”"), span("“Of course.”")] },
  addressee: { spans: [span("the council")], entities: [] },
  continues: null,
  within: null,
  said: true,
  confidence: 0.9,
};
const second: Statement = {
  ...first,
  id: "s2",
  cue: null,
  content: { spans: [span("I do.")] },
  addressee: null,
  continues: "s1",
};
const clerk: Statement = {
  ...first,
  id: "s3",
  form: "indirect",
  speaker: { spans: [span("A clerk")], entities: [], kind: "role" },
  cue: { spans: [span("said")], lemma: "say", class: "say" },
  content: { spans: [span("that it was late")] },
  addressee: null,
};

const recordOf = (...statements: Statement[]) =>
  ({ document: { text }, entities: [calder], statements }) as unknown as Record;

const right = [
  "Ines Calder | told | direct | Yes … Of course | to the council",
  "Ines Calder | - | direct | I do | continues 1",
  "the clerk (role) | said | indirect | it was late",
];
const faults = (statements: Statement[], lines: string[]) =>
  checkRecord(recordOf(...statements), parseCases(`# a\n${text}\n==>\n${lines.join("\n")}`)[0]);

describe("a record beside a case", () => {
  test("a record with all that is listed has no faults", () => {
    assert.deepEqual(faults([first, second, clerk], right), []);
  });

  test("a finding that differs in any field is missing, and the statement not listed", () => {
    for (const wrong of [
      "Calder | told | direct | Yes … Of course | to the council",
      "the council (role) | told | direct | Yes … Of course | to the council",
      "Ines Calder | said | direct | Yes … Of course | to the council",
      "Ines Calder | - | direct | Yes … Of course | to the council",
      "Ines Calder | told | mixed | Yes … Of course | to the council",
      "Ines Calder | told | direct | Yes | to the council",
      "Ines Calder | told | direct | Yes … Of course",
      "Ines Calder | told | direct | Yes … Of course | to the council | not said",
    ])
      assert.deepEqual(faults([first], [wrong]), [
        `missing: ${wrong}`,
        "not listed: Ines Calder | told | direct | “Yes,” … “Of course.” | to the council",
      ]);
  });

  test("an indirect statement that is not listed is let pass unless the case says only", () => {
    assert.deepEqual(faults([clerk], ["none"]), []);
    assert.deepEqual(faults([clerk], ["none", "only"]), [
      "not listed: A clerk (role) | said | indirect | that it was late",
    ]);
  });

  test("links that are missing, wrong or not listed are faults", () => {
    assert.deepEqual(faults([first, { ...second, continues: null }], right.slice(0, 2)), [
      `continues nothing: ${right[1]}`,
    ]);
    assert.deepEqual(faults([first, second], [right[0], "Ines Calder | - | direct | I do"]), [
      "continues s1: Ines Calder | - | direct | I do",
    ]);
    assert.deepEqual(faults([first, { ...clerk, within: "s1" }], [right[0], right[2]]), [`within s1: ${right[2]}`]);
    assert.deepEqual(faults([first, clerk], [right[0], `${right[2]} | within 1`]), [
      `within nothing: ${right[2]} | within 1`,
    ]);
  });

  test("speech that goes on twice may name its beginning or the part before", () => {
    const third = { ...second, id: "s4", content: { spans: [span("late")] } };
    const lines = [...right.slice(0, 2), "Ines Calder | - | direct | late | continues 2"];
    assert.deepEqual(faults([first, second, { ...third, continues: "s1" }], lines), []);
    assert.deepEqual(faults([first, second, { ...third, continues: "s2" }], lines), []);
  });

  test("a statement in the notation of the cases", () => {
    assert.equal(notationOf(recordOf(calderUnknown), calderUnknown), "? (unknown) | - | direct | I do. | continues s1");
    assert.equal(
      notationOf(recordOf(first), { ...clerk, said: false, within: "s1" }),
      "A clerk (role) | said | indirect | that it was late | within s1 | not said",
    );
  });
});

const calderUnknown: Statement = { ...second, speaker: { spans: [], entities: [], kind: "unknown" } };
