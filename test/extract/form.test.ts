import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findForm } from "../../src/extract/form.ts";
import { layoutOf, parseMarkedCases } from "./parse-marked.ts";

const cases = parseMarkedCases(readFileSync(new URL("cases/form.txt", import.meta.url), "utf8"));

for (const { notation, text, content, findings } of cases) {
  test(`form: ${notation}`, () => {
    assert.equal(findForm(layoutOf(text), content), findings.get("form"));
  });
}
