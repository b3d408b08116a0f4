import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { textWidth } from "../../src/cli/columns.ts";
import { openPaint } from "../../src/cli/paint.ts";
import { terminalView, type ViewOptions } from "../../src/cli/terminal-view.ts";
import { visible } from "../../src/cli/visible.ts";
import type { Event, Record, Statement } from "../../src/record.ts";
import { SAMPLE_EVENT_REASONS, SAMPLE_REASONS, sampleRecord } from "./sample-record.ts";

const PLAIN: ViewOptions = {
  width: 80,
  paint: openPaint(1),
  selection: { speaker: null, minConfidence: null },
  because: null,
  reasons: null,
};

function view(record: Record, options: Partial<ViewOptions> = {}): string[] {
  return [...terminalView(record, { ...PLAIN, ...options })];
}

/** The lines of the report itself, from the key to the table, without the rail. */
function reportLines(lines: readonly string[], railWidth: number): string[] {
  const statements = lines.findIndex((line) => line.startsWith("Statements ("));
  return lines.slice(0, statements).map((line) => line.slice(railWidth));
}

function expected(name: string): string {
  return readFileSync(new URL(`expected/${name}`, import.meta.url), "utf8");
}

for (const width of [40, 80, 100]) {
  test(`the sample report at ${width} columns reads as reviewed`, () => {
    assert.equal(`${view(sampleRecord(), { width }).join("\n")}\n`, expected(`sample-${width}.txt`));
  });
}

test("the reasons for each speaker are told when asked for", () => {
  const lines = view(sampleRecord(), { because: SAMPLE_REASONS });
  assert.ok(lines.includes("     why this speaker: “she” is the last woman named: Mara Oduya"));
  const events = view(sampleRecord(), { reasons: SAMPLE_EVENT_REASONS });
  assert.ok(events.includes("     why on this word: it stands in the words of statement s1"));
});

test("colour adds nothing but colour", () => {
  for (const depth of [4, 8]) {
    const coloured = view(sampleRecord(), { paint: openPaint(depth) });
    assert.notDeepEqual(coloured, view(sampleRecord()));
    assert.deepEqual(coloured.map(stripVTControlCharacters), view(sampleRecord()));
  }
});

test("a view of 200 columns is set in 100", () => {
  assert.deepEqual(view(sampleRecord(), { width: 200 }), view(sampleRecord(), { width: 100 }));
});

test("no line is wider than the view, whatever its width", () => {
  for (let width = 30; width <= 120; width++) {
    for (const line of view(sampleRecord(), { width, because: SAMPLE_REASONS, reasons: SAMPLE_EVENT_REASONS })) {
      assert.ok(textWidth(line) <= width, `${textWidth(line)} columns of ${width}: ${line}`);
    }
  }
});

test("one speaker's statements keep their letters and numbers when the others are left out", () => {
  const lines = view(sampleRecord(), { selection: { speaker: "lindqvist", minConfidence: 0.6 } });
  const labels = lines.flatMap((line) => line.match(/^(\S+\d+) {1,4}\S/)?.[1] ?? []);
  assert.deepEqual(labels, ["B5", "B+C6", "B9", "v2", "v3"]);
  assert.ok(lines.some((line) => line.startsWith("Statements (3 of 12)")));
  assert.ok(lines.some((line) => line.startsWith("Events (2 of 6)")));
  assert.ok(lines.some((line) => line.startsWith("Who (3 of 9)")));
  assert.ok(!lines.join("\n").includes("{A1~"));
});

test("a record without statements says so", () => {
  const lines = view({ ...sampleRecord(), statements: [] });
  assert.equal(lines[lines.findIndex((line) => line.startsWith("Statements (0)")) + 1], "None was found.");
});

test("a record without events says so", () => {
  const lines = view({ ...sampleRecord(), events: [] });
  assert.equal(lines[lines.findIndex((line) => line.startsWith("Events (0)")) + 1], "None was found.");
  assert.ok(!lines.join("\n").includes("ᵛ"));
});

test("what is not known of the document is said to be unknown, with the reason", () => {
  const record = sampleRecord();
  const document = { ...record.document, published: null, why: { published: "no date in the page" } };
  assert.ok(view({ ...record, document }).includes("Published  unknown: no date in the page"));
});

test("statements that cross each other are closed by name", () => {
  const text = "one two three four five six";
  const record = crossing(text, [
    { from: 0, to: text.indexOf(" four") },
    { from: text.indexOf("three"), to: text.length },
  ]);
  assert.ok(view(record).includes("AB │ {A1= one two {B2= three}A1 four five six}"));
});

test("nothing in a report reaches the terminal as a control", () => {
  const record = sampleRecord();
  const evil = "\x1b]0;owned\x07 \x9b31m \x1b[2J \u202eright to left";
  const document = {
    ...record.document,
    title: evil,
    outlet: evil,
    byline: [evil],
    text: `${record.document.text}\n${evil}`,
    source: evil,
    url: evil,
    removed: [{ ...record.document.removed[0], reason: evil }],
  };
  const entities = record.entities.map((entity) => ({ ...entity, name: evil, role: evil }));
  const places = record.places.map((place) => ({ ...place, name: evil }));
  const times = record.times.map((time) => ({ ...time, value: `2025${evil}` }));
  const problems = [{ code: "x", level: "error" as const, message: evil, from: record.document.text.length, to: null }];
  const lines = view(
    { ...record, document, entities, places, times, problems },
    { because: new Map([["s1", evil]]), reasons: new Map([["v1", [{ field: "assertedBy", because: evil }]]]) },
  );
  assert.doesNotMatch(lines.join(""), /[\u0000-\u001f\u007f-\u009f\u202e]/);
  assert.ok(lines.some((line) => line.includes("␛]0;owned␇")));
});

const words = fc.array(
  fc.constantFrom(
    "peace",
    "“we",
    "said,”",
    "[sic]",
    "漢字漢字",
    "e\u0301te\u0301",
    "👩‍👩‍👧",
    "U.S.",
    "\u00a0",
    "a".repeat(70),
    "\x1b[m",
    "–",
  ),
  { minLength: 1, maxLength: 60 },
);
const breaks = fc.array(fc.constantFrom(" ", "  ", "\n", "\n\n", "\t"), { minLength: 60, maxLength: 60 });
const places = fc.array(fc.tuple(fc.nat(400), fc.nat(120)), { maxLength: 8 });

test("without rails and marks the view of any text has its words in order, and no line is too wide", () => {
  fc.assert(
    fc.property(words, breaks, places, fc.integer({ min: 30, max: 110 }), (parts, gaps, spans, width) => {
      const text = parts.map((part, k) => part + gaps[k]).join("");
      const marked = spans.map(([from, length]) => ({
        from: from % text.length,
        to: Math.min(text.length, (from % text.length) + length),
      }));
      const [event] = sampleRecord().events;
      const sentence = { from: 0, to: text.length };
      const events = marked.map(
        (trigger, k): Event => ({ ...event, id: `v${k}`, trigger, mentions: [], place: null, magnitude: [], sentence }),
      );
      const record = { ...crossing(text, marked), events };
      const lines = view(record, { width });
      for (const line of lines) assert.ok(textWidth(line) <= Math.min(100, width), line);
      const report = reportLines(lines, width < 60 ? 4 : 5);
      const key = report.findIndex((line, k) => k > 0 && line === "" && lines[k - 1].endsWith("v0"));
      const before = key < 0 ? lines.indexOf("") : key;
      // A word wider than a line is broken without a sign: white space is left out of account.
      const shown = report
        .slice(before)
        .join(" ")
        .replace(/\{[A-Z?]+\d+[=…] /g, "");
      assert.equal(
        shown.replace(/\{[A-Z?]+\d+[=…]|\}(?:[A-Z?]+\d+)?|ᵛ[⁰¹²³⁴-⁹]|\s/g, ""),
        visible(text.replace(/[^\S\u00a0]+/g, " ").trim()).replace(/\s/g, ""),
      );
    }),
  );
});

/** A record of direct statements with these spans, each by a speaker of its own. */
function crossing(text: string, spans: readonly { from: number; to: number }[]): Record {
  const record = sampleRecord();
  const statements = spans.map(
    (span, k): Statement => ({
      ...record.statements[2],
      id: `s${k}`,
      speaker: { spans: [], entities: [`e${k}`], kind: "named" },
      cue: null,
      addressee: null,
      content: { spans: [span] },
    }),
  );
  const document = { ...record.document, text, removed: [] };
  return { ...record, document, entities: [], statements, events: [], times: [], places: [], problems: [] };
}
