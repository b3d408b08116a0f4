import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readBytes } from "../../src/source/read-sources.ts";
import { readAll, readFileOf, readStringOf } from "./read-all.ts";

test("the fields of a line become the document, each with its basis", async () => {
  const line = JSON.stringify({
    id: "a1",
    text: "  He said “no”.\r\n\r\nShe left. ",
    url: "https://paper.example/a1",
    title: "No",
    outlet: "The Paper",
    byline: ["Ann Reed", " Bo Lind "],
    published: "26 Apr 2024",
  });
  const { read } = await readFileOf(line);
  assert.deepEqual(read[0].document, {
    id: "a1",
    source: "file:1",
    url: "https://paper.example/a1",
    outlet: "The Paper",
    title: "No",
    byline: ["Ann Reed", "Bo Lind"],
    published: { value: "2024-04-26", precision: "day", basis: "jsonl" },
    found: { title: "jsonl", outlet: "jsonl", byline: "jsonl" },
    language: null,
    text: "  He said “no”.\r\n\r\nShe left. ",
    removed: [],
    why: { language: "fewer than 200 letters" },
  });
  assert.deepEqual(read[0].problems, []);
});

test("bad lines are refused by number and their neighbours are read", async () => {
  const content = [
    '\ufeff{"text": "one"}\r',
    "",
    '{"text": "two"',
    "[1, 2]",
    '{"text": NaN}',
    '{"text": 7}',
    '{"title": "no text"}',
    '{"__proto__": {"text": "lent"}}',
    '{"text": "three", "published": 1e400, "title": ["x"]}',
    '{"text": "four"} {"text": "five"}',
    "\0\0\0\0",
    '{"text": "cut',
  ].join("\n");
  const { read, refused } = await readFileOf(content, { format: "jsonl" });
  assert.deepEqual(
    read.map(({ document }) => document.text),
    ["one", "three"],
  );
  assert.deepEqual(
    read[1].problems.map(({ message }) => message),
    ["`title` is not a string and is left out", "`published` is not a string and is left out"],
  );
  assert.deepEqual(
    refused.map(({ source, code }) => `${source} ${code}`),
    [
      "file:3 JSON_INVALID",
      "file:4 JSON_NO_OBJECT",
      "file:5 JSON_INVALID",
      "file:6 FIELD_TYPE",
      "file:7 NO_TEXT",
      "file:8 NO_TEXT",
      "file:10 JSON_INVALID",
      "file:11 JSON_INVALID",
      "file:12 JSON_INVALID",
    ],
  );
  assert.match(refused[6].message, /a second value follows; give one object a line/);
  assert.match(refused[8].message, /^file:12: .*the file may be cut off$/);
});

test("cut at any byte, all lines before the cut are read and nothing throws", async () => {
  const whole = Buffer.from('{"text":"“a”"}\n{"text":"\\u00e9"}\r\n{"text":"c"}\n');
  const ends = [...whole.keys()].filter((k) => whole[k] === 10);
  for (let cut = 1; cut < whole.length; cut++) {
    const { read, items } = await readFileOf(whole.subarray(0, cut), { format: "jsonl" });
    const complete = ends.filter((end) => end < cut).length;
    assert.ok(read.length >= complete, `cut at ${cut}`);
    assert.ok(items.length <= complete + 1, `cut at ${cut}`);
  }
});

test("long numbers as ids keep their digits, and doubled names take the last, as JSON.parse has it", async () => {
  const { read } = await readFileOf('{"text": "first", "id": 12345678901234567890, "te\\u0078t": "last"}');
  assert.equal(read[0].document.id, "12345678901234567890");
  assert.equal(read[0].document.text, "last");
});

test("an array and an object over several lines are read too", async () => {
  const array = JSON.stringify([{ text: "one" }, 5, { text: "two" }], null, 2);
  const { read, refused } = await readFileOf(array);
  assert.deepEqual(
    read.map(({ document }) => [document.source, document.text]),
    [
      ["file#1", "one"],
      ["file#3", "two"],
    ],
  );
  assert.equal(refused[0].code, "JSON_NO_OBJECT");
  const at = Buffer.from(array).indexOf("two");
  assert.deepEqual(read[1].offsets.toSource(0, 3), { from: at, to: at + 3 });
  assert.equal((await readFileOf(JSON.stringify({ text: "one" }, null, 2))).read[0].document.source, "file");
});

test("brackets 100,000 deep are refused or read, never thrown over", async () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  const { read, refused } = await readFileOf(
    `{"text": "one", "more": ${deep}}\n{"text": "two", "more": ${deep.slice(9)}}\n{"text": "three"}`,
  );
  assert.deepEqual(
    read.map(({ document }) => document.text),
    ["one", "three"],
  );
  assert.equal(refused.length, 1);
});

test("the html of a line is read as a page, and its characters lead back through both", async () => {
  const html =
    "<article><h1>Pier &amp; harbour</h1><p>“It will be built,” the mayor said on Friday, after a long day of talks.</p></article>";
  const line = Buffer.from(`{"url": "https://paper.example/p", "html": ${JSON.stringify(html)}}`);
  const { read } = await readFileOf(line);
  const { document, offsets } = read[0];
  assert.ok(document.text.startsWith("Pier & harbour\n\n“It will be built,”"));
  const at = document.text.indexOf("mayor");
  const place = offsets.toSource(at, at + 5)!;
  assert.equal(line.subarray(place.from, place.to).toString(), "mayor");
});

const lines = fc.array(
  fc.string({ unit: "binary", minLength: 1 }).filter((text) => /\S/.test(text)),
  { minLength: 1, maxLength: 5 },
);

test("any text comes back from JSONL to the character, and each leads to the JSON it was written as", async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (texts) => {
      const bytes = Buffer.from(texts.map((text, k) => `${JSON.stringify({ id: `${k}`, text })}\n`).join(""));
      const { read } = await readAll(readBytes(bytes, { format: "jsonl", language: "en" }));
      assert.deepEqual(
        read.map(({ document }) => document.text),
        texts,
      );
      for (const { document, offsets } of read) {
        for (let k = 0; k < document.text.length; k++) {
          const size = String.fromCodePoint(document.text.codePointAt(k)!).length;
          const place = offsets.toSource(k, k + size)!;
          const written = bytes.subarray(place.from, place.to).toString();
          assert.equal(JSON.parse(`"${written}"`), document.text.slice(k, k + size));
          k += size - 1;
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("any string, half surrogate pairs included, is taken to the character when given as text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1 }), async (units) => {
      const text = `A ${String.fromCharCode(...units)}`;
      const { read } = await readStringOf(text, { format: "text", language: "en" });
      assert.equal(read[0].document.text, text);
      assert.deepEqual(read[0].offsets.toSource(1, text.length), { from: 1, to: text.length });
    }),
  );
});
