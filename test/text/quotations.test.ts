import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { findLayout } from "../../src/text/find-layout.ts";
import { documentOf } from "./document.ts";
import { parseCases } from "./parse-cases.ts";

const cases = parseCases(readFileSync(new URL("cases/quotations.txt", import.meta.url), "utf8"));

function found(text: string): string[] {
  return findLayout(documentOf(text)).quotations.map(({ depth, kind, style, closed, parts }) => {
    const words = parts.map(({ from, to }) => text.slice(from, to)).join(" ¶ ");
    return `${"  ".repeat(depth)}${kind} ${style}${closed ? "" : " unclosed"} | ${words}`;
  });
}

test("there are at least sixty cases of quotations", () => assert.ok(cases.length >= 60));

for (const { title, text, findings } of cases) {
  test(`quotations: ${title}`, () => assert.deepEqual(found(text), findings));
}

const soup = fc
  .array(
    fc.constantFrom(
      ..."“”„‟\"‘’‚'«»‹›`,".split(""),
      ..."``|''|,,|‘‘|’’| |\n|\n\n|. |, |? |… |—|(|)|[|]".split("|"),
      ..."We|said|go|players|n|90s|5|6'2|U.S.|Mr.|it’s|Q:|he said|\ud83d|\u0301".split("|"),
      " Go ",
      " he said ",
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(""));

test("any soup of marks gives quotations that are well nested and slice to what they claim", () => {
  fc.assert(
    fc.property(soup, (text) => {
      const { quotations, tokens } = findLayout(documentOf(text));
      const marked = new Uint8Array(text.length);
      quotations.forEach((quotation, q) => {
        const { from, to, parts, marks, parent, depth } = quotation;
        assert.ok(0 <= from && from < to && to <= text.length);
        assert.equal(tokens.from[quotation.tokens.from], from);
        assert.equal(tokens.to[quotation.tokens.to - 1], to);
        assert.equal(marks[0].from, from);
        assert.equal(marks.at(-1)!.to === to, quotation.closed || marks.at(-1)!.to === to);
        if (quotation.closed) assert.equal(marks.at(-1)!.to, to);
        assert.ok(parts.length > 0);
        for (const [before, part] of parts.map((part, p) => [parts[p - 1], part])) {
          assert.ok(from < part.from && part.from < part.to && part.to <= to);
          assert.ok(!before || before.to <= part.from);
          assert.equal(text.slice(part.from, part.to).trim(), text.slice(part.from, part.to));
          assert.ok(!/[\n]/.test(text.slice(part.from, part.to)), "a part stays in its paragraph");
        }
        for (const mark of marks) {
          assert.match(text.slice(mark.from, mark.to), /^(?:[“”„‟"‘’‚'«»‹›]|``|''|,,|‘‘|’’)$/);
          assert.equal(marked[mark.from]++, 0, "a mark belongs to one quotation");
        }
        if (parent === null) assert.equal(depth, 0);
        else {
          assert.ok(parent < q);
          assert.equal(quotations[parent].depth, depth - 1);
          assert.ok(quotations[parent].from < from && to <= quotations[parent].to);
        }
        const next = quotations[q + 1];
        assert.ok(!next || next.from >= to || next.to <= to, "no quotation reaches over the edge of another");
      });
      for (let k = 0; k < tokens.length; k++) {
        const isMark = quotations.some(({ marks }) =>
          marks.some((m) => m.from <= tokens.from[k] && tokens.to[k] <= m.to),
        );
        const inside = quotations.some(({ from, to }) => from <= tokens.from[k] && tokens.to[k] <= to);
        assert.equal(tokens.quote[k], isMark ? 2 : inside ? 1 : 0);
      }
    }),
    { numRuns: 3000 },
  );
});

test("quotations go on past a stretch that is not the story, and none is found in it", () => {
  const text = "“It was cold.\nSign up for “news” here\n“It was dark,” she said.";
  const from = text.indexOf("Sign");
  const { quotations, tokens } = findLayout(
    documentOf(text, { removed: [{ from, to: text.indexOf("\n", from), reason: "sign-up" }] }),
  );
  assert.deepEqual(
    quotations.map(({ parts }) => parts.map((part) => text.slice(part.from, part.to))),
    [["It was cold.", "It was dark,"]],
  );
  const quote = Array.from({ length: tokens.length }, (_, k) => (tokens.from[k] >= from ? tokens.quote[k] : -1));
  assert.deepEqual(quote.slice(quote.lastIndexOf(-1) + 1, quote.lastIndexOf(-1) + 8), [0, 0, 0, 0, 0, 0, 0]);
});

for (const [name, mark] of [
  ["curly", "“"],
  ["straight", '"'],
  ["single", "‘"],
  ["alternating", "“word ‘"],
  ["closing", "”"],
  ["without words between them", '"'.repeat(5)],
]) {
  test(`fifty thousand marks that are never closed are read: ${name}`, () => {
    const { tokens } = findLayout(documentOf(`${mark}Word `.repeat(50_000)));
    assert.ok(tokens.length >= 100_000);
  });
}

test("a paragraph of five million characters is read", () => {
  const sentence = "“We didn’t go,” said Mr. Quill of the U.S. office. He called it ‘a bad plan’ (sic). ";
  const times = Math.ceil(5_000_000 / sentence.length);
  const { quotations, sentences } = findLayout(documentOf(sentence.repeat(times)));
  assert.equal(quotations.length, times * 2);
  assert.equal(sentences.length, times * 2);
});
