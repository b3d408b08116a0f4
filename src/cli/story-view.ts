import { dayWords } from "../export/day-words.ts";
import type { Document } from "../record.ts";
import type { Paint } from "./paint.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

/** What a list of stories needs to know of a report. */
export type ListedReport = Pick<Document, "id" | "title" | "outlet"> & { readonly published: string | null };

/** A story of several reports for the terminal, by date, and why they are one; an empty line at its end. */
export function* storyLines(
  reports: readonly ListedReport[],
  why: readonly string[],
  width: number,
  paint: Paint,
): Generator<string> {
  yield paint(`${reports.length} reports of one story`, { bold: true });
  const inOrder = [...reports].sort((a, b) => ((a.published ?? "9") < (b.published ?? "9") ? -1 : 1));
  for (const { id, title, outlet, published } of inOrder) {
    const facts = [published === null ? "date unknown" : dayWords(published), outlet, title, id];
    const line = facts.filter((fact) => fact !== null).join(" · ");
    for (const [k, text] of wrapText(visibleLine(line), width - 4).entries()) yield (k === 0 ? "  " : "    ") + text;
  }
  for (const reason of why) {
    for (const text of wrapText(visibleLine(reason), width - 2)) yield paint(`  ${text}`, { dim: true });
  }
  yield "";
}

/** The line below all stories: how many reports are of none with others. */
export function aloneLine(alone: number, paint: Paint): string {
  const rest = `${alone} ${alone === 1 ? "report is" : "reports are"} of a story of ${alone === 1 ? "its" : "their"} own`;
  return paint(alone === 0 ? "Each report is of a story with others." : `${rest}.`, { dim: true });
}
