import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { matchOf } from "../../../src/store/query/match.ts";
import { parseQuery } from "../../../src/store/query/parse-query.ts";
import { FIELDS, QueryError, type Term } from "../../../src/store/query/query.ts";

const shown = ({ field, value, phrase, negated }: Term) =>
  `${negated ? "-" : ""}${field === null ? "" : `${field}:`}${phrase ? `"${value}"` : value}`;

/** Clauses parted by ` & `, alternatives by ` | `. */
const readBack = (text: string) =>
  parseQuery(text)
    .clauses.map((clause) => clause.map(shown).join(" | "))
    .join(" & ");

describe("parseQuery", () => {
  for (const [text, expected] of [
    ["", ""],
    ["  balloon\tvisit\n", "balloon & visit"],
    ['speaker:"Wang Yi" about:Taiwan after:2023-06', 'speaker:"Wang Yi" & about:Taiwan & after:2023-06'],
    ["“a phrase” “another”", '"a phrase" & "another"'],
    ["speaker:“Wang Yi”", 'speaker:"Wang Yi"'],
    ["a OR b c OR d OR e", "a | b & c | d | e"],
    ["a or b", "a & or & b"],
    ["ORDER a", "ORDER & a"],
    ["-said:no -word -“a phrase”", '-said:no & -word & -"a phrase"'],
    ["a OR -b", "a | -b"],
    ["type:AGREE,consult", "type:AGREE,consult"],
    ['country:France,"South Korea",JP x', "country:France,South Korea,JP & x"],
    ["Speaker:Qin TYPE:Aid", "speaker:Qin & type:Aid"],
    ["10:30 https://example.org/a:b U.S.:x", "10:30 & https://example.org/a:b & U.S.:x"],
    ['word"a phrase"word', 'word & "a phrase" & word'],
    ["state-run -state-run", "state-run & -state-run"],
    ['"AND" "OR" and not', '"AND" & "OR" & and & not'],
    ['"speaker:x"', '"speaker:x"'],
    ["about:1,000", "about:1,000"],
  ]) {
    test(JSON.stringify(text), () => assert.equal(readBack(text), expected));
  }

  test("terms say where they stand", () => {
    const text = '  a OR -speaker:"Wang Yi"  type:AID,AGREE ';
    assert.deepEqual(
      parseQuery(text)
        .clauses.flat()
        .map(({ from, to }) => text.slice(from, to)),
      ["a", '-speaker:"Wang Yi"', "type:AID,AGREE"],
    );
  });

  test("the text of the query is kept", () => assert.equal(parseQuery(" a ").text, " a "));
});

/** `«` and `»` stand around the place that the error points at. */
const refused: readonly (readonly [marked: string, message: RegExp])[] = [
  ["a «spaker:»Wang", /^there is no field spaker; did you mean speaker\?/],
  ["«wang:»x", /^there is no field wang; the fields are speaker, about, .*"wang: …"/],
  ["«type:WAR»", /^there is no type WAR; write one of AGREE, .*ASSAULT$/],
  ["«type:ASAULT»", /^there is no type ASAULT; did you mean ASSAULT\?$/],
  ["a «-type:AID,WAR» b", /^there is no type WAR/],
  ["«status:done»", /^there is no status done; write one of actual, future, possible, negated$/],
  ["«form:quoted»", /^there is no form quoted; write one of direct, indirect, mixed$/],
  ["«said:maybe»", /^there is no said maybe; write one of yes, no$/],
  ["«kind:statements»", /^there is no kind statements; did you mean statement\?$/],
  ["«country:Chna»", /^there is no country Chna; did you mean China\?$/],
  ['«country:"Sout Korea"»', /did you mean "South Korea"\?$/],
  ["«country:EU»", /^there is no country EU; write its code or its name/],
  ["a «after:2023-13»", /^there is no date 2023-13; write a year, month or day: after:2023, after:2023-06, /],
  ["«before:2023-02-29»", /^there is no date 2023-02-29/],
  ["«after:June»", /^there is no date June/],
  ["«after:2023,2024»", /^there is no date/],
  ["«-after:2023»", /^after: cannot be left out with -; write before:2023$/],
  ["a OR «before:2023»", /^before: cannot be an alternative of OR/],
  ['a «"wang yi»', /^this quotation mark is not closed/],
  ['speaker:«"wang yi»', /^this quotation mark is not closed/],
  ["«OR» a", /^there is nothing before OR/],
  ["a «OR»", /^there is nothing after OR/],
  ["a OR «OR» b", /^there is nothing before OR/],
  ["a «AND» b", /^AND is not needed/],
  ["a «NOT» b", /write - before it/],
  ["«(a» OR b) c", /^parentheses do not group/],
  ["«speaker:» Wang", /^there is nothing after speaker:; write the value right after the colon: speaker:"Wang Yi"$/],
  ['«speaker:""» b', /^there is nothing after speaker:/],
  ["«-about:»", /^there is nothing after about:/],
  ["«—»", /^there is no letter or digit in — to look for; leave it out$/],
  ['a «"…"»', /^there is no letter or digit in "…"/],
  ["a «-» b", /^there is no letter or digit in - /],
  ["«speaker:Qin,—»", /^there is no letter or digit in — /],
  ["«type:,»", /^there is no letter or digit in type:, /],
];

describe("what cannot be understood", () => {
  for (const [marked, message] of refused) {
    test(marked, () => {
      const text = marked.replace(/[«»]/g, "");
      assert.throws(
        () => parseQuery(text),
        (error) => {
          assert.ok(error instanceof QueryError);
          assert.match(error.message, message);
          assert.equal(
            `${text.slice(0, error.from)}«${text.slice(error.from, error.to)}»${text.slice(error.to)}`,
            marked,
          );
          return true;
        },
      );
    });
  }

  test("too long, too many", () => {
    parseQuery("x".repeat(2000));
    assert.throws(() => parseQuery("x".repeat(2001)), {
      name: "QueryError",
      from: 2000,
      to: 2001,
      message: /2000 are the most/,
    });
    const terms = (n: number) => Array.from({ length: n }, (_, k) => `w${k}`).join(" ");
    parseQuery(terms(64));
    assert.throws(() => parseQuery(terms(65)), {
      name: "QueryError",
      from: terms(64).length + 1,
      message: /more than 64 terms/,
    });
    assert.throws(() => parseQuery(terms(64).replaceAll(" ", " OR ").concat(" OR x")), { name: "QueryError" });
  });

  test("whatever is written is understood or refused at a place in it", () => {
    const piece = fc.constantFrom(
      ...FIELDS.map((field) => `${field}:`),
      ...[
        '"',
        "“",
        "-",
        " ",
        " ",
        " ",
        ",",
        " OR ",
        "AND",
        "—",
        ":",
        "(",
        ")",
        "'",
        "a",
        "Wang",
        "AID",
        "2023",
        "no",
        "ж",
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(piece).map((all) => all.join("")),
        ),
        (text) => {
          try {
            const query = parseQuery(text);
            matchOf(query);
            let last = 0;
            for (const { from, to } of query.clauses.flat()) {
              assert.ok(from >= last && to > from && to <= text.length);
              last = to;
            }
          } catch (error) {
            assert.ok(error instanceof QueryError, String(error));
            assert.ok(0 <= error.from && error.from < error.to && error.to <= text.length, `${error.from} ${error.to}`);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
