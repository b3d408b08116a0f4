import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compareRecords } from "../../src/compare/compare.ts";
import type { Record } from "../../src/record.ts";
import { makeRecord } from "../store/make-record.ts";
import { type MadeWords, madeMeanings } from "./made-meanings.ts";

const SAME: MadeWords = {
  same: [
    ["envoy", "ambassador"],
    ["summoned", "called"],
    ["kesh", "capital"],
  ],
};

function recordOf(id: string, text: string): Record {
  return makeRecord(`id: ${id}\noutlet: ${id}\n\nThe talks in Tavra took all of the day.\n\n${text}`).record;
}

/** What is told in one and not so in the other, by what their words mean. */
function denials(one: string, two: string): string[] {
  const records = [recordOf("A", one), recordOf("B", two)];
  const meanings = records.map((record) => madeMeanings(record, SAME));
  const { differences } = compareRecords(records, { comparer: "made", meanings });
  return differences
    .filter(({ kind }) => kind === "denied")
    .map(({ sides }) => sides.map(({ document, says }) => `${document} ${says}`).join(", "));
}

describe("what one report tells and another says not to be so", () => {
  test("in other words, where what is negated has an answer that is not", () => {
    const told = "Merrin summoned the ambassador of Velmark in Kesh on Monday.";
    const denied = "Merrin had not called in the envoy of Velmark in the capital on Monday.";
    assert.deepEqual(denials(told, denied), ["A told, B denied"]);
    assert.deepEqual(denials(denied, told), ["B told, A denied"]);
  });

  test("not where both deny it, in whatever clause of the sentence", () => {
    const both = "Merrin had not called in the envoy of Velmark in the capital on Monday.";
    assert.deepEqual(denials("Merrin never summoned the ambassador of Velmark in Kesh on Monday.", both), []);
  });

  test("not where a word only looks like a negation", () => {
    const told = "Merrin summoned the ambassador of Velmark in Kesh on Monday.";
    assert.deepEqual(denials(told, "Merrin not only called in the envoy of Velmark in the capital on Monday."), []);
  });
});
