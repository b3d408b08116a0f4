import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { compareRecords, openTellings } from "../../src/compare/compare.ts";
import { compareMeanings } from "../../src/compare/like-meanings.ts";
import { LIKELY, openRetold } from "../../src/compare/retold.ts";
import { makeRecord } from "../store/make-record.ts";

const COURIER = `
id: A
outlet: Courier

The minister broke his silence on Wednesday about the photograph sent from his account. He said that he has hired a private security company to look into how the account had been hacked. He did not say who had sent it.

Two ferries collided off the cape on the same day, and a dozen passengers were treated for cuts.
==>
who minister (person): The minister, He
says minister | said | that he has hired a private security company to look into how the account had been hacked | indirect
`;

const TRIBUNE = `
id: B
outlet: Tribune

A photograph was sent from the account of the minister, and on Wednesday he spoke of it for the first time. He said that the account was hacked and that an internet security company had been hired to look into it.
==>
who minister (person): the minister, he, He
says minister | said | that the account was hacked and that an internet security company had been hired to look into it | indirect
`;

function open() {
  const records = [COURIER, TRIBUNE].map((report) => makeRecord(report.trimStart()).record);
  const tellings = openTellings(records);
  const retold = openRetold(tellings, compareMeanings(null));
  const likely = (words: string) => {
    const from = tellings[0].document.text.indexOf(words);
    return retold(tellings[0], [{ from, to: from + words.length }], tellings[1]);
  };
  return { records, tellings, retold, likely };
}

describe("how likely another report tells the same", () => {
  test("what is told in other words is likely told, what is of something else is not", () => {
    const { likely } = open();
    assert.ok(likely("he has hired a private security company to look into how the account had been hacked") > LIKELY);
    assert.ok(likely("a dozen passengers were treated for cuts") < 0.3);
  });

  test("what was said in other words is not said to be missing", () => {
    const { differences } = compareRecords(open().records);
    const onlyIn = differences.filter(({ kind }) => kind === "only-in").map(({ sides }) => sides[0].says);
    assert.ok(!onlyIn.some((says) => says.includes("security")), onlyIn.join("; "));
    assert.ok(
      onlyIn.some((says) => says.includes("passengers")),
      onlyIn.join("; "),
    );
  });

  test("of all stretches it is between 0 and 1, and a report is likely to tell what it tells", () => {
    const { tellings, retold } = open();
    const [{ document, sentences }] = tellings;
    fc.assert(
      fc.property(fc.nat(document.text.length), fc.nat(document.text.length), (from, to) => {
        const likely = retold(tellings[0], [{ from: Math.min(from, to), to: Math.max(from, to) }], tellings[1]);
        assert.ok(likely >= 0 && likely <= 1);
      }),
    );
    for (const sentence of sentences) assert.ok(retold(tellings[0], [sentence], tellings[0]) > 0.8);
  });
});
