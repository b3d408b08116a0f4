import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { readFileOf } from "./read-all.ts";

test("tables with commas, tabs, semicolons and Excel's first line are read", async () => {
  for (const [delimiter, first] of [
    [",", ""],
    ["\t", ""],
    [";", ""],
    [";", "sep=;\r\n"],
  ] as const) {
    const table = stringify(
      [
        ["id", "text", "Published"],
        ["1", 'She said "no",\r\nand left; at\tonce.', "2024-04-26"],
        ["2", "Two.", ""],
      ],
      { delimiter, record_delimiter: "windows" },
    );
    const { read, refused } = await readFileOf(first + table);
    assert.deepEqual(refused, []);
    assert.deepEqual(
      read.map(({ document }) => document.text),
      ['She said "no",\r\nand left; at\tonce.', "Two."],
    );
    assert.deepEqual(read[0].document.published, { value: "2024-04-26", precision: "day", basis: "csv" });
    assert.equal(read[1].document.published, null);
    assert.equal(read[1].document.source, first === "" ? "file:4" : "file:5");
  }
});

test("bad rows are refused by line and reading goes on with the next row", async () => {
  const { read, refused } = await readFileOf(
    [
      "id,text",
      "1,one",
      '2,"bad "quote" here"',
      "3,three",
      "4,too,many",
      "5",
      '6,"open',
      "7,seven",
      '8,"still open',
      'text"x',
      "9,nine",
    ].join("\n"),
  );
  assert.deepEqual(
    read.map(({ document }) => document.id),
    ["1", "3", "7", "9"],
  );
  assert.deepEqual(
    refused.map(({ source, code }) => `${source} ${code}`),
    ["file:3 CSV_RECORD", "file:5 CSV_COLUMNS", "file:6 CSV_COLUMNS", "file:7 CSV_RECORD", "file:9 CSV_RECORD"],
  );
  assert.match(refused[4].message, /lines 9 to 10 are left out/);
});

test("a quotation mark that is never closed does not swallow the rows behind it", async () => {
  const rows = Array.from({ length: 500 }, (_, k) => `${k},row ${k}`);
  const { read, refused } = await readFileOf(["id,text", '900,"open', ...rows].join("\n"));
  assert.equal(read.length, 500);
  assert.deepEqual(
    refused.map(({ message }) => message),
    ["file:2: a quotation mark is never closed"],
  );
});

test("a table without a column of reports, or with two, is refused with the columns named", async () => {
  assert.match(
    (await readFileOf("title,url\na,b\n")).refused[0].message,
    /no column is named `text` or `html` \(there are: title, url\)/,
  );
  assert.match((await readFileOf("text,id,text\na,b,c\n")).refused[0].message, /two columns are named `text`/);
  assert.equal((await readFileOf("id,text\n")).refused[0].code, "EMPTY");
});

test("a table of windows-1252, as Excel writes it, keeps its quotation marks", async () => {
  const { read } = await readFileOf(Buffer.from("id;text\r\n1;\x93No,\x94 she said.\r\n2;\x93Yes.\x94\r\n", "latin1"));
  assert.deepEqual(
    read.map(({ document }) => document.text),
    ["“No,” she said.", "“Yes.”"],
  );
  assert.deepEqual(read[1].offsets.toSource(0, 1), { from: 30, to: 31 });
});

const cell = fc.string({ unit: fc.constantFrom("a", "é", "“", '"', ",", "\n", " ", "😀"), maxLength: 12 });

test("valid tables read as csv-parse reads them, and every character leads to its bytes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        cell.filter((text) => /\S/.test(text)),
        { minLength: 1, maxLength: 6 },
      ),
      async (texts) => {
        const table = Buffer.from(stringify([["id", "text"], ...texts.map((text, k) => [`${k}`, text])]));
        const { read } = await readFileOf(table, { format: "csv", language: "en" });
        assert.deepEqual(
          read.map(({ document }) => [document.id, document.text]),
          parse(table).slice(1),
        );
        for (const { document, offsets } of read) {
          for (const { segment, index } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(
            document.text,
          )) {
            const place = offsets.toSource(index, index + segment.length)!;
            const written = table.subarray(place.from, place.to).toString();
            assert.equal(segment === '"' ? written.slice(0, 1) : written, segment);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});
