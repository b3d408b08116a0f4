import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReadMeanings } from "../../src/compare/meanings.ts";
import { scoreLoaded } from "../../src/eval/loaded.ts";
import { readTellingGold } from "../../src/eval/telling-gold.ts";
import { readWholeRecords } from "../../src/eval/whole-records.ts";
import type { Record } from "../../src/record.ts";
import { textDocument } from "../../src/source/text-document.ts";

const TEXT = "The minister slammed the absurd plan. The mayor called the tunnel cheap.";

const gold = (loaded: readonly object[]) =>
  readTellingGold(
    Buffer.from(
      JSON.stringify({
        story: "tunnel",
        reports: [{ outlet: "o", title: "t", date: "2031-05-04", paragraphs: [TEXT.split(/(?<=plan\.) /)], loaded }],
      }),
    ),
    "gold.jsonl",
  );

const record = (text: string): Record => ({
  readout: 1,
  made: { version: "0", model: { name: "reader", sha256: "" }, options: {} },
  document: textDocument("0-0", text),
  entities: [],
  statements: [],
  events: [],
  times: [],
  places: [],
  problems: [],
});

const span = (sentence: number, from: number, to: number, kind: string, inQuote = false) => ({
  sentence,
  from,
  to,
  kind,
  in_quote: inQuote,
});

const byList: ReadMeanings = async () => null;

test("a word that overlaps loaded wording is right, and every marked stretch is found once", async () => {
  // "slammed the absurd" holds two words that are found; "cheap" is found by none.
  const scores = await scoreLoaded(
    gold([span(0, 13, 31, "wording"), span(1, 28, 33, "wording")]),
    [record(TEXT)],
    byList,
  );
  assert.deepEqual(scores, {
    documents: 1,
    missing: 0,
    found: { right: 2, of: 2 },
    marked: { right: 1, of: 2 },
    elsewhere: 0,
  });
});

test("wording in quotations and slanted information are not wanted, and are counted apart where they are found", async () => {
  const marks = [span(0, 13, 20, "information"), span(0, 25, 31, "wording", true)];
  const scores = await scoreLoaded(gold(marks), [record(TEXT)], byList);
  assert.deepEqual([scores.found, scores.marked, scores.elsewhere], [{ right: 0, of: 2 }, { right: 0, of: 0 }, 2]);
});

test("a report without a record is missing; a record of another text and a line that is no record are refused", async () => {
  assert.equal((await scoreLoaded(gold([]), [], byList)).missing, 1);
  await assert.rejects(
    scoreLoaded(gold([]), [record("Another text.")], byList),
    /document\.text of 0-0 is not the text as given/,
  );
  const line = JSON.stringify({ ...record(TEXT), readout: 2 });
  assert.throws(() => readWholeRecords(Buffer.from(line), "r.jsonl"), /r\.jsonl, line 1: readout: 1 expected/);
  assert.deepEqual(readWholeRecords(Buffer.from(JSON.stringify(record(TEXT))), "r.jsonl"), [record(TEXT)]);
});
