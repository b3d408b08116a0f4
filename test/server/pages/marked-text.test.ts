import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "hono/html";
import { markedText, onlySpan, queriedSpans } from "../../../src/server/pages/marked-text.ts";
import { parseQuery } from "../../../src/store/query/parse-query.ts";

const marked = (text: string, query: string) =>
  queriedSpans(text, parseQuery(query)).map(({ from, to }) => text.slice(from, to));

test("the words of a query are found in any form, and those of its fields are not", () => {
  const text = "The elections were free, said Müller’s U.S. guests who elected nobody for 1,000 crowns.";
  assert.deepEqual(marked(text, "election speaker:guests"), ["elections", "elected"]);
  assert.deepEqual(marked(text, "muller us 1000"), ["Müller", "U.S", "1,000"]);
  assert.deepEqual(marked(text, "-elections free"), ["free"]);
  assert.deepEqual(queriedSpans(text, null), []);
});

test("words are marked that stand there once, since of two it is not known which is meant", () => {
  assert.deepEqual(onlySpan("They met in May", "met"), [{ from: 5, to: 8 }]);
  assert.deepEqual(onlySpan("They met, then met again", "met"), []);
  assert.deepEqual(onlySpan("They met", ""), []);
});

test("marks and stress may cross, and what is marked is escaped", async () => {
  const text = "<b>fined</b>";
  const parts = markedText(text, [{ from: 0, to: 5 }], [{ from: 3, to: 8 }]);
  assert.equal(String(await html`${parts}`), "<mark>&lt;b&gt;</mark><b><mark>fi</mark></b><b>ned</b>&lt;/b&gt;");
});
