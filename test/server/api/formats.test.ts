import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { chooseFormat, csvText, LIST_FORMATS } from "../../../src/server/api/formats.ts";
import { RequestRefused } from "../../../src/server/problem.ts";

describe("the format of an answer", () => {
  const chosen: readonly (readonly [accept: string | undefined, format: string])[] = [
    [undefined, "json"],
    ["", "json"],
    ["*/*", "json"],
    ["application/json", "json"],
    ["text/csv", "csv"],
    ["TEXT/CSV; charset=utf-8", "csv"],
    ["text/*", "csv"],
    ["application/x-ndjson", "jsonl"],
    ["application/*", "json"],
    ["text/csv;q=0.5, application/x-ndjson;q=0.8", "jsonl"],
    ["application/json;q=0, */*", "jsonl"],
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json"],
  ];
  for (const [accept, format] of chosen) {
    test(`Accept ${accept} gets ${format}`, () => assert.equal(chooseFormat(accept, LIST_FORMATS), format));
  }

  for (const accept of ["image/png", "text/html", "application/json;q=0", "json", "text/csv;q=x"]) {
    test(`Accept ${accept} gets nothing`, () => {
      assert.throws(
        () => chooseFormat(accept, LIST_FORMATS),
        (error) => {
          assert.ok(error instanceof RequestRefused);
          assert.equal(error.problem, "not-acceptable");
          assert.match(error.message, /text\/csv/, "what there is, is told");
          return true;
        },
      );
    });
  }

  test("what is asked for by name goes before Accept", () => {
    assert.equal(chooseFormat("image/png", LIST_FORMATS, "csv"), "csv");
  });
});

describe("CSV", () => {
  const columns = { a: ({ a }: { a: string }) => a, flag: () => true, none: () => null };

  test("no cell is a formula, and every cell is read as it was written", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme" })),
        fc.constantFrom("=", "+", "-", "@", "\t", "\r", ""),
        (texts, first) => {
          const items = texts.map((text) => ({ a: first + text }));
          const rows: string[][] = parse(csvText(columns, items));
          assert.deepEqual(rows[0], ["a", "flag", "none"]);
          assert.equal(rows.length, items.length + 1);
          for (const [k, [a, flag, none]] of rows.slice(1).entries()) {
            assert.doesNotMatch(a, /^[=+\-@\t\r]/);
            assert.equal(a.replace(/^'(?=[=+\-@\t\r])/, ""), items[k].a.replace(/^'(?=[=+\-@\t\r])/, ""));
            assert.deepEqual([flag, none], ["true", ""]);
          }
        },
      ),
    );
  });

  test("a table of nothing has its heading", () => assert.equal(csvText(columns, []), "a,flag,none\n"));
});
