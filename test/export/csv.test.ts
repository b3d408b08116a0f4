import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { STATEMENT_COLUMNS, statementLines, statementsHeading } from "../../src/export/csv.ts";
import type { Record } from "../../src/record.ts";
import { sampleRecord } from "../cli/sample-record.ts";

function rowsOf(record: Record): { [column: string]: string }[] {
  return parse(statementsHeading() + statementLines(record), { columns: true });
}

test("a statement is a row with everything known of it", () => {
  const rows = rowsOf(sampleRecord());
  assert.equal(rows.length, 12);
  assert.deepEqual(Object.keys(rows[0]), [...STATEMENT_COLUMNS]);
  const [, , third] = rows;
  const text = sampleRecord().document.text;
  const [from, to] = [text.indexOf("“We came"), text.indexOf("slogans.\n") + "slogans.".length];
  const resumed = text.indexOf("“Nobody");
  assert.deepEqual(third, {
    quotation: "“We came with figures, and they came with slogans,” … “Nobody goes back to work on slogans.",
    speaker: "Mara Oduya",
    role: "union leader",
    kind: "named",
    addressee: "reporters",
    form: "direct",
    cue: "told",
    class: "say",
    said: "true",
    outlet: "Elvan Courier",
    title: "Harbour talks end without a deal",
    date: "2025-03-03",
    url: "https://courier.example/elvan/1",
    document: "elvan-1",
    statement: "s3",
    continues: "",
    within: "",
    from: String(from),
    to: String(to),
    spans: `${from}..${text.indexOf(" Oduya told")} ${resumed}..${to}`,
    confidence: "0.97",
  });
});

test("several speakers are parted, the unknown one is empty, and what was not said is false", () => {
  const rows = rowsOf(sampleRecord());
  assert.deepEqual([rows[5].speaker, rows[5].role], ["Pieter Lindqvist; Ana Reyes", "Harbour director; deputy mayor"]);
  assert.deepEqual([rows[11].speaker, rows[11].kind, rows[11].cue], ["", "unknown", ""]);
  assert.equal(rows[8].said, "false");
});

test("a cell that a spreadsheet would run is disarmed", () => {
  for (const formula of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]) {
    const record = sampleRecord();
    const [row] = rowsOf({ ...record, document: { ...record.document, title: formula } });
    assert.equal(row.title, `'${formula}`);
  }
});

test("any text comes back from the table as it was", () => {
  const texts = fc.string({
    unit: fc.constantFrom("a", '"', ",", "\n", "\r", ";", " ", "“", "漢", "'"),
    maxLength: 20,
  });
  fc.assert(
    fc.property(
      texts.filter((title) => !title.startsWith("\r")),
      (title) => {
        const record = sampleRecord();
        const rows = rowsOf({ ...record, document: { ...record.document, title } });
        assert.ok(rows.every((row) => row.title === title));
      },
    ),
  );
});

test("a record without statements has no rows", () => {
  assert.equal(statementLines({ ...sampleRecord(), statements: [] }), "");
});
