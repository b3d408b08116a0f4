import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compareRecords } from "../../src/compare/compare.ts";
import type { Difference } from "../../src/compare/comparison.ts";
import { makeRecord } from "../store/make-record.ts";
import { type MadeWords, madeMeant } from "./made-meanings.ts";

const SAME = [
  ["envoy", "ambassador"],
  ["summoned", "called"],
  ["dawn", "dusk"],
  ["will", "may"],
  ["crowd", "rabble"],
];

/** What is found where words differ as they are made to; each report has its says and opens with one sentence that both have. */
function differences(one: string, two: string, differ: MadeWords["differ"]): readonly Difference[] {
  const records = [one, two].map((report, k) => {
    const [text, ...marks] = report.split("\n==>\n");
    const whole = `id: ${"AB"[k]}\noutlet: ${"AB"[k]}\n\nThe talks in Tavra took all of the day.\n\n${text}`;
    return makeRecord([whole, ...marks].join("\n==>\n")).record;
  });
  return compareRecords(records, madeMeant(records, { same: SAME, differ })).differences;
}

function linesOf(found: readonly Difference[], kind: Difference["kind"]): string[] {
  return found
    .filter((one) => one.kind === kind)
    .map(({ sides }) => sides.map(({ document, says }) => `${document} ${says}`).join(" | "));
}

describe("what two reports tell otherwise, by the comparer", () => {
  test("a value that no rule finds", () => {
    const found = differences("The crowd went home at dawn, they say.", "The crowd left at dusk, they say.", {
      value: ["dawn", "dusk"],
    });
    assert.deepEqual(linesOf(found, "value"), ["A dawn | B dusk"]);
  });

  test("what is told and what is denied: the one whose words say not", () => {
    const told = "Merrin summoned the ambassador in the morning.";
    const denied = "Merrin had not called in the envoy in the morning.";
    const differ = { denied: ["summoned", "called"] };
    assert.deepEqual(linesOf(differences(told, denied, differ), "denied"), ["A told | B denied"]);
    assert.deepEqual(linesOf(differences(denied, told, differ), "denied"), ["B told | A denied"]);
  });

  test("what is settled and what is left open", () => {
    const found = differences(
      "The port will close for a week in the spring.",
      "The port may close for a week in the spring.",
      { status: ["will", "may"] },
    );
    assert.ok(linesOf(found, "status").includes("A settled | B possible"), JSON.stringify(linesOf(found, "status")));
  });

  test("what one tells on its word and the other gives to a source; nothing where both are the reporter's", () => {
    const differ = { "asserted-attributed": ["crowd", "rabble"] };
    const bare = "The rabble broke two windows of the bank.";
    const given =
      "The mayor said that the crowd had smashed the front of a shop.\n==>\nwho mayor (person): The mayor\nsays mayor | said | that the crowd had smashed the front of a shop | indirect";
    assert.deepEqual(linesOf(differences(bare, given, differ), "asserted-attributed"), ["A the reporter | B mayor"]);
    const both = "The crowd had smashed the front of a shop.";
    assert.deepEqual(linesOf(differences(bare, both, differ), "asserted-attributed"), []);
  });

  test("words that put it in another light", () => {
    const found = differences("A crowd sang in the square.", "A rabble bawled in the square.", {
      words: ["crowd", "rabble"],
    });
    assert.deepEqual(linesOf(found, "words"), ["A crowd | B rabble"]);
  });

  test("never in a sentence that both have word for word, however sure the network is", () => {
    const text = "The crowd went home at dawn, they say.";
    assert.deepEqual(linesOf(differences(text, text, { value: ["dawn"] }), "value"), []);
  });
});

describe("what one report alone tells, by the comparer", () => {
  const told = "The envoy left Tavra at noon.";

  test("words within a clause that the other tells", () => {
    const found = differences("The ambassador left Tavra at noon under heavy guard.", told, {});
    assert.ok(linesOf(found, "only-in").includes("A under heavy guard"), JSON.stringify(linesOf(found, "only-in")));
  });

  test("not what stands there word for word, nor a word that says nothing by itself", () => {
    const found = differences("The ambassador then left Tavra at noon.", told, {});
    assert.deepEqual(linesOf(found, "only-in"), []);
  });
});
