import { quotationsTitle } from "../export/comparison/quoted-sides.ts";
import type { ComparedReport } from "../export/comparison/reports.ts";
import { wordCount } from "../export/comparison/told-row.ts";
import { type ComparisonView, KIND_NAMES, sharedWords } from "../export/comparison/view.ts";
import { momentOfDayWords } from "../export/day-words.ts";
import { columnWidth, sideBySide } from "./compare-columns.ts";
import { quotationLines } from "./compare-quotations-view.ts";
import { toldLines } from "./compare-told-view.ts";
import { voiceLines } from "./compare-voices-view.ts";
import { wordLines } from "./compare-words-view.ts";
import type { Paint } from "./paint.ts";
import { MIN_WIDTH } from "./terminal-view.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

/** The widest view of a comparison: columns of several reports need more room than one. */
export const WIDEST = 160;

/** What a part of the view is drawn with. */
export interface CompareView {
  readonly view: ComparisonView;
  readonly width: number;
  readonly paint: Paint;
}

/**
 * A comparison for a reader in a terminal: the reports, whether they are of one story, then who is quoted, what is told, which words are
 * used and where quotations differ. Yields lines without their ends, none wider than `width` taken into `MIN_WIDTH` to `WIDEST`.
 */
export function* compareView(view: ComparisonView, options: { width: number; paint: Paint }): Generator<string> {
  const { paint } = options;
  const width = Math.min(WIDEST, Math.max(MIN_WIDTH, options.width));
  const part: CompareView = { view, width, paint };
  yield* heads(part);
  yield "";
  yield* story(part);
  yield "";
  yield* band("Who is quoted", part, voiceLines(part));
  yield* band("What is told", part, toldLines(part));
  yield* band("Words used", part, wordLines(part));
  if (view.quotations.length > 0) yield* band(quotationsTitle(view.quotations), part, quotationLines(part));
}

function* band(name: string, { width, paint }: CompareView, lines: Iterable<string>): Generator<string> {
  yield paint(name, { bold: true }) + paint(` ${"─".repeat(Math.max(0, width - name.length - 1))}`, { dim: true });
  yield* lines;
  yield "";
}

function* heads({ view, width, paint }: CompareView): Generator<string> {
  const column = columnWidth(view.reports.length, width);
  if (column !== null) {
    const blocks = view.reports.map((report) => head(report, view, column, paint));
    yield* sideBySide(blocks, column);
    return;
  }
  for (const report of view.reports) yield* head(report, view, width, paint).map(({ text }) => text);
}

function head(report: ComparedReport, { reports }: ComparisonView, width: number, paint: Paint) {
  const { letter, document, label } = report;
  const shared = sharedWords(report, reports);
  const facts = [
    document.published === null ? "date unknown" : momentOfDayWords(document.published.value),
    wordCount(document.words),
    ...(document.whole ? [] : ["not read whole"]),
    ...(shared === null ? [] : [shared]),
  ];
  const lines = (text: string, style: object) =>
    wrapText(visibleLine(text), width - 2).map((line) => ({ plain: `  ${line}`, text: `  ${paint(line, style)}` }));
  const named = wrapText(visibleLine(label), width - 2);
  return [
    ...named.map((line, k) => ({
      plain: `${k === 0 ? letter : " "} ${line}`,
      text: `${paint(k === 0 ? letter : " ", { bold: true })} ${paint(line, { bold: true })}`,
    })),
    ...(document.title === null || document.title === label ? [] : lines(document.title, {})),
    ...lines(facts.join(" · "), { dim: true }),
  ];
}

function* story({ view, width, paint }: CompareView): Generator<string> {
  const { story } = view.comparison;
  const { total } = view;
  const found = story.same ? "Of one story" : "Not of one story, as far as can be told";
  yield* wrapText(visibleLine(`${found}: ${story.why.join("; ")}.`), width).map((line) => paint(line, { dim: true }));
  const parted = view.counts.filter(({ kind }) => kind !== "evaluating");
  const evaluating = view.counts.find(({ kind }) => kind === "evaluating");
  const counts = parted.map(({ kind, count }) => `${KIND_NAMES[kind]} ${count}`).join(" · ");
  const summed = `${total} ${total === 1 ? "difference" : "differences"}: ${counts}.`;
  const words = evaluating === undefined ? "" : ` Evaluating words: ${evaluating.count}.`;
  yield* wrapText((total === 0 ? "No differences were found." : summed) + words, width);
}
