import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { wordsOf } from "./check-record.ts";
import { type Finding, parseCases } from "./parse-cases.ts";

const report = "“Yes,” Ines Calder said.";
const findings = (...lines: string[]) => parseCases(`# a title\n${report}\n==>\n${lines.join("\n")}`)[0].findings;

describe("the notation of cases", () => {
  test("a finding with everything", () => {
    const [, , last] = findings(
      "Ines Calder & Hugh Dante | said | direct | Yes … No",
      "a spokesman (role) | : | direct/mixed | Yes",
      "? (unknown) | - | indirect | Yes | to the council | continues 2 | within 1 | not said",
    );
    assert.deepEqual(last, {
      speaker: [],
      kind: "unknown",
      cue: "",
      forms: ["indirect"],
      content: "Yes",
      addressee: "the council",
      continues: 2,
      within: 1,
      said: false,
      notation: "? (unknown) | - | indirect | Yes | to the council | continues 2 | within 1 | not said",
    });
  });

  test("findings without the last four fields", () => {
    const [two, one] = findings(
      "Ines Calder & Hugh Dante | said | direct | Yes … No",
      "a spokesman (role) | : | direct/mixed | Yes",
    );
    assert.deepEqual([two.speaker, two.kind, two.content], [["Ines Calder", "Hugh Dante"], "named", "Yes … No"]);
    assert.deepEqual([one.speaker, one.kind, one.forms], [["a spokesman"], "role", ["direct", "mixed"]]);
    assert.deepEqual([one.addressee, one.continues, one.within, one.said], [null, null, null, true]);
  });

  test("several cases in a file, with paragraphs", () => {
    const source =
      "# first\n\nOne.\n\nTwo.\n==>\nnone\nonly\n----\n\n# second\nThree.\n==>\nnone\nknown wrong: too hard\n";
    const short = parseCases(source).map(({ title, line, text, only, knownWrong }) => ({
      title,
      line,
      text,
      only,
      knownWrong,
    }));
    assert.deepEqual(short, [
      { title: "first", line: 1, text: "One.\n\nTwo.", only: true, knownWrong: null },
      { title: "second", line: 11, text: "Three.", only: false, knownWrong: "too hard" },
    ]);
  });

  for (const [what, source, message] of [
    ["without a title", "One.\n==>\nnone", /^line 1: a case begins/],
    ["without an arrow", "# a\nOne.", /^line 1: "a" has no line "==>"/],
    ["without a text", "# a\n==>\nnone", /^line 1: "a" has no text/],
    ["without a finding", "# a\nOne.\n==>\n", /^line 1: "a" has neither/],
    ["with findings and none", "# a\nOne.\n==>\nnone\nA | said | direct | One", /^line 1: "a" has neither/],
    ["with too few fields", "# a\nOne.\n==>\nA | said | direct", /^line 4: a finding is/],
    ["with a wrong kind", "# a\nOne.\n==>\nA (person) | said | direct | One", /^line 4: no such kind "person"/],
    ["with a named unknown", "# a\nOne.\n==>\nA (unknown) | said | direct | One", /^line 4: an unknown speaker/],
    ["with an unmarked unknown", "# a\nOne.\n==>\n? (role) | said | direct | One", /^line 4: an unknown speaker/],
    ["with a wrong form", "# a\nOne.\n==>\nA | said | quoted | One", /^line 4: no such form "quoted"/],
    ["with a wrong field", "# a\nOne.\n==>\nA | said | direct | One | loudly", /^line 4: no such field "loudly"/],
    [
      "that refers ahead",
      "# a\nOne.\n==>\nA | said | direct | One | continues 1",
      /^line 4: "continues 1" is no earlier/,
    ],
  ] as const)
    test(`a case ${what} is refused with its line`, () => {
      assert.throws(() => parseCases(source), { name: "SyntaxError", message });
    });
});

describe("the cases", () => {
  const folder = join(import.meta.dirname, "cases");
  const cases = globSync("*.txt", { cwd: folder })
    .sort()
    .flatMap((file) => parseCases(readFileSync(join(folder, file), "utf8")).map((each) => ({ ...each, file })));

  test("there are at least sixty, and no two have one title", () => {
    assert.ok(cases.length >= 60, `${cases.length} cases`);
    assert.equal(new Set(cases.map(({ title }) => title)).size, cases.length);
  });

  /** What a finding says that does not stand in the text. */
  function strangers(text: string, { speaker, cue, content, addressee }: Finding): string[] {
    const words = ` ${wordsOf(text)} `;
    const phrases = [...speaker, cue, addressee ?? "", ...content.split(" … ")].map(wordsOf);
    return phrases.filter((phrase) => phrase !== "" && !words.includes(` ${phrase} `));
  }

  test("all that they list stands in their texts", () => {
    const lost = cases.flatMap(({ file, line, text, findings }) =>
      findings.flatMap((finding) => strangers(text, finding).map((phrase) => `${file}, line ${line}: ${phrase}`)),
    );
    assert.deepEqual(lost, []);
  });
});
