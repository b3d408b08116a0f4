import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { REPORT, readFileOf } from "./read-all.ts";
import { rereads } from "./rereads.ts";

const SEEDS: readonly Buffer[] = [
  REPORT,
  `<!doctype html><html><head><meta charset="utf-8"><title>Pier</title></head><body><article><h1>Pier</h1><p>${REPORT}</p><blockquote>“No.”</blockquote></article></body></html>`,
  `${JSON.stringify({ id: "a", text: "He said “no”.", published: "2024-04-26" })}\n${JSON.stringify({ html: "<p>She said that it was late.</p>" })}\n`,
  JSON.stringify([{ text: "one", byline: ["A"] }, { text: "two" }], null, 1),
  'id,text,published\n1,"He said ""no"",\nand left.",2024\n2,two,\n3,"three",x\n',
  `<?xml version="1.0"?><rss version="2.0"><channel><title>O</title><item><title>A</title><description><![CDATA[<p>One.</p>]]></description></item><item><title>B</title><description>Two &amp; more.</description></item></channel></rss>`,
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>O</title><entry><title>A</title><content type="html">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>',
  JSON.stringify({
    version: "https://jsonfeed.org/version/1",
    title: "O",
    items: [{ content_html: "<p>One.</p>" }, { content_text: "Two." }],
  }),
].map((seed) => Buffer.from(seed));

const SPLICES = [
  "\0",
  '"',
  "\n",
  "\r",
  "<",
  ">",
  "<![CDATA[",
  "]]>",
  "</item>",
  "<item>",
  "&#x110000;",
  "&amp",
  "\\u",
  "\\ud800",
  "{",
  "}",
  "[",
  "]",
  ",",
  "\t",
  "<!--",
  "--",
  "<?",
  "<!DOCTYPE x [",
  "\ufeff",
  "😀",
  "__proto__",
  "9".repeat(400),
];

/** Marsaglia's xorshift, so that a failing run can be had again. */
function randomFrom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

function mutate(bytes: Buffer, random: (bound: number) => number): Buffer {
  const at = random(bytes.length + 1);
  const to = Math.min(bytes.length, at + random(20));
  switch (random(6)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([random(256)]), bytes.subarray(at + 1)]);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    case 2:
      return bytes.subarray(0, at);
    case 3:
      return Buffer.concat([bytes, bytes.subarray(at)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(SPLICES[random(SPLICES.length)]), bytes.subarray(at)]);
  }
}

test("whatever the bytes, nothing throws, everything is read or refused in one line, and offsets stay within the source", async () => {
  for (let seed = 1; seed <= 1500; seed++) {
    const random = randomFrom(seed * 2654435761);
    let bytes = SEEDS[seed % SEEDS.length];
    for (let k = 0; k <= seed % 4; k++) bytes = mutate(bytes, random);
    const packed = seed % 11 === 0;
    const { items, read, refused } = await readFileOf(packed ? gzipSync(bytes) : bytes);
    assert.ok(items.length > 0, `seed ${seed}`);
    assert.equal(read.length + refused.length, items.length);
    for (const { message, code } of refused) {
      assert.match(code, /^[A-Z0-9_]+$/);
      assert.ok(!/[\n\r]/.test(message), `seed ${seed}: ${message}`);
    }
    for (const each of read) {
      const { document, offsets } = each;
      assert.ok(/\S/.test(document.text));
      await rereads(each);
      for (let k = 0; k < 5; k++) {
        const from = random(document.text.length);
        const place = offsets.toSource(from, document.text.length);
        assert.ok(
          place === null || (place.from >= 0 && place.from < place.to && place.to <= bytes.length),
          `seed ${seed}`,
        );
      }
      for (const { from, to } of document.removed) assert.ok(0 <= from && from < to && to <= document.text.length);
    }
  }
});
