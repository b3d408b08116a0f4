import type { OnlyWords } from "../export/comparison/only-words.ts";
import { listed } from "../export/comparison/state-words.ts";
import {
  type Cell,
  firstPassages,
  isTold,
  saidTogether,
  type ToldPlace,
  type ToldRow,
  toldTogether,
  wordCount,
} from "../export/comparison/told-row.ts";
import { bracketed } from "./bracketed.ts";
import { columnWidth, type Cell as Line, sideBySide } from "./compare-columns.ts";
import type { CompareView } from "./compare-view.ts";
import { lettersOf } from "./compare-voices-view.ts";
import type { Paint, Style } from "./paint.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

const INDENT = 4;
/** So much of a passage is enough to know it by; the texts have it whole. */
const MOST_LINES = 5;

/** Row by row what is told, how each report tells it, and where they part; then what one report alone tells. */
export function* toldLines(part: CompareView): Generator<string> {
  const { view, paint } = part;
  if (view.shared.length === 0) {
    const none = wrapText("Nothing was found that more than one of them tells.", part.width);
    yield* none.map((line) => paint(line, { dim: true }));
  }
  for (const row of view.shared) {
    yield* heading(row, part);
    yield* cells(row, part);
    yield* conflicts(row, part);
    yield "";
  }
  for (const report of view.reports) {
    const rows = view.alone.filter(({ cells }) => cells.some((cell) => cell.report === report && isTold(cell)));
    const own = view.onlyWords.filter((one) => one.report === report);
    if (rows.length + own.length === 0) continue;
    const others = view.reports.filter((other) => other !== report);
    const bases = others.map(
      ({ letter, document }) =>
        `${letter} (${document.whole ? "read whole" : "not read whole"}, ${wordCount(document.words)})`,
    );
    yield* wrapText(visibleLine(`Only in ${report.letter}, ${report.label}`), part.width).map((line) =>
      paint(line, { bold: true }),
    );
    yield* wrapText(`not found in ${listed(bases)}, unless marked`, part.width).map((line) =>
      paint(line, { dim: true }),
    );
    for (const row of rows) yield* single(row, part);
    if (own.length > 0) {
      yield* wrapText(visibleLine(`words in brackets only in ${report.letter}`), part.width).map((line) =>
        paint(line, { dim: true }),
      );
    }
    for (const one of own) yield* onlyWords(one, part);
    yield "";
  }
}

function* heading({ number, what, also }: ToldRow, { width, paint }: CompareView): Generator<string> {
  const more = also.map(({ what, by }) => (by === "" ? what : `${what} (${by})`));
  const words = [what, ...(more.length > 0 ? [`also ${more.join("; ")}`] : [])].join(" · ");
  const lines = wrapText(visibleLine(words), width - INDENT);
  for (const [k, line] of lines.entries()) {
    yield `${paint((k === 0 ? String(number) : "").padStart(INDENT - 1), { bold: true })} ${paint(line, { dim: true })}`;
  }
}

function* cells(row: ToldRow, part: CompareView): Generator<string> {
  const { view, width } = part;
  const column = columnWidth(view.reports.length, width - INDENT);
  if (column !== null) {
    const blocks = row.cells.map((cell) => block(cell, column, part));
    for (const line of sideBySide(blocks, column)) yield (" ".repeat(INDENT) + line).trimEnd();
    return;
  }
  for (const [cell, ...same] of toldTogether(row.cells)) {
    const letters = lettersOf([cell, ...same].map(({ report }) => report));
    yield* block(cell, width - INDENT, part, letters).map(({ text }) => " ".repeat(INDENT) + text);
  }
  yield* absences(row, part);
}

/** Those that do not tell it, one line a reason. */
function* absences({ cells }: ToldRow, { width, paint }: CompareView): Generator<string> {
  const unclear = cells.filter(({ state }) => state === "unclear").map(({ report }) => report);
  const absent = cells.filter(({ state }) => state === "absent");
  const lines = [
    ...(unclear.length > 0 ? [`${lettersOf(unclear)} may be told in other words`] : []),
    ...absent.map(({ report, absence }) => `${report.letter} ${absence}`),
  ];
  for (const line of lines) {
    yield* wrapText(line, width - INDENT).map((text) => " ".repeat(INDENT) + paint(text, { dim: true }));
  }
}

function block(
  { report, places, absence }: Cell,
  width: number,
  { paint }: CompareView,
  letters = report.letter,
): Line[] {
  if (places.length === 0) return head(letters, absence, width, paint, { dim: true });
  return places.flatMap((place, k) => {
    const lines = wrapText(visibleLine(placeText(report, place)), width - 2);
    const kept =
      lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), cutLine(lines[MOST_LINES - 1])] : lines;
    return [
      ...head(k === 0 ? letters : " ", place.words, width, paint, { italic: true }),
      ...kept.map((line) => ({ plain: `  ${line}`, text: `  ${line}` })),
    ];
  });
}

function placeText({ document }: Cell["report"], place: ToldPlace): string {
  const { shown, more } = firstPassages(place);
  return shown.map(({ from, to }) => document.text.slice(from, to)).join(" … ") + more;
}

function head(letters: string, words: string, width: number, paint: Paint, style: Style): Line[] {
  return wrapText(visibleLine(words), width - letters.length - 1).map((line, k) => {
    const first = k === 0 ? letters : " ".repeat(letters.length);
    const look = { bold: !style.dim, dim: style.dim };
    return { plain: `${first} ${line}`, text: `${paint(first, look)} ${paint(line, style)}` };
  });
}

function cutLine(line: string): string {
  return `${line.slice(0, Math.max(0, line.lastIndexOf(" ")))} …`;
}

function* conflicts({ conflicts }: ToldRow, { width, paint }: CompareView): Generator<string> {
  for (const conflict of conflicts) {
    const { label } = conflict;
    const says = saidTogether(conflict)
      .map((one) => `${one.letters.join(", ")} ${one.says}`)
      .join(" · ");
    const lines = wrapText(visibleLine(`${label}: ${says}`), width - INDENT - 2);
    for (const [k, line] of lines.entries()) {
      yield `${" ".repeat(INDENT)}${paint(`${k === 0 ? "≠" : " "} ${line}`, { bold: true, colour: 1 })}`;
    }
  }
}

/** A sentence with the words in brackets that the others have not, and who is quoted there alone. */
function* onlyWords({ parts, quoted, report }: OnlyWords, { width, paint }: CompareView): Generator<string> {
  for (const [k, line] of wrapText(visibleLine(bracketed(parts)), width - INDENT).entries())
    yield `${(k === 0 ? "·" : "").padStart(INDENT - 1)} ${line}`;
  if (quoted.length === 0) return;
  const who = `quoted in ${report.letter} alone: ${listed(quoted)}`;
  yield* wrapText(visibleLine(who), width - INDENT).map((line) => " ".repeat(INDENT) + paint(line, { dim: true }));
}

function* single(row: ToldRow, { width, paint }: CompareView): Generator<string> {
  const { report, places } = row.cells.find(isTold)!;
  const unclear = row.cells.filter(({ state }) => state === "unclear").map(({ report }) => report);
  const words = places.map((place) => placeText(report, place)).join(" … ");
  const how = [
    row.what,
    ...new Set(places.map(({ words }) => words)),
    ...(unclear.length > 0 ? [`${lettersOf(unclear)} may tell it in other words`] : []),
  ];
  for (const [k, line] of wrapText(visibleLine(words), width - INDENT).entries()) {
    yield `${paint((k === 0 ? String(row.number) : "").padStart(INDENT - 1), { bold: true })} ${line}`;
  }
  yield* wrapText(visibleLine(how.join(" · ")), width - INDENT).map(
    (line) => " ".repeat(INDENT) + paint(line, { dim: true }),
  );
}
