import assert from "node:assert/strict";
import test from "node:test";
import { colourDepth, openPaint, VOICE_COLOURS } from "../../src/cli/paint.ts";

const TERMINAL = { isTTY: true };

test("there is no colour off a terminal, with NO_COLOR, or on a dumb terminal", () => {
  assert.equal(colourDepth({ isTTY: false }, { TERM: "xterm-256color" }), 1);
  assert.equal(colourDepth(TERMINAL, { TERM: "xterm-256color", NO_COLOR: "1" }), 1);
  assert.equal(colourDepth(TERMINAL, { TERM: "dumb" }), 1);
  assert.equal(colourDepth(TERMINAL, { TERM: "xterm-256color", NO_COLOR: "" }), 8);
});

test("FORCE_COLOR asks for colour where there would be none, and 0 for none", () => {
  assert.equal(colourDepth({ isTTY: false }, { FORCE_COLOR: "1" }), 4);
  assert.equal(colourDepth(TERMINAL, { TERM: "xterm-256color", FORCE_COLOR: "2", NO_COLOR: "1" }), 8);
  assert.equal(colourDepth(TERMINAL, { TERM: "xterm-256color", FORCE_COLOR: "0" }), 1);
});

test("without colour no escape sequence is written", () => {
  assert.equal(openPaint(1)("text", { bold: true, underline: true, colour: 3 }), "text");
  assert.equal(openPaint(8)("text", { bold: true, colour: 0 }), "\x1b[1;38;5;31mtext\x1b[0m");
  assert.equal(openPaint(4)("text", { underline: true, colour: 0 }), "\x1b[4;36mtext\x1b[0m");
});

test("the colours of voices keep 4 : 1 on black and on white", () => {
  for (const index of VOICE_COLOURS) {
    const luminance = luminanceOf(index);
    assert.ok(1.05 / (luminance + 0.05) >= 4, `${index} on white`);
    assert.ok((luminance + 0.05) / 0.05 >= 4, `${index} on black`);
  }
});

/** Relative luminance (WCAG 2) of a colour of the cube of the 256-colour palette. */
function luminanceOf(index: number): number {
  const levels = [0, 95, 135, 175, 215, 255];
  const n = index - 16;
  const [red, green, blue] = [Math.floor(n / 36), Math.floor(n / 6) % 6, n % 6].map((step) => {
    const share = levels[step] / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
