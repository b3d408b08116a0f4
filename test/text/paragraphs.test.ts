import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findLayout } from "../../src/text/find-layout.ts";
import { documentOf } from "./document.ts";
import { parseCases } from "./parse-cases.ts";

const cases = parseCases(readFileSync(new URL("cases/paragraphs.txt", import.meta.url), "utf8"));

function found(text: string): string[] {
  const { paragraphs, dateline, inserts } = findLayout(documentOf(text));
  const slice = ({ from, to }: { from: number; to: number }) => text.slice(from, to);
  return [
    ...paragraphs.map((paragraph) => {
      const turn = paragraph.turn ? ` [${slice(paragraph.turn)}]` : "";
      return `${paragraph.kind}${turn} | ${slice(paragraph).split(" ").slice(0, 2).join(" ")}`;
    }),
    ...(dateline ? [`dateline: ${slice(dateline)}`] : []),
    ...inserts.map((insert) => `insert: ${slice(insert)}`),
  ];
}

for (const { title, text, findings } of cases) {
  test(`paragraphs: ${title}`, () => assert.deepEqual(found(text), findings));
}

function kinds(text: string, known: Parameters<typeof documentOf>[1]): string[] {
  return findLayout(documentOf(text, known)).paragraphs.map(({ kind }) => kind);
}

test("the headline is the first paragraph that says what the title says, marks and outlet aside", () => {
  const text = "Lind: ‘We will go on’ – for now.\nHe said so.";
  assert.deepEqual(kinds(text, { title: "Lind: 'We will go on' - for now." }), ["headline", "body"]);
  assert.deepEqual(kinds(text, { title: "Lind: ‘We will go on’ – for now. | Harbor News" }), ["headline", "body"]);
  assert.deepEqual(kinds(text, { title: "Another title" }), ["body", "body"]);
});

test("with a title that is not in the text, no first line is guessed to be the headline", () => {
  const text =
    "Harbor talks\nTalks on the harbor ended on Friday without a deal, said two people who were in the room.";
  assert.deepEqual(kinds(text, { title: "Another title" }), ["body", "body"]);
  assert.deepEqual(kinds(text, {}), ["headline", "body"]);
});

test("a paragraph that is the document's byline is one", () => {
  assert.deepEqual(kinds("Ada Dorn\nHe said so.", { byline: ["Ada Dorn"] }), ["byline", "body"]);
});

test("a paragraph is removed if most of it is not the story", () => {
  const text = "He said so.\nClick here to read more\nHe said so again (see here).";
  const from = text.indexOf("Click");
  const to = text.indexOf("\n", from);
  const see = text.indexOf("(see");
  const removed = [
    { from: see, to: see + 10, reason: "promotion" },
    { from, to: from + 10, reason: "promotion" },
    { from: from + 5, to, reason: "promotion" },
  ];
  assert.deepEqual(kinds(text, { removed }), ["body", "removed", "body"]);
});

test("paragraphs are parted by line breaks of every kind", () => {
  assert.equal(kinds("a\nb\rc\r\nd\u2028e\u2029f\n\n\ng", {}).length, 7);
});

test("a case without findings is refused by its title", () => {
  assert.throws(() => parseCases("# lost\ntext\n"), /SyntaxError.*lost/);
});
