import type { ComparedVoice } from "../compare/comparison.ts";
import type { ComparedReport } from "../export/comparison/reports.ts";
import { wordCount } from "../export/comparison/told-row.ts";
import { voiceFigures } from "../export/comparison/view.ts";
import { cut, padEnd, padStart } from "./columns.ts";
import type { CompareView } from "./compare-view.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

const CELL = 22;
const GAP = 4;
const BAR = 8;
const LEAST_NAME = 24;
const MOST_NAME = 46;

/** Voices × reports: for each the statements, their words and how many of these are the speaker's own. */
export function* voiceLines(part: CompareView): Generator<string> {
  const { view, width, paint } = part;
  if (view.voices.length === 0) {
    yield "Nobody is quoted.";
    return;
  }
  if (width - CELL * view.reports.length < LEAST_NAME) {
    yield* stacked(part);
    return;
  }
  const nameWidth = Math.min(MOST_NAME, width - CELL * view.reports.length);
  const heads = view.reports.map(
    ({ letter }) => padEnd(letter, BAR + 1) + padStart("words", CELL - BAR - 1 - GAP) + " ".repeat(GAP),
  );
  yield paint(`${" ".repeat(nameWidth)}${heads.join("")}`.trimEnd(), { dim: true });
  const most = Math.max(...view.voices.flatMap((voice) => voice.in.map(({ words }) => words)));
  for (const voice of view.voices) {
    const cells = view.reports.map((report, k) => {
      const here = inReport(voice, report);
      // Nothing stands after the last, whatever colour it has.
      const end = k === view.reports.length - 1 ? 0 : GAP;
      if (here === undefined) {
        const none = "not quoted";
        return paint(none, { dim: true }) + (end === 0 ? "" : " ".repeat(CELL - none.length));
      }
      const { statements, words } = voiceFigures(here);
      const figures = padStart(`${words}`, CELL - BAR - 1 - 4 - GAP) + " ".repeat(end);
      return `${bar(here, most)} ${padStart(`${statements}×`, 4)}${figures}`;
    });
    yield (padEnd(cut(nameOf(voice), nameWidth - 2), nameWidth) + cells.join("")).trimEnd();
  }
  const key = wrapText("█ words in direct speech, ░ reported; n× statements", width);
  yield* key.map((line) => paint(line, { dim: true }));
}

function* stacked({ view, width, paint }: CompareView): Generator<string> {
  for (const voice of view.voices) {
    yield cut(nameOf(voice), width);
    const quoted = view.reports.flatMap((report) => {
      const here = inReport(voice, report);
      if (here === undefined) return [];
      const { statements, words, share } = voiceFigures(here);
      return [
        `${report.letter} ${statements} ${statements === 1 ? "statement" : "statements"}, ${wordCount(words)}, ${share} % direct`,
      ];
    });
    const missing = view.reports.filter((report) => inReport(voice, report) === undefined);
    const lines = [...quoted, ...(missing.length > 0 ? [`${lettersOf(missing)} not quoted`] : [])];
    for (const line of lines)
      yield* wrapText(line, width - 2).map((text) => `  ${paint(text, { dim: /not quoted/.test(line) })}`);
  }
}

/** "A, B, D" */
export function lettersOf(reports: readonly ComparedReport[]): string {
  return reports.map(({ letter }) => letter).join(", ");
}

function inReport(voice: ComparedVoice, { document }: ComparedReport) {
  return voice.in.find((one) => one.document === document.id);
}

function nameOf({ name, role }: ComparedVoice): string {
  return visibleLine(role === null ? name : `${name}, ${role}`);
}

function bar({ words, direct }: ComparedVoice["in"][number], most: number): string {
  const whole = Math.max(1, Math.round((BAR * words) / most));
  const own = Math.round((whole * direct) / Math.max(1, words));
  return padEnd("█".repeat(own) + "░".repeat(whole - own), BAR);
}
