import { textWidth } from "./columns.ts";
import type { Word } from "./marked-text.ts";
import type { Paint, Style } from "./paint.ts";
import type { Marked, RoleMark } from "./role-marks.ts";
import { visible } from "./visible.ts";
import { wrapWords } from "./wrap.ts";

const COLOURS: { readonly [role: string]: number } = {
  actor: 0,
  speaker: 0,
  recipient: 1,
  to: 1,
  said: 2,
  when: 3,
  where: 4,
  source: 6,
  count: 5,
};

/** The stretches of a finding in lines of at most `width` columns: `{actor: …}` around each part, `_…_` around what tells of it, " … " between stretches. */
export function* roleView(text: string, { stretches, marks }: Marked, width: number, paint: Paint): Generator<string> {
  const pieces: Piece[] = [];
  for (const [k, { from, to }] of stretches.entries()) {
    if (k > 0) pieces.push({ text: " … ", style: { dim: true } });
    pieces.push(...piecesOf(text, from, to, marks));
  }
  for (const line of wrapWords(wordsOf(pieces), width)) {
    yield line.map((run) => paint(run.text, run.style)).join("");
  }
}

interface Piece {
  readonly text: string;
  readonly style: Style;
}

function* piecesOf(text: string, start: number, end: number, marks: readonly RoleMark[]): Generator<Piece> {
  const own = marks.filter(({ from, to }) => start <= from && to <= end);
  const edges = [...new Set([start, end, ...own.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  for (const [k, at] of edges.entries()) {
    const closed = own.filter(({ to }) => to === at).reverse();
    for (const mark of closed) yield { text: mark.role === null ? "_" : "}", style: styleOf(mark) };
    const opened = own.filter(({ from }) => from === at);
    for (const mark of opened) yield { text: mark.role === null ? "_" : `{${mark.role}:\u00a0`, style: styleOf(mark) };
    const to = edges[k + 1];
    if (to === undefined) return;
    const innermost = own.findLast((mark) => mark.from <= at && to <= mark.to);
    yield { text: text.slice(at, to), style: innermost === undefined ? {} : styleOf(innermost) };
  }
}

function styleOf({ role }: RoleMark): Style {
  return role === null ? { bold: true, underline: true } : { colour: COLOURS[role] };
}

/** Pieces as words: a mark stays with the word it stands at. */
function* wordsOf(pieces: readonly Piece[]): Generator<Word> {
  let runs: Word["runs"][number][] = [];
  for (const { text, style } of pieces) {
    for (const part of text.match(/[^\S\u00a0]+|[\S\u00a0]+/g) ?? []) {
      if (part.trim() === "" && !part.includes("\u00a0")) {
        if (runs.length > 0) yield wordOf(runs);
        runs = [];
      } else {
        const shown = visible(part).replaceAll("\u00a0", " ");
        runs.push({ text: shown, width: textWidth(shown), style, voices: [] });
      }
    }
  }
  if (runs.length > 0) yield wordOf(runs);
}

function wordOf(runs: Word["runs"]): Word {
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0), space: {} };
}
