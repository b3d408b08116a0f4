import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { readPublished } from "../../src/source/published.ts";
import { REPORT, readFileOf } from "./read-all.ts";

test("what is given overrules what is found, with the basis given", async () => {
  const line = JSON.stringify({
    text: REPORT,
    title: "Old",
    outlet: "Old",
    published: "2023",
    url: "https://old.example/",
  });
  const given = { title: "New", outlet: "The Paper", published: "April 26, 2024", url: "https://paper.example/" };
  const { document } = (await readFileOf(line, given)).read[0];
  assert.deepEqual(
    [document.title, document.outlet, document.url, document.published],
    ["New", "The Paper", "https://paper.example/", { value: "2024-04-26", precision: "day", basis: "given" }],
  );
  assert.deepEqual(document.found, { title: "given", outlet: "given" });
});

test("a date that is none is null with the reason", async () => {
  const { document } = (await readFileOf(REPORT, { published: "2024-02-30" })).read[0];
  assert.equal(document.published, null);
  assert.match(document.why?.published ?? "", /“2024-02-30” is no day of the calendar/);
  assert.equal((await readFileOf(REPORT)).read[0].document.why?.published, "not stated");
});

test("dates are read as stated and no further", () => {
  for (const [given, value] of [
    ["2024", "2024"],
    ["2024-04", "2024-04"],
    ["20240426", "2024-04-26"],
    ["2024-04-26T10:00Z", "2024-04-26T10:00Z"],
    ["2024-04-26 10:00:05.5+0200", "2024-04-26T10:00:05+02:00"],
    ["Fri, 26 Apr 2024 10:00:00 EST", "2024-04-26T10:00:00-05:00"],
    ["Friday, April 26, 2024 at 10:05 PM", "2024-04-26T22:05"],
    ["26th of April 2024", "2024-04-26"],
    ["Sept. 3, 2023", "2023-09-03"],
    ["26/04/2024", "2024-04-26"],
    ["1714125600", "2024-04-26T10:00:00Z"],
    ["2024-04-26T00:00:00Z", "2024-04-26"],
  ]) {
    const read = readPublished(given, "given");
    assert.equal("published" in read && read.published.value, value, given);
  }
  for (const given of [
    "03/04/2024",
    "2024-13-01",
    "2024-04-31",
    "2024-04-26T25:00Z",
    "tomorrow",
    "",
    "2199-01-01",
    "26 Apx 2024",
  ]) {
    assert.ok("why" in readPublished(given, "given"), given);
  }
});

test("the id is the one given, else the first 16 figures of the text's SHA-256", async () => {
  const hash = createHash("sha256").update("A word – said.").digest("hex").slice(0, 16);
  assert.equal((await readFileOf("A word – said.")).read[0].document.id, hash);
  assert.equal((await readFileOf("A word – said.", { id: "x" })).read[0].document.id, "x");
});

test("a second document with the same id, given or hashed, is refused as a duplicate by name", async () => {
  const { read, refused } = await readFileOf(
    '{"text":"one"}\n{"text":"one"}\n{"id":"x","text":"two"}\n{"id":"x","text":"three"}\n',
  );
  assert.equal(read.length, 2);
  assert.deepEqual(
    refused.map(({ source, code, duplicate }) => [source, code, duplicate]),
    [
      ["file:2", "DUPLICATE", true],
      ["file:4", "DUPLICATE", true],
    ],
  );
  assert.match(refused[1].message, /the same id was read before \(id x\)/);
});

test("NUL and half surrogate pairs stay in the text and are told", async () => {
  const text = "He said \0 and \ud800 left.";
  const { document, ...rest } = (await readFileOf(JSON.stringify({ text }))).read[0];
  assert.equal(document.text, text);
  assert.deepEqual(
    rest.problems.map(({ code, from, to }) => [code, from, to]),
    [
      ["TEXT_NUL", 8, 9],
      ["TEXT_SURROGATE", 14, 15],
    ],
  );
  const plain = "He said nothing at all to the board\0 and left the room.";
  assert.equal((await readFileOf(plain)).read[0].document.text, plain);
});

const GERMAN =
  "Der Hafenrat von Ostmünde hat am Freitag über den neuen Steg beraten. „Wir haben lange genug gewartet“, sagte die Vorsitzende. Ihr Stellvertreter war anderer Meinung und bat um mehr Zeit. Die Mitglieder werden in der nächsten Woche abstimmen, und beide Seiten glauben an ihren Sieg.";
const CHINESE =
  "港务局周五开会讨论了新码头的问题。主席说，我们已经等得够久了。她的副手不同意，并要求更多的时间。".repeat(5);

test("a long text in another language is refused politely, and read when its language is told", async () => {
  for (const [text, name] of [
    [GERMAN, "German"],
    [CHINESE, "Chinese"],
  ]) {
    const { items, refused } = await readFileOf(text);
    assert.equal(items.length, 1);
    assert.equal(refused[0].code, "LANGUAGE");
    assert.ok(refused[0].message.includes(`the text is in ${name}, and only English is read`));
    const { document } = (await readFileOf(text, { language: "en" })).read[0];
    assert.deepEqual([document.text, document.language], [text, "en"]);
  }
});

test("a short text, a list of names and English with foreign quotations are not refused for their language", async () => {
  const names = "Li Wen, Zhou Hai, Chen Bo, Sun Mei, Wu Tao, Lin Yue, Gao Min, Ma Ling, He Jun, Luo Fei, ".repeat(4);
  const quoted = `${REPORT} ${GERMAN.slice(0, 130)} ${REPORT}`;
  for (const [text, language] of [
    [GERMAN.slice(0, 120), null],
    [names, null],
    [quoted, "en"],
    [REPORT.toUpperCase(), "en"],
  ]) {
    const { read, refused } = await readFileOf(text as string);
    assert.deepEqual(refused, []);
    assert.equal(read[0].document.language, language);
  }
});
