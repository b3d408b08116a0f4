import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayTokens, tokensOfDays } from "../../../src/store/query/day-tokens.ts";

test("the words of some days stand for those days and no others", () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(700), fc.nat(3000), (from, length, day) => {
      const sought = new Set(tokensOfDays(from, from + length));
      const found = dayTokens(day).some((token) => sought.has(token));
      assert.equal(found, from <= day && day <= from + length);
    }),
  );
});

test("many days are told in few words", () => {
  assert.deepEqual(tokensOfDays(255, 257), ["_d1_255", "_d1_256", "_d1_257"]);
  assert.deepEqual(tokensOfDays(256, 511), ["_d256_1"]);
  assert.equal(tokensOfDays(1, 10_000).length, 15 + 15 + 38 + 1 + 1);
});
