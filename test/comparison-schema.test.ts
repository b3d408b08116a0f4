import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import { comparisonSchemaText } from "../scripts/build-comparison-schema.ts";
import { compareRecords } from "../src/compare/compare.ts";
import { KINDS } from "../src/compare/comparison.ts";
import { RECORDS } from "./export/comparison/tellings.ts";

const committed = readFileSync(new URL("../docs/comparison.schema.json", import.meta.url), "utf8");
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(committed));

test("the committed schema of comparisons is the one that the types give", () => {
  assert.equal(committed, comparisonSchemaText(), "run node scripts/build-comparison-schema.ts");
});

for (const [what, records] of [
  ["of the three tellings", RECORDS],
  ["of two of them", RECORDS.slice(1)],
  ["of one with itself", [RECORDS[0], RECORDS[0]]],
] as const) {
  test(`a comparison ${what} is as the schema says`, () => {
    assert.ok(
      validate(JSON.parse(JSON.stringify(compareRecords(records)))),
      JSON.stringify(validate.errors?.slice(0, 3)),
    );
  });
}

test("a faulty one is not", () => {
  const comparison = compareRecords(RECORDS);
  assert.equal(validate({ ...comparison, comparison: 2 }), false);
  assert.equal(validate({ ...comparison, differences: [{ ...comparison.differences[0], confidence: 1.5 }] }), false);
});

test("docs/comparison.md tells of every kind of difference and every field", () => {
  const text = readFileSync(new URL("../docs/comparison.md", import.meta.url), "utf8");
  for (const kind of KINDS) assert.ok(text.includes(`\`${kind}\``), kind);
  const fields = new Set<string>();
  JSON.parse(committed, (key, value) => {
    if (key === "properties") for (const name of Object.keys(value)) fields.add(name);
    return value;
  });
  for (const field of fields) assert.match(text, new RegExp(`\`[^\`]*\\b${field}\\b[^\`]*\``), field);
});
