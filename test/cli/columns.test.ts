import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import stringWidth from "string-width";
import { cut, padEnd, padStart, textWidth } from "../../src/cli/columns.ts";

test("wide characters take two columns and combining marks none", () => {
  assert.equal(textWidth("漢字"), 4);
  assert.equal(textWidth("e\u0301"), 1);
  assert.equal(textWidth("“naïve” – yes…"), 14);
});

test("every character that is counted without measuring takes one column", () => {
  for (let code = 0x20; code < 0x2100; code++) {
    const character = String.fromCharCode(code);
    assert.equal(textWidth(character), stringWidth(character), `U+${code.toString(16)}`);
  }
});

test("a cut text is never wider than asked and ends in an ellipsis", () => {
  assert.equal(cut("Nobody goes back", 9), "Nobody g…");
  assert.equal(cut("Nobody goes", 8), "Nobody…");
  assert.equal(cut("漢字漢字", 6), "漢字…");
  assert.equal(cut("short", 5), "short");
  assert.equal(cut("any", 0), "");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (text, width) => textWidth(cut(text, width)) <= width),
  );
});

test("padding counts columns, not units", () => {
  assert.equal(padEnd("漢", 4), "漢  ");
  assert.equal(padStart("e\u0301", 3), "  e\u0301");
});
