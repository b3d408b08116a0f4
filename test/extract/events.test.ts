import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { EVENT_TYPES, type ScoredEvent, type ScoredMention, type ScoredSpan } from "../../src/model/scores.ts";
import { readScores } from "../../src/read.ts";
import type { Record } from "../../src/record.ts";
import { findLayout } from "../../src/text/find-layout.ts";
import { eventNotation } from "../event-notation.ts";
import { assertRecord } from "../record-schema.ts";
import { parseLabels } from "./parse-labels.ts";
import { documentOf } from "./story.ts";

const MADE = { version: "0.0.0", model: { name: "by hand", sha256: "0".repeat(64) }, options: {} };
/** Pronouns that a model would find as mentions, alone. */
const PRONOUN = /(?<![\p{L}’'])(?:I|he|she|they)(?![\p{L}’'])/gu;

function readLabelled(notation: string): Record {
  const { text, attributions, events } = parseLabels(notation);
  const document = documentOf(text);
  const mentions = [...text.matchAll(PRONOUN)].map((match): ScoredMention => {
    const span = { from: match.index, to: match.index + match[0].length };
    return {
      ...span,
      head: span,
      kind: "pronoun",
      type: "person",
      probability: 0.99,
      typeProbability: 0.99,
      antecedents: [],
    };
  });
  const scores = { attributions, names: [], events, mentions };
  const { record, reasons } = readScores(MADE, { document, problems: [] }, findLayout(document), scores);
  for (const { id } of record.events) assert.ok(reasons.get(id)!.length > 0);
  return record;
}

const cases = readFileSync(new URL("./cases/events.txt", import.meta.url), "utf8")
  .trimEnd()
  .split("\n----\n");
for (const one of cases) {
  const [head, expected] = one.split("\n==>\n");
  const [title, ...notation] = head.split("\n");
  test(title.replace(/^# /, ""), () => {
    const record = readLabelled(notation.join("\n"));
    assertRecord(record);
    assert.deepEqual(
      record.events.map((event) => eventNotation(record, event)),
      expected.split("\n"),
    );
  });
}

test("whatever the model marks, the record holds together", () => {
  const text =
    "Ana Reyes met him on Monday. “We will go,” she said, “and they attack Oslo.”\n\nThe ministry’s police arrested 14 people in Astana, Kazakhstan. He denied it; Norway, the union and she left.";
  const document = documentOf(text);
  const layout = findLayout(document);
  const { tokens } = layout;
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  const span = fc
    .tuple(fc.nat(tokens.length - 1), fc.nat(4), probability)
    .map(([from, more, probability]): ScoredSpan => {
      const last = Math.min(tokens.length - 1, from + more);
      return { from: tokens.from[from], to: tokens.to[last], probability };
    });
  const spans = fc.array(span, { maxLength: 3 });
  const list = (length: number) => fc.array(probability, { minLength: length, maxLength: length });
  const event = fc
    .record({
      probability,
      trigger: span,
      types: list(EVENT_TYPES.length),
      statuses: list(4),
      actors: spans,
      recipients: spans,
      places: spans,
      times: spans,
      asserters: spans,
    })
    .map((one): ScoredEvent => one);
  const mention = fc
    .tuple(
      fc.nat(tokens.length - 1),
      fc.nat(2),
      fc.nat(2),
      fc.constantFrom("name", "nominal", "pronoun"),
      fc.constantFrom("person", "place", "event"),
      fc.nat(20),
      probability,
    )
    .map(([head, before, after, kind, type, back, sure]) => ({ head, before, after, kind, type, back, sure }));
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 6 }),
      fc.uniqueArray(mention, { maxLength: 12, selector: ({ head }) => head }),
      (events, drawn) => {
        const mentions = drawn
          .sort((a, b) => a.head - b.head)
          .map(({ head, before, after, kind, type, back, sure }, k) => ({
            from: tokens.from[Math.max(0, head - before)],
            to: tokens.to[Math.min(tokens.length - 1, head + after)],
            head: { from: tokens.from[head], to: tokens.to[head] },
            kind: kind as "name",
            type: type as "person",
            probability: sure,
            typeProbability: sure,
            antecedents: k === 0 ? [] : [{ mention: back % k, probability: sure }],
          }));
        const { record } = readScores(MADE, { document, problems: [] }, layout, {
          attributions: [],
          names: [],
          events,
          mentions,
        });
        assertRecord(record);
      },
    ),
    { numRuns: 150 },
  );
});
