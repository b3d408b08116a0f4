import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarked, parseMarkedCases } from "./parse-marked.ts";

test("marks become spans of the text without them", () => {
  const { text, source, cue, content } = parseMarked("{“No,”} [Mara \\[sic\\] Ortiz] <said>, {“not yet.”}");
  const words = (spans: readonly { from: number; to: number }[]) => spans.map(({ from, to }) => text.slice(from, to));
  assert.equal(text, "“No,” Mara [sic] Ortiz said, “not yet.”");
  assert.deepEqual([source, cue, content].map(words), [["Mara [sic] Ortiz"], ["said"], ["“No,”", "“not yet.”"]]);
});

test("a mark that is not opened or closed, and a text without findings, are refused", () => {
  assert.throws(() => parseMarked("[Ortiz <said>"), SyntaxError);
  assert.throws(() => parseMarked("Ortiz said}"), SyntaxError);
  assert.throws(() => parseMarkedCases("[Ortiz] <said> {no}.\n"), SyntaxError);
  assert.throws(() => parseMarkedCases("==> class: say\n"), SyntaxError);
});
