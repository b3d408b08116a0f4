import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { REPORT, readFileOf, readStringOf } from "./read-all.ts";

const page = `<!doctype html><html lang="en"><head><title>Pier vote</title></head><body><nav>Home</nav><article><h1>Pier vote</h1><p>${REPORT}</p></article></body></html>`;
const feed = `<rss version="2.0"><channel><title>O</title><item><title>Pier vote</title><description>${REPORT}</description></item></channel></rss>`;

const SAMPLES = {
  text: REPORT,
  html: page,
  jsonl: `${JSON.stringify({ text: REPORT })}\n`,
  json: JSON.stringify({ text: REPORT }, null, 2),
  csv: `id,text\n1,"${REPORT}"\n`,
  feed,
};

test("every format is told by its content, as a file, packed and as a string", async () => {
  for (const [format, content] of Object.entries(SAMPLES)) {
    for (const { read, refused } of [
      await readFileOf(content),
      await readFileOf(gzipSync(content)),
      await readStringOf(content),
    ]) {
      assert.deepEqual(refused, [], format);
      assert.ok(read[0].document.text.endsWith(REPORT), format);
      assert.equal(read[0].document.language, "en", format);
      const headline = ["html", "feed"].includes(format) ? "Pier vote\n\n" : "";
      assert.equal(read[0].document.text, headline + REPORT, format);
    }
  }
});

test("gzip in several members is read as one", async () => {
  const bytes = Buffer.concat([gzipSync('{"text":"one"}\n{"te'), gzipSync('xt":"two"}\n')]);
  assert.deepEqual(
    (await readFileOf(bytes)).read.map(({ document }) => document.text),
    ["one", "two"],
  );
});

test("cut or damaged gzip is refused with the place, and the lines before it are kept", async () => {
  const lines = Array.from(
    { length: 3000 },
    (_, k) => `{"id":"${k}","text":"Number ${(k * 7919) % 3001} of the list."}\n`,
  ).join("");
  const packed = gzipSync(lines);
  const cut = await readFileOf(packed.subarray(0, packed.length >> 1));
  assert.ok(cut.read.length > 100);
  assert.deepEqual(
    cut.refused.map(({ code }) => code),
    ["GZIP_CUT"],
  );
  assert.match(cut.refused[0].message, new RegExp(`after byte ${packed.length >> 1} `));
  const flipped = Buffer.from(packed);
  flipped[packed.length - 5] ^= 0xff;
  assert.deepEqual(
    (await readFileOf(flipped)).refused.map(({ code }) => code),
    ["GZIP_DAMAGED"],
  );
  const text = await readFileOf(gzipSync(REPORT).subarray(0, 60));
  assert.deepEqual([text.read.length, text.refused[0].code], [0, "GZIP_CUT"]);
});

test("what unpacks to hundreds of times its size is left off", async () => {
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, " "));
  const { items, refused } = await readFileOf(bomb, { format: "jsonl" });
  assert.equal(items.length, 1);
  assert.equal(refused[0].code, "GZIP_BOMB");
});

test("formats that are not read are refused by name with what to do", async () => {
  const word = Buffer.from(
    "PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0xxxxxxxxxxxx\x13\0\0\0[Content_Types].xml...PK\x03\x04...word/document.xml",
    "latin1",
  );
  const cases: [string | Uint8Array, string, RegExp][] = [
    ["%PDF-1.7\n%âãÏÓ", "PDF", /a PDF file; save it as HTML or text/],
    [Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), "IMAGE", /a PNG image/],
    [Buffer.from("\xff\xd8\xff\xe0\0\x10JFIF", "latin1"), "IMAGE", /a JPEG image/],
    [word, "WORD", /a Word document \(DOCX\); save it as HTML or text/],
    [Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"), "OFFICE", /an old Office file/],
    ["{\\rtf1\\ansi He said no.}", "RTF", /an RTF document/],
    ["WARC/1.0\r\nWARC-Type: response\r\n", "WARC", /a WARC web archive/],
    [Buffer.from("PK\x03\x04\x14\0\0\0\0\0\0\0!\0xxxxxxxxxxxx\x05\0\0\0a.txt", "latin1"), "ZIP", /unpack it/],
    ["<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>", "IMAGE", /an SVG image/],
    [
      'From: <Saved by Blink>\r\nSubject: x\r\nContent-Type: multipart/related; boundary="x"\r\n',
      "MHTML",
      /as HTML only/,
    ],
    [Uint8Array.from({ length: 4000 }, (_, k) => (k * 2654435761) >>> 11), "BINARY", /binary data/],
    [new Uint8Array(5000), "BINARY", /binary data/],
    ["", "EMPTY", /an empty file/],
    [" \n\t\n", "EMPTY", /no text/],
    [gzipSync(gzipSync("x")), "ARCHIVE", /gzip within gzip/],
  ];
  for (const [content, code, message] of cases) {
    const { items, refused } = await readFileOf(content);
    assert.equal(items.length, 1, code);
    assert.equal(refused[0]?.code, code);
    assert.match(refused[0].message, message);
    assert.match(refused[0].message, /^file: [^\n]+$/);
  }
});

test("prose that resembles a format stays prose", async () => {
  for (const text of [
    "[Editor's note: this was changed.]\n\nHe said no.",
    "MZ Brook said no.",
    "BM is short for a bank manager, she said.",
    "The title, text and url were wrong, he said.",
    "From: what he said, it is clear.",
    "{He} said no.",
    "He asked: is 3 < 4 > 2?",
    "PK said that %PDF-files are fine.",
  ]) {
    const { read, refused } = await readFileOf(text);
    assert.deepEqual(refused, []);
    assert.equal(read[0].document.text, text);
  }
});

test("a format that is given is taken", async () => {
  assert.equal((await readFileOf(page, { format: "text" })).read[0].document.text, page);
  assert.equal((await readFileOf("words", { format: "jsonl" })).refused[0].code, "JSON_INVALID");
  await assert.rejects(
    readFileOf("x", { format: "pdf" as "text" }),
    /unknown format: pdf; it must be one of text, html/,
  );
  await assert.rejects(readFileOf("x", { language: "English" }), /two letters/);
});

test("the line ends of a file become line feeds that lead back, those of a string stay", async () => {
  const { read } = await readFileOf("one\r\ntwo\rthree\n");
  assert.equal(read[0].document.text, "one\ntwo\nthree\n");
  assert.deepEqual(read[0].offsets.toSource(3, 4), { from: 3, to: 5 });
  assert.deepEqual(read[0].offsets.toSource(4, 7), { from: 5, to: 8 });
  assert.deepEqual(read[0].offsets.toSource(8, 13), { from: 9, to: 14 });
  assert.equal((await readStringOf("one\r\ntwo")).read[0].document.text, "one\r\ntwo");
});

test("a document over 64 MiB is refused with the place", async () => {
  const { items, refused } = await readFileOf(Buffer.alloc(64 * 1024 * 1024 + 1, "word "));
  assert.equal(items.length, 1);
  assert.equal(refused[0].code, "TOO_LARGE");
  assert.match(refused[0].message, /more than 64 MiB .* byte 67108864/);
});
