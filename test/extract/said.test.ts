import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isSaid } from "../../src/extract/said.ts";
import { layoutOf, parseMarkedCases } from "./parse-marked.ts";

const cases = parseMarkedCases(readFileSync(new URL("cases/said.txt", import.meta.url), "utf8"));

for (const { notation, text, source, cue, content, findings } of cases) {
  test(`said or not: ${notation}`, () => {
    assert.equal(isSaid(layoutOf(text), cue, content, source) ? "yes" : "no", findings.get("said"));
  });
}

test("what has no cue was said", () => {
  assert.equal(isSaid(layoutOf("“No.”"), [], [{ from: 1, to: 4 }], []), true);
});
