import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { fingerprintOf } from "../../src/compare/stories/fingerprint.ts";
import { likeness } from "../../src/compare/stories/same-story.ts";
import { textDocument } from "../../src/source/text-document.ts";
import { packFingerprint, unpackFingerprint } from "../../src/store/pack-fingerprint.ts";

const TEXT = "Sorenia agreed on Tuesday to reopen the Tessel strait to the fishing boats of Velmark.";

test("what is packed comes out as it was, and a damaged byte is told", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.option(fc.constant("2031-05-13")),
      fc.nat(),
      (text, day, at) => {
        const { id, keys, ...fingerprint } = fingerprintOf(textDocument("a", text, day));
        const packed = packFingerprint(fingerprint);
        assert.deepEqual(unpackFingerprint(packed), fingerprint);
        packed[at % packed.length] ^= 4;
        assert.throws(() => unpackFingerprint(packed));
      },
    ),
  );
});

test("one that was kept before as JSON tells the same", () => {
  const now = fingerprintOf(textDocument("a", TEXT, "2031-05-13"));
  const before = {
    day: now.day,
    vector: [
      ["tessel", 0.8],
      ["strait", 0.6],
    ],
    keys: ["strait tessel"],
    words: ["Tessel", "strait"],
  };
  const read = unpackFingerprint(gzipSync(JSON.stringify(before)));
  assert.equal(read.day, now.day);
  assert.equal(read.telling.length, 2);
  assert.ok(Math.abs(likeness(read, read) - 1) < 0.001);
  assert.ok(likeness(read, now) > 0.2);
});
