import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  findGoldTimes,
  readTimedRecords,
  readTimeGold,
  scoreTimes,
  type TimedRecord,
  timeLines,
} from "../../src/eval/times.ts";
import { UnscorableError } from "../../src/eval/unscorable.ts";

const HEAD = `<?xml version="1.0" ?><TimeML><DOCID>invented</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="2023-06-20T10:00" functionInDocument="CREATION_TIME">June 20</TIMEX3></DCT>`;
const BODY =
  'Lind &amp; Sons <EVENT eid="e1" class="OCCURRENCE">closed</EVENT> the mill on <TIMEX3 tid="t1" type="DATE" value="2023-06-16">Friday</TIMEX3>' +
  ' after <TIMEX3 tid="t2" type="DURATION" value="P3Y">three years</TIMEX3>, as it had said <TIMEX3 tid="t3" type="DATE" value="2023-06-19">yesterday</TIMEX3>.';
const TEXT = "Lind & Sons closed the mill on Friday after three years, as it had said yesterday.";

const bytesOf = (...rows: object[]) => Buffer.from(rows.map((row) => JSON.stringify(row)).join("\n"));
const goldOf = (body: string, head = HEAD) =>
  readTimeGold(bytesOf({ id: "mill", timeml: `${head}<TEXT>${body}</TEXT></TimeML>` }), "gold");

function recordOf(times: readonly [string, TimedRecord["times"][number]["type"], string | null][]): TimedRecord {
  return {
    document: { id: "mill", text: TEXT },
    times: times.map(([words, type, value]) => {
      const from = TEXT.indexOf(words);
      return { from, to: from + words.length, type, value };
    }),
  };
}

describe("marked times", () => {
  test("are read with their text and day of publication", () => {
    const [{ id, text, published, times }] = goldOf(BODY);
    assert.deepEqual([id, text, published], ["mill", TEXT, "2023-06-20"]);
    assert.deepEqual(
      times.map(({ from, to, type, value }) => [text.slice(from, to), type, value]),
      [
        ["Friday", "DATE", "2023-06-16"],
        ["three years", "DURATION", "P3Y"],
        ["yesterday", "DATE", "2023-06-19"],
      ],
    );
  });

  test("may lack the day of publication", () => {
    assert.equal(goldOf(BODY, "<TimeML>")[0].published, null);
  });

  test("that cannot be read are refused by place", () => {
    const refused = (...rows: object[]) => {
      assert.throws(
        () => readTimeGold(bytesOf(...rows), "gold"),
        (error) => error instanceof UnscorableError && error.message.startsWith("gold"),
      );
    };
    refused({ id: "mill", timeml: "<TimeML></TimeML>" });
    refused({ id: "mill", timeml: "<TEXT>On Friday</TIMEX3></TEXT>" });
    refused({ id: "mill" });
    refused();
  });
});

describe("figures of times", () => {
  const counts = (record: TimedRecord) => {
    const { found, toTheCharacter, rightValue } = scoreTimes(goldOf(BODY), [record]);
    return [found, toTheCharacter, rightValue]
      .map(({ right, found, marked }) => `${right}/${found}/${marked}`)
      .join(" ");
  };

  test("count what is found, to the character and with the right value", () => {
    assert.equal(
      counts(
        recordOf([
          ["Friday", "DATE", "2023-06-16"],
          ["yesterday", "DATE", "2023-06-19"],
        ]),
      ),
      "2/2/2 2/2/2 2/2/2",
    );
    assert.equal(
      counts(
        recordOf([
          ["on Friday", "DATE", "2023-06-16"],
          ["said", "DATE", null],
        ]),
      ),
      "1/2/2 0/2/2 1/2/2",
    );
  });

  test("leave out durations and sets, and the time of a day", () => {
    assert.equal(
      counts(
        recordOf([
          ["three years", "DURATION", "P3Y"],
          ["Friday", "TIME", "2023-06-16TMO"],
        ]),
      ),
      "1/1/2 1/1/2 1/1/2",
    );
  });

  test("count a document without a record as found empty", () => {
    const scores = scoreTimes(goldOf(BODY), []);
    assert.equal(scores.missing, 1);
    assert.match(timeLines(scores)[0], /^WARNING: 1 of 1 documents have no record/);
  });

  test("refuse another text and two records of one document", () => {
    const record = recordOf([]);
    assert.throws(() => scoreTimes(goldOf(BODY), [record, record]), UnscorableError);
    const other = { ...record, document: { id: "mill", text: "Another text." } };
    assert.throws(() => scoreTimes(goldOf(BODY), [other]), UnscorableError);
  });

  test("are those of the times that the rules find", () => {
    const gold = goldOf(BODY);
    assert.deepEqual(timeLines(scoreTimes(gold, findGoldTimes(gold))), [
      "time found (any overlap) P 100.0  R 100.0  F 100.0",
      "to the character         P 100.0  R 100.0  F 100.0",
      "found with right value   P 100.0  R 100.0  F 100.0",
    ]);
  });

  test("are those of records in a file", () => {
    const gold = goldOf(BODY);
    const records = readTimedRecords(bytesOf(...findGoldTimes(gold)), "records");
    assert.deepEqual(scoreTimes(gold, records), scoreTimes(gold, findGoldTimes(gold)));
    assert.throws(() => readTimedRecords(bytesOf({ document: { id: "a", text: "b" } }), "records"), UnscorableError);
  });
});
