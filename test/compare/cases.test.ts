import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { compareRecords } from "../../src/compare/compare.ts";
import type { Difference } from "../../src/compare/comparison.ts";
import { makeRecord } from "../store/make-record.ts";

/** `KIND WHAT | ID: says | not ID`, as the cases have it. What is only in one follows from the rest and is not listed. */
function notation({ kind, what, sides, notFoundIn }: Difference): string {
  const finer = ["value", "quotation", "words", "evaluating"].includes(kind) ? `${kind} ${what}` : kind;
  const parts = [...sides.map(({ document, says }) => `${document}: ${says}`), ...notFoundIn.map((id) => `not ${id}`)];
  return [finer, ...parts].join(" | ").trim();
}

describe("where two reports part", () => {
  const cases = readFileSync(join(import.meta.dirname, "cases.txt"), "utf8").split(/^====\n/m);
  for (const written of cases) {
    const [, name] = /^# (.*)\n/.exec(written)!;
    const [first, second] = written.replace(/^# .*\n/, "").split(/^----\n/m);
    const at = second.lastIndexOf("==>");
    const expected = second
      .slice(at + 3)
      .trim()
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    test(name, () => {
      const records = [first, second.slice(0, at)].map((report) => makeRecord(report).record);
      const { differences } = compareRecords(records);
      const found = differences.filter(({ kind }) => kind !== "only-in").map(notation);
      assert.deepEqual(found.sort(), expected.sort());
    });
  }
});
