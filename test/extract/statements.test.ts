import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { findStatements } from "../../src/extract/find-statements.ts";
import type { Attribution, ScoredSpan } from "../../src/model/scores.ts";
import type { Record } from "../../src/record.ts";
import { findLayout } from "../../src/text/find-layout.ts";
import type { Layout } from "../../src/text/layout.ts";
import { checkRecord } from "../check-record.ts";
import { parseCases } from "../parse-cases.ts";
import { assertRecord } from "../record-schema.ts";
import { parseLabels } from "./parse-labels.ts";
import { documentOf } from "./story.ts";

function readLabelled(notation: string): Record {
  const { text, attributions } = parseLabels(notation);
  return recordOf(text, findLayout(documentOf(text)), attributions).record;
}

function recordOf(text: string, layout: Layout, attributions: readonly Attribution[]) {
  const document = documentOf(text);
  const { entities, statements, because } = findStatements(document, layout, {
    attributions,
    names: [],
    events: [],
    mentions: [],
  });
  const record: Record = {
    readout: 1,
    made: { version: "0.0.0", model: { name: "by hand", sha256: "0".repeat(64) }, options: {} },
    document,
    entities,
    statements,
    events: [],
    times: [],
    places: [],
    problems: [],
  };
  return { record, because };
}

for (const report of parseCases(readFileSync(new URL("./cases/statements.txt", import.meta.url), "utf8"))) {
  test(report.title, () => {
    const record = readLabelled(report.text);
    assertRecord(record);
    assert.deepEqual(checkRecord(record, report), []);
  });
}

test("whatever the model marks, the record holds together", () => {
  const text =
    "“We will go,” Anna Orlov said. “The agent told me, ‘Go now,’ and left.”\n\nHe paused. “We went.\n\n“Then we came back,” she added, citing a “secret” letter: “Come.”\n\nORLOV: Yes.\n\nPELL: It was so, the agent said.";
  const layout = findLayout(documentOf(text));
  const token = fc.nat(layout.tokens.length - 1);
  const spans = fc.uniqueArray(fc.tuple(token, fc.nat(8), fc.double({ min: 0.2, max: 1, noNaN: true })), {
    maxLength: 3,
    selector: ([from]) => from,
  });
  const cut = (list: [number, number, number][]): ScoredSpan[] => {
    const out: ScoredSpan[] = [];
    let end = 0;
    for (const [from, length, probability] of list.toSorted((a, b) => a[0] - b[0])) {
      const to = Math.min(layout.tokens.length, from + length + 1);
      if (from < end) continue;
      out.push({ from: layout.tokens.from[from], to: layout.tokens.to[to - 1], probability });
      end = to;
    }
    return out;
  };
  const attribution = fc
    .record({ probability: fc.double({ min: 0.1, max: 1, noNaN: true }), cue: spans, source: spans, content: spans })
    .map(({ probability, cue, source, content }) => ({
      probability,
      cue: cut(cue),
      source: cut(source),
      content: cut(content),
    }))
    .filter(({ cue }) => cue.length > 0);
  fc.assert(
    fc.property(fc.array(attribution, { maxLength: 6 }), (attributions) => {
      const { record, because } = recordOf(text, layout, attributions);
      for (const { id } of record.statements) assert.ok(because.has(id));
      assertRecord(record);
    }),
    { numRuns: 300 },
  );
});
