import assert from "node:assert/strict";
import { test } from "node:test";
import { narrowed, writtenClauses } from "../../../src/server/pages/query-clauses.ts";
import { parseQuery } from "../../../src/store/query/parse-query.ts";

test("a condition is taken out of a query as it was written, alternatives as one", () => {
  const query = parseQuery('  dam OR pump -speaker:"Mara Oduya"   after:2031-03 ');
  assert.deepEqual(writtenClauses(query), [
    { text: "dam OR pump", without: '-speaker:"Mara Oduya"   after:2031-03' },
    { text: '-speaker:"Mara Oduya"', without: "dam OR pump after:2031-03" },
    { text: "after:2031-03", without: 'dam OR pump -speaker:"Mara Oduya"' },
  ]);
});

test("a query is narrowed by a term at its end", () => {
  assert.equal(narrowed(" dam ", "type:AID"), "dam type:AID");
  assert.equal(narrowed("", "type:AID"), "type:AID");
  assert.equal(narrowed("dam", ""), "dam");
});
