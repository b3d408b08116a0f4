import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { textWidth } from "../../src/cli/columns.ts";
import { queryFault } from "../../src/cli/query-fault.ts";
import { countText } from "../../src/cli/result-view.ts";
import { QueryError } from "../../src/store/query/query.ts";
import { runLibrary, writeReports } from "./fake-library.ts";
import { sampleRecord } from "./sample-record.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-search-"));
const library = join(folder, "library");
const REPORTS = 20;

before(async () => {
  const path = join(folder, "reports.jsonl");
  writeReports(
    path,
    Array.from({ length: REPORTS }, (_, k) => `r${k}`),
  );
  const { code, err } = await runLibrary(["add", path, "--library", library]);
  assert.equal(code, 0, err);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const search = (...args: string[]) => runLibrary(["search", "--library", library, ...args]);

const linesOf = (out: string) =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("--json is a result a line, with its words at their place in the report", async () => {
  const { out, err, code } = await search("speaker:Oduya", '"waste of two days"', "--json");
  assert.deepEqual([err, code], ["", 0]);
  const [first, ...rest] = linesOf(out);
  assert.equal(rest.length, REPORTS - 1);
  assert.deepEqual(Object.keys(first), [
    "document",
    "kind",
    "item",
    "text",
    "from",
    "to",
    "speaker",
    "addressee",
    "form",
    "cue",
    "said",
    "title",
    "outlet",
    "url",
    "published",
    "confidence",
    "version",
  ]);
  assert.deepEqual(
    [first.kind, first.item, first.speaker, first.form, first.cue, first.said, first.version],
    ["statement", "s2", ["Mara Oduya"], "mixed", "called", true, 1],
  );
  const { text } = sampleRecord().document;
  assert.equal(text.slice(first.from, first.to), "talks that she called “a waste of two days.”");
});

test("an event tells its sides, and on whose word it is: null is the reporter's", async () => {
  const [event] = linesOf((await search("type:COERCE", "status:actual", "--json", "--limit", "1")).out);
  const { kind, actors, recipients, type, mode, status, assertedBy, place, time } = event;
  assert.equal(sampleRecord().document.text.slice(event.from, event.to), "detained");
  assert.deepEqual(
    { kind, actors, recipients, type, mode, status, assertedBy, place, time },
    {
      kind: "event",
      actors: ["police"],
      recipients: ["dockers"],
      type: "COERCE",
      mode: "arrest",
      status: "actual",
      assertedBy: null,
      place: { name: "harbour gate", country: null },
      time: { words: "Friday", value: "2025-02-28" },
    },
  );
  const [strike] = linesOf((await search("type:PROTEST", "--json", "--limit", "1")).out);
  assert.deepEqual(strike.assertedBy, ["Mara Oduya"]);
});

test("all results come as JSON and CSV, however many pages they take, and no more than asked for", async () => {
  const total = Number((await search("--count")).out);
  assert.ok(total > 200, `${total} results`);
  const lines = linesOf((await search("--json")).out);
  assert.equal(lines.length, total);
  assert.equal(new Set(lines.map(({ document, item }) => `${document} ${item}`)).size, total);
  const rows: { [column: string]: string }[] = parse((await search("--csv")).out, { columns: true });
  assert.deepEqual(
    rows.map(({ document, item }) => `${document} ${item || null}`),
    lines.map(({ document, item }) => `${document} ${item}`),
  );
  assert.equal(linesOf((await search("--json", "--limit", "201")).out).length, 201);
  assert.equal(parse((await search("--csv", "--limit", "3")).out).length, 4);
  assert.deepEqual((await search("nobodyhassaidthis", "--json")).out, "");
  assert.equal(parse((await search("nobodyhassaidthis", "--csv")).out).length, 1);
});

test("the newest stand first, or the oldest", async () => {
  const dates = async (...args: string[]) =>
    linesOf((await search("kind:report", "--json", ...args)).out).map(({ published }) => published);
  const newest = await dates();
  assert.deepEqual(newest, newest.toSorted().reverse());
  assert.deepEqual((await dates("--oldest")).map(String), newest.toSorted());
});

test("the terminal shows the total, a block a result, and how to see more", async () => {
  const { out, err, code } = await search("speaker:Oduya", "strike", "--width", "60");
  assert.deepEqual([err, code], ["", 0]);
  assert.ok(out.startsWith(`${REPORTS} results\n\n~ Mara Oduya, union leader\n  The strike at the docks`), out);
  assert.match(out, /\n {2}Harb.*Elvan Courier · 2025-\d\d-\d\d · r\d+ s1\n/);
  assert.doesNotMatch(out, /are shown/);
  const { out: narrow } = await search("kind:report", "--width", "40", "--limit", "1");
  assert.match(narrow, /(?:\n {2}.+){4}\n {2}.+ …\n {2}/);
  assert.ok(narrow.split("\n").every((line) => textWidth(line) <= 40));
  assert.ok(out.split("\n").every((line) => textWidth(line) <= 60));
  assert.ok((await search()).out.endsWith("\n\n20 are shown; --limit N shows more\n"));
  assert.equal((await search("nobodyhassaidthis")).out, "no results\n");
  const { out: events } = await search("type:COERCE", "status:actual");
  assert.match(events, /\n▸ police → dockers coerce, arrest \(COERCE arrest\)\n/);
  assert.match((await search("type:PROTEST")).out, /\n▸ .*planned: protest \(PROTEST strike\), says Mara Oduya\n/);
});

test("the words of the query stand out, in any form, and those left out do not", async () => {
  const { out } = await runLibrary(["search", "--library", library, "strikes", "-slogans", "speaker:Oduya"], {
    env: { FORCE_COLOR: "2" },
  });
  assert.match(out, /The \x1b\[1mstrike\x1b\[0m at the docks/);
});

test("facets count, with the term that narrows the search", async () => {
  const { out } = await search("--facets");
  assert.match(out, /\n\nspeaker\n(?:.*\n)*? +\d+ {2}Mara Oduya +speaker:"Mara Oduya"\n/);
  const { facets, total } = JSON.parse((await search("--facets", "--json")).out);
  const kinds = facets.find(({ name }: { name: string }) => name === "kind").values;
  assert.equal(
    kinds.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
    total.value,
  );
});

test("a bad query is shown with marks under the place, and nothing is printed", async () => {
  const { out, err, code } = await search("Oduya", "speker:x", "y");
  assert.deepEqual([out, code], ["", 2]);
  const [query, marks, message] = err.split("\n");
  assert.equal(query, "  Oduya speker:x y");
  assert.equal(marks.indexOf("^"), query.indexOf("speker"));
  assert.match(message, /^readout: .*speaker/);
  assert.equal((await search('"open')).code, 2);
  assert.equal((await search("a", "OR")).code, 2);
});

test("the marks stand under the place in wide characters, at the end, and in a query that is cut", () => {
  const fault = (text: string, from: number, to: number) =>
    queryFault(text, new QueryError("no", from, to)).split("\n");
  assert.deepEqual(fault("北京 x:y", 3, 6), ["  北京 x:y", "       ^^^", "readout: no"]);
  assert.deepEqual(fault("ab", 2, 2), ["  ab", "    ^", "readout: no"]);
  const long = `${"word ".repeat(100)}x:y ${"word ".repeat(100)}`;
  const [query, marks] = fault(long, 500, 503);
  assert.ok(query.length <= 80);
  assert.equal(query.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1), "x:y");
});

test("a total is in words, and says where counting was left off", () => {
  assert.deepEqual(
    [
      { value: 0, more: false },
      { value: 1, more: false },
      { value: 1000, more: true },
      { value: 23_456, more: false },
    ].map(countText),
    ["no results", "1 result", "more than 1,000 results", "23,456 results"],
  );
});

test("a library that is not there is not made by searching", async () => {
  const nowhere = join(folder, "nowhere");
  for (let k = 0; k < 2; k++) {
    const { out, err, code } = await runLibrary(["search", "--library", nowhere]);
    assert.deepEqual([out, code], ["", 2]);
    assert.match(err, /^readout: there is no library at .*nowhere; readout add makes one/);
  }
});

test("formats that shut each other out are misuse", async () => {
  for (const args of [
    ["--json", "--csv"],
    ["--count", "--json"],
    ["--facets", "--csv"],
    ["--limit", "0"],
    ["--lmit", "3"],
  ]) {
    assert.equal((await search(...args)).code, 2, args.join(" "));
  }
});
