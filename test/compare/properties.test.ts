import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { compareRecords } from "../../src/compare/compare.ts";
import type { Record } from "../../src/record.ts";
import { sampleRecord } from "../cli/sample-record.ts";
import { makeRecord } from "../store/make-record.ts";
import { type MadeWords, madeMeant } from "./made-meanings.ts";

const SENTENCES = [
  ["Rebels attacked the village of Orm on Monday.", "does ASSAULT actual | - | - | attacked"],
  [
    "“Nobody goes back to work on slogans,” Mara Oduya said.",
    "says Mara Oduya | said | “Nobody goes back to work on slogans,” | direct",
  ],
  ["“Nobody goes back to work,” Mara Oduya said.", "says Mara Oduya | said | “Nobody goes back to work,” | direct"],
  ["Police arrested 14 dockers at the harbour gate.", "does COERCE actual | - | - | arrested"],
  ["Police arrested 40 dockers at the harbour gate.", "does COERCE actual | - | - | arrested"],
  [
    "Mara Oduya denied that the union had asked for money.",
    "says Mara Oduya | denied | that the union had asked for money | indirect, deny",
  ],
  ["The shameless spectacle on the quay went on for hours.", ""],
  [
    "The port may reopen the northern quay, Mara Oduya said.",
    "says Mara Oduya | said | The port may reopen the northern quay | indirect",
  ],
] as const;

const WORDS: MadeWords = {
  same: [
    ["port", "quay", "harbour"],
    ["rebels", "dockers"],
    ["arrested", "attacked"],
  ],
  odds: { shameless: 3, slogans: 2, spectacle: 1 },
  differ: { words: ["rebels", "dockers"], denied: ["arrested", "attacked"], value: ["port", "quay"] },
};

const reports = fc.uniqueArray(fc.integer({ min: 0, max: SENTENCES.length - 1 }), { minLength: 1 }).map((chosen) => {
  const text = chosen.map((k) => SENTENCES[k][0]).join("\n\n");
  const found = chosen.map((k) => SENTENCES[k][1]);
  return makeRecord(`${text}\n==>\nwho Mara Oduya (person)\n${found.join("\n")}`).record;
});

const named = (record: Record, id: string): Record => ({ ...record, document: { ...record.document, id } });

describe("comparing", () => {
  test("a report with itself gives no difference", () => {
    fc.assert(
      fc.property(reports, (record) => {
        const { differences, told } = compareRecords([record, named(record, "other")]);
        assert.deepEqual(
          differences.map(({ text }) => text),
          [],
        );
        assert.ok(told.every(({ notFoundIn, unclearIn }) => notFoundIn.length === 0 && unclearIn.length === 0));
      }),
    );
    const sample = sampleRecord();
    assert.deepEqual(compareRecords([sample, sample]).differences, []);
  });

  test("of a report that could not be read whole no difference says that it was", () => {
    const { record } = makeRecord(`${SENTENCES[0][0]}\n==>\n${SENTENCES[0][1]}`);
    const { record: other } = makeRecord(`${SENTENCES[7][0]}\n==>\nwho Mara Oduya (person)\n${SENTENCES[7][1]}`);
    const problem = { code: "BROKEN", level: "error", message: "The end is missing", from: null, to: null } as const;
    const { documents, differences } = compareRecords([record, { ...other, problems: [problem] }]);
    const lacking = differences.filter(({ kind }) => kind === "only-in");
    assert.ok(lacking.length > 0);
    for (const { notFoundIn, text } of lacking) {
      const { whole } = documents.find(({ id }) => id === notFoundIn[0])!;
      assert.match(text, whole ? /\(read whole, \d+ words\)/ : /\(read in part, \d+ words\)/);
    }
    assert.ok(documents.some(({ whole }) => !whole));
  });

  test("the order of reports changes nothing", () => {
    fc.assert(
      fc.property(fc.array(reports, { minLength: 2, maxLength: 5 }), fc.nat(), (records, seed) => {
        const all = records.map((record, k) => named(record, `r${k}`));
        const other = [...all].sort(
          (a, b) => ((a.document.id.charCodeAt(1) * seed) % 7) - ((b.document.id.charCodeAt(1) * seed) % 7),
        );
        assert.deepEqual(compareRecords(other), compareRecords(all));
      }),
    );
  });

  test("nor does it where it is known what words mean; a report with itself gives no difference then either", () => {
    const meant = (records: readonly Record[]) => madeMeant(records, WORDS);
    fc.assert(
      fc.property(reports, reports, (a, b) => {
        const [one, two] = [named(a, "r1"), named(b, "r2")];
        assert.deepEqual(compareRecords([two, one], meant([two, one])), compareRecords([one, two], meant([one, two])));
        const self = [one, named(one, "other")];
        assert.deepEqual(
          compareRecords(self, meant(self)).differences.map(({ text }) => text),
          [],
        );
      }),
    );
  });

  test("every stretch is in the text of its report, and every row that is named is there", () => {
    fc.assert(
      fc.property(fc.array(reports, { minLength: 2, maxLength: 4 }), (records) => {
        const comparison = compareRecords(records.map((record, k) => named(record, `r${k}`)));
        const texts = new Map(comparison.documents.map(({ id, text }) => [id, text]));
        const rows = new Set([...comparison.told, ...comparison.voices, ...comparison.words].map(({ id }) => id));
        for (const { kind, sides, row, notFoundIn } of comparison.differences) {
          assert.ok(row === null || rows.has(row), `row ${row}`);
          for (const { document, spans } of sides) {
            assert.ok(!notFoundIn.includes(document), `${kind} ${document}`);
            for (const { from, to } of spans)
              assert.ok(0 <= from && from < to && to <= texts.get(document)!.length, `${kind} ${from} ${to}`);
          }
        }
      }),
    );
  });

  test("fewer than two or more than twelve reports are refused", () => {
    const record = sampleRecord();
    assert.throws(() => compareRecords([record]), RangeError);
    assert.throws(() => compareRecords(Array.from({ length: 13 }, () => record)), RangeError);
  });
});
