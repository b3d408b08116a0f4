import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { classifyCue } from "../../src/extract/cue-class.ts";
import { findCueLemma } from "../../src/extract/cue-lemma.ts";
import { layoutOf, parseMarkedCases } from "./parse-marked.ts";

const cases = parseMarkedCases(readFileSync(new URL("cases/cue.txt", import.meta.url), "utf8"));

for (const { notation, text, source, cue, content, findings } of cases) {
  test(`lemma and class of the cue: ${notation}`, () => {
    const layout = layoutOf(text);
    assert.equal(findCueLemma(layout, cue), findings.get("lemma"));
    assert.equal(classifyCue(layout, cue, content, source), findings.get("class"));
  });
}
