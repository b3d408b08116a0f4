import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { readRaw } from "../../src/source/read-raw.ts";
import type { SourceOptions } from "../../src/source/source-options.ts";
import { type AllRead, REPORT, readFileOf, readStringOf } from "./read-all.ts";
import { rereads } from "./rereads.ts";

const PAGE = (charset: string) =>
  `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>Pier café vote</title></head><body><article><h1>Pier café vote</h1><p>${REPORT}</p></article></body></html>`;

async function formatsOf({ read, refused }: AllRead, count: number): Promise<string[]> {
  assert.deepEqual(refused, []);
  assert.equal(read.length, count);
  for (const each of read) await rereads(each);
  return [...new Set(read.map(({ raw }) => raw.format))];
}

test("every page of the fixtures is read again as it was", async () => {
  const folder = join(import.meta.dirname, "html/fixtures");
  for (const name of globSync("*.html", { cwd: folder })) {
    const { read } = await readFileOf(readFileSync(join(folder, name)), { url: "https://paper.example/2031/a" });
    for (const each of read) await rereads(each);
  }
});

test("a page in another character set is kept decoded, and what it declares is not applied again", async () => {
  const latin = await readFileOf(Buffer.from(PAGE("iso-8859-1").replaceAll(/[“”]/g, '"'), "latin1"));
  assert.deepEqual(await formatsOf(latin, 1), ["html"]);
  assert.match(latin.read[0].raw.text, /Pier café vote/);
  const utf16 = await readFileOf(Buffer.from(`\ufeff${PAGE("utf-8")}`, "utf16le"));
  assert.deepEqual(await formatsOf(utf16, 1), ["html"]);
});

test("the text of a file keeps its id though its line ends were made even, and a string is kept to the character", async () => {
  for (const all of [
    await readFileOf("one\r\ntwo\rthree\n"),
    await readStringOf("one\r\ntwo\rthree \ud800\0 \ufeff"),
  ]) {
    assert.deepEqual(await formatsOf(all, 1), ["text"]);
  }
  assert.deepEqual(await formatsOf(await readFileOf(`\ufeff\ufeff${REPORT}`), 1), ["text"]);
  assert.equal((await readStringOf("one\r\ntwo")).read[0].raw.text, "one\r\ntwo");
});

test("what was given beside a source is kept with it, and nothing else", async () => {
  const given: SourceOptions = {
    id: "x",
    title: "T",
    outlet: "O",
    url: "https://paper.example/x",
    published: "26 Apr 2024",
    language: "en",
  };
  for (const format of ["text", "html"] as const) {
    const { read } = await readFileOf(PAGE("utf-8"), { ...given, format });
    assert.deepEqual(read[0].raw.options, given);
    await rereads(read[0]);
  }
  assert.deepEqual((await readFileOf(REPORT, { url: undefined })).read[0].raw.options, {});
});

test("a line of JSONL is kept as it is written", async () => {
  const first =
    '{"id": 12345678901234567890, "text": "  He said \\u201cno\\u201d. \\ud800", "title": "T", "published": "2024"}';
  const second = JSON.stringify({ url: "https://paper.example/p", html: PAGE("shift_jis"), byline: ["A", "B"] });
  const all = await readFileOf(`${first}\r\n\n${second}`);
  assert.deepEqual(await formatsOf(all, 2), ["jsonl"]);
  assert.deepEqual(
    all.read.map(({ raw }) => raw.text),
    [first, second],
  );
});

test("an object of an array is kept alone, and one that looks like a feed is not taken for one", async () => {
  const feed = { version: "https://jsonfeed.org/version/1", text: "A text beside.", items: [{ content_text: "One." }] };
  const all = await readFileOf(JSON.stringify([{ text: "one", title: "T" }, feed, { text: "two" }], null, 2));
  assert.deepEqual(await formatsOf(all, 3), ["json"]);
  assert.deepEqual(JSON.parse(all.read[0].raw.text), { text: "one", title: "T" });
  assert.deepEqual(await formatsOf(await readFileOf(JSON.stringify({ text: "one" }, null, 2)), 1), ["json"]);
});

test("a row is kept below the heading, in the table's own delimiter", async () => {
  const rows = [
    ["id", "text", "Outlet", "extra"],
    ["1", 'She said "no",\r\nand left; at\tonce.\n\n', "The Paper", "a,b"],
    ["2", "Two.", "", ""],
  ];
  for (const delimiter of [",", "\t", ";", "|"]) {
    for (const first of ["", `sep=${delimiter}\r\n`, delimiter === "," ? "\n\n" : ""]) {
      const all = await readFileOf(first + stringify(rows, { delimiter, record_delimiter: "windows" }), {
        format: "csv",
      });
      assert.deepEqual(await formatsOf(all, 2), ["csv"], JSON.stringify([delimiter, first]));
      assert.doesNotMatch(all.read[1].raw.text, /She said/);
    }
  }
  // A heading that would show another delimiter by itself.
  assert.deepEqual(await formatsOf(await readFileOf("sep=;\ntext;x,text\nOne, two.;3\n"), 1), ["csv"]);
  assert.deepEqual(await formatsOf(await readFileOf("text\nOne two.\n", { format: "csv" }), 1), ["csv"]);
});

const FEEDS = {
  rss: `<?xml version="1.0" encoding="iso-8859-1"?><!-- made --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Paper</title><language>en-gb</language>
<item><title>One &amp;amp; all</title><guid>https://paper.example/1</guid><dc:creator>Ann Reed</dc:creator><content:encoded><![CDATA[<p>${REPORT}</p>]]></content:encoded></item>
<item><title>Two</title><description>Text of two.</description><source url="x">Wire</source></item></channel></rss>`,
  atom: `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Paper</title><author><name>Desk</name></author>
<entry><title>A &lt; B</title><link href="https://paper.example/2"/><updated>2024-04-27T00:00:00Z</updated><content type="html">&lt;p&gt;He said “no”.&lt;/p&gt;</content></entry>
<entry><title>Rich</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The clerk left the town hall on Monday, she said.</p></div></content></entry></feed>`,
  rdf: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>The Paper</title><dc:language>en</dc:language><items><rdf:Seq><rdf:li resource="1"/><rdf:li resource="2"/></rdf:Seq></items></channel>
<item rdf:about="1"><title>One</title><dc:date>2024-04-26</dc:date><description>Text of one.</description></item>
<item rdf:about="2"><title>Two</title><description>Text of two.</description></item></rdf:RDF>`,
};

test("an item is kept within its feed, so that outlet, language and author are still there", async () => {
  for (const [kind, xml] of Object.entries(FEEDS)) {
    const all = await readFileOf(kind === "rss" ? Buffer.from(xml.replaceAll(/[“”]/g, "'"), "latin1") : xml);
    assert.deepEqual(await formatsOf(all, 2), ["feed"], kind);
    assert.doesNotMatch(all.read[1].raw.text, /One|A &lt; B|rdf:li/, kind);
    assert.equal(all.read[0].document.outlet, "The Paper");
  }
});

test("an item of JSON Feed is kept in a feed of one", async () => {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: "The Paper",
    description: "not kept",
    language: "en-GB",
    authors: [{ name: "Ann Reed" }],
    items: [
      { id: "1", title: "One", content_text: "He said no.\n\nShe left.", date_published: "2024-04-26T10:00:00Z" },
      { id: "3", content_html: `<p>${REPORT}</p>`, author: { name: "Bo Lind" } },
    ],
  };
  for (const options of [{}, { format: "feed" }] as const) {
    for (const json of [JSON.stringify(feed), ` ${JSON.stringify(feed, null, 1)}\n`]) {
      const all = await readFileOf(json, options);
      assert.deepEqual(await formatsOf(all, 2), ["json"]);
      assert.deepEqual(
        all.read.map(({ document }) => document.byline),
        [["Ann Reed"], ["Bo Lind"]],
      );
      const kept = JSON.parse(all.read[1].raw.text);
      assert.deepEqual([kept.items.length, kept.description], [1, undefined]);
    }
  }
});

const SOUP = fc.string({
  unit: fc.constantFrom(
    "a",
    " ",
    "é",
    "“",
    '"',
    "'",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "<b>",
    "</p>",
    "&amp;",
    "\\",
    "\ud800",
    "\0",
    "😀",
  ),
  minLength: 1,
  maxLength: 40,
});

test("whatever a report holds, in any format, it is read again as it was", async () => {
  const columns = ["text", "html", "title", "outlet", "byline", "published"];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ text: SOUP, title: SOUP, html: fc.option(SOUP, { nil: undefined }) }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.constantFrom(",", ";", "\t", "|"),
      async (reports, delimiter) => {
        const rows = reports.map((report) => ({
          ...report,
          outlet: report.title,
          byline: report.text,
          published: "2024",
        }));
        const sources: [string, SourceOptions["format"]][] = [
          [reports[0].text, "text"],
          [`<article><p>${REPORT}</p>${reports[0].text}</article>`, "html"],
          [rows.map((row) => JSON.stringify(row)).join("\n"), "jsonl"],
          [JSON.stringify(rows, null, 1), "json"],
          [stringify(rows, { delimiter, columns, header: true, record_delimiter: "\r\n" }), "csv"],
          [
            `<rss><channel><title>${reports[0].title.replaceAll(/[<&]/g, "")}</title>${rows.map(({ text }) => `<item><title>T</title><description><![CDATA[${text}]]></description></item>`).join("")}</channel></rss>`,
            "feed",
          ],
        ];
        for (const [content, format] of sources) {
          for (const all of [
            await readFileOf(content, { format, language: "en" }),
            await readStringOf(content, { format, language: "en" }),
          ]) {
            for (const each of all.read) await rereads(each);
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("a source that cannot be read is refused under its own name", async () => {
  for (const [format, text, code] of [
    ["jsonl", "{", "JSON_INVALID"],
    ["csv", "id,text\n1\n", "CSV_COLUMNS"],
    ["feed", "<rss><channel></channel></rss>", "FEED_EMPTY"],
    ["text", "", "EMPTY"],
    ["jsonl", "", "EMPTY"],
  ] as const) {
    const item = await readRaw({ format, text, options: {} }, "here");
    assert.ok("refused" in item);
    assert.equal(item.refused.code, code);
    assert.equal(item.refused.source, "here");
    assert.match(item.refused.message, /^here: \S/);
  }
});
