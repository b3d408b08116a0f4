import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decode } from "../../src/source/decode.ts";
import { decodeWindows1252 } from "../../src/source/windows-1252.ts";
import { REPORT, readFileOf } from "./read-all.ts";

test("all 256 bytes of windows-1252 decode as the encoding standard has them", () => {
  // The 27 rows of the standard's index that differ from latin-1.
  const differ = new Map([
    [0x80, 0x20ac],
    [0x82, 0x201a],
    [0x83, 0x0192],
    [0x84, 0x201e],
    [0x85, 0x2026],
    [0x86, 0x2020],
    [0x87, 0x2021],
    [0x88, 0x02c6],
    [0x89, 0x2030],
    [0x8a, 0x0160],
    [0x8b, 0x2039],
    [0x8c, 0x0152],
    [0x8e, 0x017d],
    [0x91, 0x2018],
    [0x92, 0x2019],
    [0x93, 0x201c],
    [0x94, 0x201d],
    [0x95, 0x2022],
    [0x96, 0x2013],
    [0x97, 0x2014],
    [0x98, 0x02dc],
    [0x99, 0x2122],
    [0x9a, 0x0161],
    [0x9b, 0x203a],
    [0x9c, 0x0153],
    [0x9e, 0x017e],
    [0x9f, 0x0178],
  ]);
  const text = decodeWindows1252(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  assert.equal(text.length, 256);
  for (let byte = 0; byte < 256; byte++) assert.equal(text.charCodeAt(byte), differ.get(byte) ?? byte);
});

const latin = Buffer.from("\x93We will stay,\x94 she said. It\x92s late \x96 very late.", "latin1");
const told = "“We will stay,” she said. It’s late – very late.";

test("quotation marks of windows-1252 survive without a declaration", async () => {
  const { read } = await readFileOf(latin);
  assert.equal(read[0].document.text, told);
  assert.deepEqual(
    read[0].problems.map(({ code }) => code),
    ["CHARSET_DETECTED"],
  );
  assert.deepEqual(read[0].offsets.toSource(0, 1), { from: 0, to: 1 });
});

test("a page is read in the set it declares, with iso-8859-1 as windows-1252", async () => {
  for (const declaration of [
    '<meta charset="iso-8859-1">',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
  ]) {
    const page = Buffer.concat([
      Buffer.from(`<html><head>${declaration}<title>Late</title></head><body><article><h1>Late</h1><p>`),
      latin,
      Buffer.from(
        " The board of the harbour did not answer when it was asked about it on Friday.</p></article></body></html>",
      ),
    ]);
    const { read } = await readFileOf(page);
    assert.ok(read[0].document.text.includes(told), declaration);
    const at = read[0].document.text.indexOf("“");
    assert.deepEqual(read[0].offsets.toSource(at, at + 1), { from: page.indexOf(0x93), to: page.indexOf(0x93) + 1 });
  }
});

test("a page that declares the wrong set and is valid UTF-8 is read as UTF-8, and this is told", async () => {
  const page = `<html><head><meta charset="windows-1252"></head><body><article><h1>Pier</h1><p>${REPORT}</p></article></body></html>`;
  const { read } = await readFileOf(page);
  assert.ok(read[0].document.text.includes("“We have waited long enough,”"));
  assert.ok(read[0].problems.some(({ code }) => code === "CHARSET_MISLABELLED"));
});

test("byte order marks tell the set and are no part of the text", async () => {
  const utf16be = Buffer.from(`\ufeff${told}`, "utf16le").swap16();
  for (const [name, bytes, first] of [
    ["utf-8", Buffer.from(`\ufeff${told}`), { from: 3, to: 6 }],
    ["utf-16le", Buffer.from(`\ufeff${told}`, "utf16le"), { from: 2, to: 4 }],
    ["utf-16be", utf16be, { from: 2, to: 4 }],
  ] as const) {
    const { read } = await readFileOf(bytes);
    assert.equal(read[0].document.text, told, name);
    assert.deepEqual(read[0].offsets.toSource(0, 1), first, name);
  }
});

test("UTF-16 without a mark is read in both orders", async () => {
  const little = Buffer.from(told, "utf16le");
  assert.equal((await readFileOf(little)).read[0].document.text, told);
  assert.equal((await readFileOf(Buffer.from(little).swap16())).read[0].document.text, told);
});

test("an XML declaration names the set of a feed", async () => {
  const feed = Buffer.from(
    '<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel><title>O</title><item><title>T</title><description>It\x92s late.</description></item></channel></rss>',
    "latin1",
  );
  assert.equal((await readFileOf(feed)).read[0].document.text, "T\n\nIt’s late.");
});

test("a few damaged bytes in UTF-8 become U+FFFD, told with their number and the first place", async () => {
  const bytes = Buffer.concat([
    Buffer.from("She said “no” "),
    Buffer.from([0xff]),
    Buffer.from(" and “never” "),
    Buffer.from([0xe2, 0x80]),
  ]);
  const { read } = await readFileOf(bytes);
  assert.equal(read[0].document.text, "She said “no” \ufffd and “never” \ufffd");
  const problem = read[0].problems.find(({ code }) => code === "CHARSET_REPLACED");
  assert.equal(problem?.message, "2 places are not utf-8 and became U+FFFD, the first at byte 18");
});

test("sets of two bytes a letter lead back to both", () => {
  const bytes = Buffer.from([0x41, 0x93, 0xfa, 0x96, 0x7b, 0x83, 0x65, 0x42]);
  const { text, offsets } = decode(bytes, { name: "shift_jis", basis: "declared", mislabelled: null, mark: 0 }, 10);
  assert.equal(text, "A日本テB");
  assert.deepEqual(offsets.toSource(3, 4), { from: 15, to: 17 });
  assert.deepEqual(offsets.toSource(4, 5), { from: 17, to: 18 });
});

test("any bytes read as UTF-8 give the standard's text, and every character leads to bytes that decode to it", () => {
  const tricky = fc.constantFrom(
    0x41,
    0x80,
    0xbf,
    0xc1,
    0xc3,
    0xa9,
    0xe0,
    0xa0,
    0xe2,
    0x80,
    0x9c,
    0xed,
    0xf0,
    0x9f,
    0x98,
    0xf4,
    0x90,
    0xf5,
    0xff,
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(tricky, fc.integer({ min: 0, max: 255 })), { maxLength: 60 }), (list) => {
      const bytes = Uint8Array.from(list);
      const { text, offsets } = decode(bytes, { name: "utf-8", basis: "valid", mislabelled: null, mark: 0 }, 0);
      const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      assert.equal(text, decoder.decode(bytes));
      let end = 0;
      for (let k = 0; k < text.length; ) {
        const size = String.fromCodePoint(text.codePointAt(k)!).length;
        const place = offsets.toSource(k, k + size)!;
        assert.equal(place.from, end);
        assert.equal(decoder.decode(bytes.subarray(place.from, place.to)), text.slice(k, k + size));
        end = place.to;
        k += size;
      }
      assert.equal(end, bytes.length);
    }),
    { numRuns: 300 },
  );
});
