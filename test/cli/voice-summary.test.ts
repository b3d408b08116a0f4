import assert from "node:assert/strict";
import test from "node:test";
import { countWords } from "../../src/cli/voice-summary.ts";

test("a word is counted once, with its apostrophe, hyphen comma or points", () => {
  assert.equal(countWords("“We don’t lock-out,” the U.S. side said – in 1,200 words…"), 10);
  assert.equal(countWords(""), 0);
  assert.equal(countWords("— … “”"), 0);
});

test("a word of millions of letters is one word", () => {
  assert.equal(countWords("字".repeat(4_000_000)), 1);
});
