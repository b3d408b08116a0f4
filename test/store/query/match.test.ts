import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dayNumber } from "../../../src/store/item-key.ts";
import { matchOf, phraseCheck, toFts5, toTsquery, type WordNode } from "../../../src/store/query/match.ts";
import { pairToken, pairTokens } from "../../../src/store/query/pairs.ts";
import { parseQuery } from "../../../src/store/query/parse-query.ts";
import { ANY, GAP, nameTokens, valueToken } from "../../../src/store/query/tokens.ts";
import { matches, withoutPhrases } from "../../../src/store/query/word-node.ts";
import { stems } from "../../../src/text/stems.ts";

const stream = (...words: string[]) => ` ${[...words, GAP, ANY].join(" ")} `;

/** Items as the index has them. */
const items: { readonly [name: string]: string } = {
  statement: stream(
    ...stems("We will never accept the sanctions, she said of the American visit"),
    GAP,
    ...nameTokens("speaker", ["Mao Ning", "foreign ministry spokeswoman"]),
    GAP,
    ...nameTokens("to", ["reporters"]),
    GAP,
    ...nameTokens("about", ["Antony Blinken", "United States"]),
    GAP,
    ...nameTokens("place", ["Beijing"]),
    GAP,
    ...nameTokens("outlet", ["Example Wire"]),
    ...["kind_statement", "form_direct", "said_yes", "country_chn", "country_usa"],
  ),
  refusal: stream(
    ...stems("the balloon"),
    GAP,
    ...nameTokens("speaker", ["Wang", "Yi Chen"]),
    ...["kind_statement", "form_indirect", "said_no"],
  ),
  event: stream(
    ...stems("The U.S. sanctioned 1,000 firms, Wang Yi said"),
    GAP,
    ...nameTokens("by", ["United States"]),
    GAP,
    ...nameTokens("to", ["Chinese firms"]),
    GAP,
    ...nameTokens("asserted-by", ["Wang Yi"]),
    ...["kind_event", "type_sanction", "status_actual", "country_chn"],
  ),
  own: stream(
    ...stems("Müller met the envoy in Astana"),
    GAP,
    ...nameTokens("by", ["Jürgen Müller"]),
    GAP,
    ...nameTokens("place", ["Astana"]),
    ...["kind_event", "type_consult", "status_negated", "voice_reporter", "country_kaz"],
  ),
  report: stream(
    ...stems("Visit to Beijing"),
    GAP,
    ...stems("Wang Yi met Blinken. Sanctions stay."),
    "kind_report",
    "country_usa",
  ),
};

const finds = (text: string) => {
  const { words } = matchOf(parseQuery(text));
  return Object.keys(items).filter((name) => words === null || matches(words, items[name]));
};

describe("what a query finds", () => {
  for (const [text, expected] of [
    ["", "statement refusal event own report"],
    ["sanction", "statement event report"],
    ["SANCTIONS visiting", "statement report"],
    ["“mao ning”", "statement"],
    ["“Wang Yi”", "event report"],
    ["wang", "refusal event report"],
    ['speaker:"Wang Yi"', ""],
    ["speaker:yi", "refusal"],
    ["speaker:wang,mao", "statement refusal"],
    ['about:"Antony Blinken"', "statement"],
    ["about:blinken", "statement report"],
    ['by:"united states"', "event"],
    ["by:muller", "own"],
    ["to:reporters OR to:firms", "statement event"],
    ["type:sanction", "event"],
    ["type:SANCTION,CONSULT status:negated", "own"],
    ["asserted-by:reporter", "own"],
    ['asserted-by:"reporter"', ""],
    ["asserted-by:wang", "event"],
    ["outlet:wire", "statement"],
    ["country:China", "statement event"],
    ["country:US,KZ", "statement own report"],
    ["place:Astana", "own"],
    ["said:no", "refusal"],
    ["form:direct", "statement"],
    ["kind:event,report", "event own report"],
    ["-kind:event,report", "statement refusal"],
    ["-sanction", "refusal own"],
    ["-“wang yi” sanction", "statement"],
    ["-“wang yi” -sanction", "refusal own"],
    ["“to beijing” OR astana", "own report"],
    ["“beijing wang”", ""],
    ["astana OR -wang", "statement own"],
    ["-speaker:wang -by:muller kind:statement,event", "statement event"],
    ["1000 U.S.", "event"],
    ["well-known", ""],
  ]) {
    test(text || "nothing", () => assert.deepEqual(finds(text), expected.split(" ").filter(Boolean)));
  }

  test("dates are days, the first of a month or year", () => {
    const { words, from, before } = matchOf(parseQuery("after:2023-06 after:2023 before:2023-08-10 before:2024"));
    assert.deepEqual(
      { words, from, before },
      { words: null, from: dayNumber(Date.UTC(2023, 5, 1)), before: dayNumber(Date.UTC(2023, 7, 10)) },
    );
    assert.deepEqual(matchOf(parseQuery("after:1800")), { words: null, from: 1, before: null });
  });
});

const letter = fc.constantFrom("a", "b", "s_a", "_436");
const { node } = fc.letrec<{ node: WordNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    fc.record({ token: letter }),
    fc.record({ phrase: fc.array(letter, { minLength: 2, maxLength: 3 }) }),
    fc.record({ not: tie("node") }),
    fc.record({ all: fc.array(tie("node"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("node"), { maxLength: 3 }) }),
  ),
}));

describe("the index finds what the words say", () => {
  const contains = "instr(item.words, ?) > 0";
  const database = new DatabaseSync(":memory:");
  database.exec(`
    create table item (key integer primary key, words text not null);
    create virtual table terms using fts5(words, content='item', content_rowid='key', columnsize=0, tokenize="ascii tokenchars '_'")`);
  const all = ["a", "b", "s_a", "_436"];
  let key = 0;
  // Every document of up to four of the words.
  const fill = (words: readonly string[]) => {
    key += 1;
    database.prepare("insert into item values (?, ?)").run(key, stream(...words));
    if (words.length < 4) for (const word of all) fill([...words, word]);
  };
  fill([]);
  database.exec("insert into terms (terms) values ('rebuild')");
  const documents = database.prepare("select key, words from item order by key").all() as {
    key: number;
    words: string;
  }[];

  const found = (sought: WordNode) =>
    database
      .prepare("select rowid as key from terms where terms match ? order by key")
      .all(toFts5(sought))
      .map((row) => row.key);
  const expected = (sought: WordNode) => documents.filter(({ words }) => matches(sought, words)).map(({ key }) => key);

  test("SQLite, any condition", () => {
    assert.ok(documents.length > 300);
    fc.assert(
      fc.property(node, (sought) => assert.deepEqual(found(sought), expected(sought))),
      { numRuns: 500 },
    );
  });

  test("PostgreSQL, whose index has no phrases: what it finds by single words, checked", () => {
    const passing = (sought: WordNode) => {
      const check = phraseCheck(sought, contains) ?? { sql: "1 = 1", values: [] };
      const rows = database.prepare(`select key from item where ${check.sql} order by key`).all(...check.values);
      const passed = new Set(rows.map(({ key }) => key));
      const coarse = withoutPhrases(sought, (phrase) => ({ all: phrase.map((token) => ({ token })) }));
      return documents.filter(({ key, words }) => matches(coarse, words) && passed.has(key)).map(({ key }) => key);
    };
    fc.assert(
      fc.property(node, (sought) => assert.deepEqual(passing(sought), expected(sought))),
      { numRuns: 500 },
    );
  });

  test("the widest query is taken by the index", () => {
    const many = (by: string, of: (k: number) => string) => Array.from({ length: 64 }, (_, k) => of(k)).join(by);
    for (const text of [
      many(" ", (k) => `a${k}`),
      many(" OR ", (k) => `a${k}`),
      many(" ", (k) => `-a${k}`),
      many(" OR ", (k) => `-a${k}`),
      `"${"a ".repeat(990)}"`,
      `speaker:${"a,".repeat(990)}`,
      `-"${"a b ".repeat(490)}" -a`,
    ]) {
      const words = matchOf(parseQuery(text)).words!;
      assert.deepEqual(found(words), expected(words));
    }
  });
});

describe("toTsquery", () => {
  for (const [text, expected] of [
    ["a", "('a' | 's_a')"],
    ["speaker:a -speaker:b", "('s_a' & !'s_b')"],
    ["-speaker:a", "('kind_any' & !'s_a')"],
    ['speaker:"a b" type:AID', `('s_a' & 's_b' & '${pairToken("s_a", "s_b")}' & 'type_aid')`],
    ["-kind:event,report", "('kind_any' & !('kind_event' | 'kind_report'))"],
  ]) {
    test(text, () => assert.equal(toTsquery(matchOf(parseQuery(text)).words!), expected));
  }

  test("only words of the index are written", () => {
    assert.throws(() => toTsquery({ token: "a' | 'b" }), /not a word of the index/);
    assert.throws(() => toFts5({ not: { token: '"' } }), /not a word of the index/);
  });

  test("a check only where there is a phrase", () => {
    assert.equal(phraseCheck(matchOf(parseQuery("a -b type:AID OR c")).words!, "x"), null);
    assert.deepEqual(phraseCheck(matchOf(parseQuery('a speaker:"b c"')).words!, "p > 0"), {
      sql: "p > 0",
      values: [" s_b s_c "],
    });
  });

  test("a phrase has the pairs of the words it stands in", () => {
    const item = " the red line _ was cross ";
    const pairs = pairTokens(item);
    assert.deepEqual(pairs, [pairToken("the", "red"), pairToken("red", "line"), pairToken("was", "cross")]);
    assert.ok(pairs.every((pair) => /^_p[0-9a-z]{1,4}$/.test(pair)));
    assert.equal(new Set([pairToken("ab", "c"), pairToken("a", "bc"), pairToken("c", "ab")]).size, 3);
  });

  test("values are words of the index", () => assert.equal(valueToken("country", "CHN"), "country_chn"));
});
