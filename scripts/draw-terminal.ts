/**
 * Draws docs/terminal.svg, the picture in the README: what `readout read` prints in a terminal with colours.
 *
 *   node scripts/draw-terminal.ts
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const COLUMNS = 92;
const SIZE = { character: 8.43, line: 19, margin: 18 };
const PALETTE: { readonly [code: string]: string } = {
  31: "#ff7b72",
  32: "#56d364",
  33: "#e3b341",
  34: "#79a8ff",
  35: "#e287e6",
  36: "#4fd0d8",
  92: "#9be9a8",
  93: "#f2d675",
  95: "#f2b6f5",
  96: "#8fe8ee",
};

const { stdout } = spawnSync(
  process.execPath,
  ["bin/readout.js", "read", "samples/port-strike.txt", "--width", String(COLUMNS)],
  { encoding: "utf8", env: { ...process.env, FORCE_COLOR: "1" } },
);
// The text, the first statements and the first events are enough for a picture.
const all = stdout.trimEnd().split("\n");
const plain = all.map((line) => stripVTControlCharacters(line));
const statements = plain.findIndex((line) => line.startsWith("Statements ("));
const events = plain.findIndex((line) => line.startsWith("Events ("));
const STATEMENT_ROWS = 14;
const EVENT_ROWS = 24;
const lines = [...all.slice(0, statements + STATEMENT_ROWS), "…", "", ...all.slice(events, events + EVENT_ROWS), "…"];
// Viewers differ in what they make of several spaces.
const escaped = (text: string) =>
  text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`).replaceAll(" ", "\u00a0");

function styleOf(codes: readonly string[]): string {
  const style = [
    `fill:${codes.map((code) => PALETTE[code]).find(Boolean) ?? (codes.includes("2") ? "#8b949e" : "#e6edf3")}`,
  ];
  if (codes.includes("1")) style.push("font-weight:bold");
  if (codes.includes("3")) style.push("font-style:italic");
  if (codes.includes("4")) style.push("text-decoration:underline");
  return style.join(";");
}

function drawLine(line: string, row: number): string {
  let codes: string[] = [];
  let column = 0;
  let out = "";
  for (const [, sgr, words] of line.matchAll(/\x1b\[([\d;]*)m|([^\x1b]+)/g)) {
    if (words === undefined) {
      codes = sgr === "0" || sgr === "" ? [] : sgr.split(";");
      continue;
    }
    const x = SIZE.margin + column * SIZE.character;
    const width = [...words].length * SIZE.character;
    out += `<tspan x="${x.toFixed(1)}" textLength="${width.toFixed(1)}" style="${styleOf(codes)}">${escaped(words)}</tspan>`;
    column += [...words].length;
  }
  const y = SIZE.margin + (row + 0.8) * SIZE.line;
  return out === "" ? "" : `<text y="${y.toFixed(1)}">${out}</text>\n`;
}

const width = Math.ceil(2 * SIZE.margin + COLUMNS * SIZE.character);
const height = Math.ceil(2 * SIZE.margin + lines.length * SIZE.line);
writeFileSync(
  new URL("../docs/terminal.svg", import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="readout read samples/port-strike.txt in a terminal">
<style>text{font:14px ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;white-space:pre}</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${lines.map(drawLine).join("")}</svg>
`,
);
