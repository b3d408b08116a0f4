import assert from "node:assert/strict";
import { test } from "node:test";
import { compareRecords } from "../../src/compare/compare.ts";
import { makeRecord } from "../store/make-record.ts";

const OTHER = `id: B
outlet: Tribune

The council of Orm met on Monday and named a new harbour master for the northern quay.
==>
who council (government): The council
`;

/** What a report alone has, beside one that has nothing of it. */
function onlyIn(report: string): string[] {
  const { differences } = compareRecords([report, OTHER].map((text) => makeRecord(text).record));
  return differences
    .filter(({ kind, sides }) => kind === "only-in" && sides[0].document === "A")
    .map(({ sides }) => sides[0].says);
}

test("what somebody is told not to have said is no utterance that another report lacks", () => {
  const report = (cue: string, more: string) => `id: A
outlet: Courier

Ada Lund ${cue} the sale of the old fishing fleet to foreign buyers.
==>
who Ada Lund (person): Ada Lund
says Ada Lund | ${cue} | the sale of the old fishing fleet to foreign buyers | indirect${more}
`;
  const words = "the sale of the old fishing fleet to foreign buyers";
  assert.ok(onlyIn(report("defended", "")).includes(words));
  assert.ok(!onlyIn(report("would not discuss", ", not said")).includes(words));
});
