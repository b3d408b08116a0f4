import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readTable } from "../../../src/extract/read-table.ts";
import { countryCode } from "../../../src/store/query/country-code.ts";

describe("countryCode", () => {
  for (const [written, code] of [
    ["CHN", "CHN"],
    ["chn", "CHN"],
    ["GB", "GBR"],
    ["UK", "GBR"],
    ["U.S.", "USA"],
    ["the United States", "USA"],
    ["south korea", "KOR"],
    ["Türkiye", "TUR"],
    ["Turkiye", "TUR"],
    ["Côte d’Ivoire", "CIV"],
    ["Ivory Coast", "CIV"],
    ["Bosnia & Herzegovina", "BIH"],
    ["Palestine", "PSE"],
    ["Greenland", "GRL"],
    ["Hong Kong", "HKG"],
    ["Western Sahara", "ESH"],
    ["XKX", "XKX"],
    ["Chinese", null],
    ["Washington", null],
    ["EU", null],
    ["", null],
  ]) {
    test(`${written} is ${code}`, () => assert.equal(countryCode(written!), code));
  }

  test("every code stands for itself, whatever names are like it", () => {
    for (const [alpha2, alpha3] of readTable("country-codes.tsv")) {
      assert.equal(countryCode(alpha2), alpha3);
      assert.equal(countryCode(alpha3), alpha3);
    }
    for (const [alpha3] of readTable("countries.tsv")) assert.equal(countryCode(alpha3), alpha3);
  });
});
