import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compareRecords } from "../../src/compare/compare.ts";
import { openComparisonView } from "../../src/export/comparison/view.ts";
import { madeMeant } from "../compare/made-meanings.ts";
import { makeRecord } from "../store/make-record.ts";

/** The sentences shown with words that one report alone has: those words in brackets, and who is quoted there. */
function shown(one: string, two: string, quoted: readonly string[] = []): string[] {
  const records = [one, two].map(
    (text, k) =>
      makeRecord(`id: ${"AB"[k]}\noutlet: ${"AB"[k]}\n\nThe talks in Tavra took all of the day.\n\n${text}`).record,
  );
  const comparison = compareRecords(records, madeMeant(records, { differ: { quoted } }));
  return openComparisonView(comparison, records).onlyWords.map(({ report, parts, quoted: names }) =>
    [
      `${report.letter} ${parts.map(({ text, isOwn }) => (isOwn ? `[${text}]` : text)).join("")}`,
      ...(names.length > 0 ? [names.join(", ")] : []),
    ].join(" | "),
  );
}

describe("words that one report alone has", () => {
  test("in the sentence that tells the rest, which the other tells", () => {
    assert.deepEqual(
      shown("The envoy left Tavra at noon under heavy guard.", "The envoy left Tavra at noon, and it rained."),
      ["A The envoy left Tavra at noon [under heavy guard].", "B The envoy left Tavra at noon, [and it rained]."],
    );
  });

  test("whom it alone quotes is named where the record has no voice of theirs", () => {
    const found = shown("The envoy left Tavra at noon, harbour pilots told us.", "The envoy left Tavra at noon.", [
      "harbour",
      "pilots",
    ]);
    assert.deepEqual(found, ["A The envoy left Tavra at noon, [harbour pilots told us]. | harbour pilots"]);
  });

  test("none where both tell the same", () => {
    const text = "The envoy left Tavra at noon under heavy guard.";
    assert.deepEqual(shown(text, text), []);
  });
});
