import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Event, Record, Span, Statement } from "../../../src/record.ts";
import { trimmedSpan } from "../../../src/server/pages/report-segments.ts";
import { sampleRecord } from "../../cli/sample-record.ts";
import { rendered, shownText } from "./rendered-report.ts";

const PIECES = [
  "The",
  " mayor ",
  "said",
  "\n",
  "\r\n",
  "“no",
  "”",
  " <script>",
  "&amp;",
  "'\"",
  "😀",
  "\u2028",
  "  ",
  ". ",
  "é\u0301",
];
const texts = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(""));
const spanIn = fc.tuple(fc.nat(120), fc.nat(40)).map(([from, length]): Span => ({ from, to: from + length }));

/** The sample record over another text, with its statements, events and mentions at other places. */
function scattered(text: string, places: readonly Span[]): Record {
  const sample = sampleRecord();
  let next = 0;
  const place = () => places[next++ % places.length];
  const statements = sample.statements.map(
    (statement): Statement => ({
      ...statement,
      content: { spans: [place(), place()] },
      cue: statement.cue && { ...statement.cue, spans: [place()] },
      speaker: { ...statement.speaker, spans: statement.speaker.spans.map(place) },
    }),
  );
  const events = sample.events.map((event): Event => ({ ...event, trigger: place(), mentions: [place(), place()] }));
  const entities = sample.entities.map((entity) => ({
    ...entity,
    mentions: entity.mentions.map((mention) => ({ ...mention, ...place() })),
  }));
  const document = { ...sample.document, text, title: "Another", removed: [{ ...place(), reason: "sign-up line" }] };
  return { ...sample, document, statements, events, entities };
}

test("the text of the page is that of the report, character by character, whatever is marked in it", async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.array(spanIn, { minLength: 1, maxLength: 9 }), async (text, places) => {
      assert.equal(shownText(await rendered(scattered(text, places))), text);
    }),
    { numRuns: 40 },
  );
});

test("every mark names just the statements and events that it belongs to, and each name leads to a note", async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.array(spanIn, { minLength: 1, maxLength: 4 }), async (text, places) => {
      const record = { ...scattered(text, places), entities: [] };
      const page = await rendered(record);
      for (const { from, to, ids, notes } of marksOf(page)) {
        const covering = itemSpans(record).filter(({ span }) => {
          const fitted = trimmedSpan(text, span);
          return fitted.from <= from && to <= fitted.to;
        });
        for (const id of ids)
          assert.ok(
            covering.some(({ item }) => item === id),
            `${id} does not cover ${from} to ${to}`,
          );
        if (covering.length <= 8) assert.deepEqual(new Set(ids), new Set(covering.map(({ item }) => item)));
        for (const note of notes) assert.ok(page.getElementById(note), `no ${note}`);
      }
    }),
    { numRuns: 20 },
  );
});

test("forms are told apart by more than their colour, and what was not said is marked as such", async () => {
  const page = await rendered(sampleRecord());
  const looks = (id: string) =>
    [...page.querySelectorAll(`mark[data-ids~="${id}"]`)].map((mark) => mark.outerHTML).join();
  assert.match(looks("s3"), /class="said line-0 direct voice-0/);
  assert.match(looks("s1"), /said line-0 indirect/);
  assert.match(looks("s2"), /said line-0 mixed/);
  assert.match(looks("s9"), /unsaid/);
  assert.doesNotMatch(looks("s9"), /said line-0 (?:in)?direct/);
});

test("of a statement in part in the speaker's words these are told from the reporter's", async () => {
  const page = await rendered(sampleRecord());
  const parts = [...page.querySelectorAll('mark.mixed[data-ids~="s2"]')];
  assert.deepEqual(
    parts.map((part) => [part.textContent, part.classList.contains("quoted")]),
    [
      ["talks", false],
      ["“a waste of two days.”", true],
    ],
  );
});

test("speech within speech has a line of its own under the same words", async () => {
  const page = await rendered(sampleRecord());
  const inner = page.querySelector('mark[data-ids~="s7"][data-ids~="s8"]:has(.line-1)');
  assert.ok(inner?.matches(".line-0.voice-3"), "the words of the ministry are the outer ones");
  assert.ok(inner?.querySelector(".line-1.voice-1"), "those of Lindqvist the inner ones");
});

test("a letter stands in the rail where somebody begins to speak, once for each change within a paragraph", async () => {
  const page = await rendered(sampleRecord());
  const rails = [...page.querySelectorAll(".words")].map((block) =>
    [...block.querySelectorAll(".rail")].map((rail) => rail.getAttribute("data-letter")).join(""),
  );
  assert.deepEqual(
    rails.filter((letters) => letters !== ""),
    ["A", "A", "A", "BBC", "DB", "E", "?"],
  );
});

test("what is not the story is dimmed and its reason told; a headline is not shown twice", async () => {
  const sample = sampleRecord();
  const page = await rendered(sample);
  assert.match(page.querySelector(".words.is-removed .removed")?.getAttribute("title") ?? "", /sign-up line/);
  assert.equal(page.querySelector(".words.is-title")?.textContent?.trim(), sample.document.title);
  const marked = { ...sample, statements: [{ ...sample.statements[0], content: { spans: [{ from: 0, to: 7 }] } }] };
  assert.equal((await rendered(marked)).querySelector(".words.is-title"), null, "one with a mark in it is shown");
});

test("twice the report makes a page of at most twice the length", async () => {
  const length = async (times: number) => {
    const { statements, ...sample } = sampleRecord();
    const { text } = sample.document;
    const far = (span: Span, k: number) => ({
      ...span,
      from: span.from + k * (text.length + 1),
      to: span.to + k * (text.length + 1),
    });
    const all = Array.from({ length: times }, (_, k) =>
      statements.map((statement) => ({
        ...statement,
        id: `s${k * statements.length + Number(statement.id.slice(1))}`,
        content: { spans: statement.content.spans.map((span) => far(span, k)) },
        cue: null,
        speaker: { ...statement.speaker, spans: [] },
      })),
    ).flat();
    const document = { ...sample.document, text: Array(times).fill(text).join("\n") };
    const page = await rendered({ ...sample, document, statements: all, events: [] });
    return page.documentElement.outerHTML.length;
  };
  const [ten, twenty] = [await length(10), await length(20)];
  assert.ok(twenty < 2.05 * ten, `${ten} and ${twenty}`);
});

function itemSpans({ statements, events }: Record): { item: string; span: Span }[] {
  return [
    ...statements.flatMap(({ id, content, cue, speaker }) =>
      [...content.spans, ...(cue?.spans ?? []), ...speaker.spans].map((span) => ({ item: id, span })),
    ),
    ...events.flatMap(({ id, trigger, mentions }) => [trigger, ...mentions].map((span) => ({ item: id, span }))),
  ];
}

function marksOf(page: Document) {
  return [...page.querySelectorAll(".words")].flatMap((block) => {
    let at = Number(block.getAttribute("data-from"));
    return [...block.childNodes].flatMap((node) => {
      const from = at;
      at += node.textContent?.length ?? 0;
      if (node.nodeName !== "MARK") return [];
      const mark = node as unknown as HTMLElement;
      const list = (name: string) => (mark.getAttribute(name) ?? "").split(" ");
      return [{ from, to: at, ids: list("data-ids"), notes: list("aria-describedby") }];
    });
  });
}
