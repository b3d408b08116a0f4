import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { EVENT_TYPES, STATUSES } from "../../../src/model/scores.ts";
import { matchOf } from "../../../src/store/query/match.ts";
import { parseQuery } from "../../../src/store/query/parse-query.ts";
import { FIELDS } from "../../../src/store/query/query.ts";
import { stems } from "../../../src/text/stems.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/search.md"), "utf8");
const [prose, fenced] = [
  page.replace(/```[^`]*```/g, ""),
  [...page.matchAll(/```\n([^`]*)```/g)].map(([, block]) => block),
];

/** The last cell of the rows of a table whose last column is of examples. */
const cells = prose
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .flatMap((line) => /\| `([^`]+)` \|$/.exec(line)?.[1] ?? []);
const lines = fenced.flatMap((block) => block.trim().split("\n"));
const inText = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
/** What the text has in the type of code and is no query: fields without a value, signs, the command. */
const isNoQuery = (code: string) => /:$|^-$|^'s$|^(?:OR|AND|NOT)$/.test(code);

describe("docs/search.md", () => {
  test("has a row with an example for every field", () => {
    for (const field of FIELDS) {
      const row = prose.split("\n").find((line) => line.startsWith(`| \`${field}:\` |`));
      assert.ok(row, `${field}: is missing`);
      const example = /`([^`]+)` \|$/.exec(row)?.[1] ?? "";
      assert.ok(
        parseQuery(example).clauses.some((clause) => clause.some((term) => term.field === field)),
        row,
      );
    }
  });

  for (const query of new Set([...cells, ...lines, ...inText.filter((code) => !isNoQuery(code))])) {
    test(`is understood: ${query}`, () => assert.ok(matchOf(parseQuery(query))));
  }

  test("the examples were found", () => {
    assert.ok(cells.length >= FIELDS.length + 4 && lines.length >= 6);
  });

  test("names every value", () => {
    for (const value of [...EVENT_TYPES, ...STATUSES, "direct", "indirect", "mixed", "statement", "event", "report"]) {
      assert.ok(inText.includes(value), value);
    }
  });

  test("what it says is not understood is not", () => {
    for (const wrong of ["spaker:x", "a AND b", "(a OR b) c", "-after:2023", "a OR after:2023"]) {
      assert.throws(() => parseQuery(wrong), { name: "QueryError" });
    }
  });

  test("what it calls the same is the same", () => {
    const words = (query: string) => matchOf(parseQuery(query)).words;
    assert.deepEqual(words("state-run"), words('"state run"'));
    assert.deepEqual(words("type:AGREE,CONSULT"), words("type:AGREE OR type:CONSULT"));
    assert.deepEqual(words("U.S. 1,000 muller"), words("US 1000 Müller's"));
    assert.equal(new Set(stems("election elections elected")).size, 1);
    assert.equal(new Set(stems("sanction sanctions sanctioned")).size, 1);
    for (const country of ["CHN", "CN", "China"])
      assert.deepEqual(words(`country:${country}`), { token: "country_chn" });
  });
});
