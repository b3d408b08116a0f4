import assert from "node:assert/strict";
import test from "node:test";
import { visible, visibleLine } from "../../src/cli/visible.ts";

test("controls are shown as signs and never obeyed", () => {
  assert.equal(visible("a\x1b[31mb\x07\x7f\x9b\u202e"), "a␛[31mb␇␡\\x9b\\u202e");
});

test("half a surrogate pair is shown as U+FFFD, a whole pair as it is", () => {
  assert.equal(visible("a\ud83d b 😀"), "a\ufffd b 😀");
});

test("a field is one line", () => {
  assert.equal(visibleLine(" one\r\n two\tthree "), "one two three");
});
