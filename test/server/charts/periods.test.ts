import assert from "node:assert/strict";
import { test } from "node:test";
import { fittingUnit, nextPeriod, periodTerms, periodUnit } from "../../../src/server/charts/periods.ts";

test("a period is a day, a month or a year, and nothing else", () => {
  assert.deepEqual(["2031", "2031-03", "2031-03-31"].map(periodUnit), ["year", "month", "day"]);
  assert.deepEqual(["31", "2031-13", "2031-02-31", "2031-W05", ""].map(periodUnit), [null, null, null, null, null]);
});

test("the next period has the same length, over the end of months and years", () => {
  const next = ["2031", "2031-12", "2031-12-31", "2032-02-28", "2032-02-29"].map(nextPeriod);
  assert.deepEqual(next, ["2032", "2032-01", "2032-01-01", "2032-02-29", "2032-03-01"]);
});

test("the terms of a stretch take its last period in", () => {
  assert.equal(periodTerms("2031-03", "2031-05"), "after:2031-03 before:2031-06");
  assert.equal(periodTerms(null, "2031"), "before:2032");
  assert.equal(periodTerms("2031-03-05", null), "after:2031-03-05");
  assert.equal(periodTerms(null, null), "");
});

test("bars are days for up to two months, months for up to eight years, then years", () => {
  assert.equal(fittingUnit([]), "month");
  assert.equal(fittingUnit(["2031-03", "2031-04"]), "day");
  assert.equal(fittingUnit(["2031-03", "2031-05"]), "month");
  assert.equal(fittingUnit(["2031-01", "2038-12"]), "month");
  assert.equal(fittingUnit(["2039-01", "2031-01"]), "year");
});
