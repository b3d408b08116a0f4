import { quotedSides } from "../export/comparison/quoted-sides.ts";
import { bracketed } from "./bracketed.ts";
import type { CompareView } from "./compare-view.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

/** Quotations that reports have otherwise: the words of each, those that another has not in brackets. */
export function* quotationLines({ view, width, paint }: CompareView): Generator<string> {
  for (const difference of view.quotations) {
    const { label, sides } = quotedSides(difference, view.reports);
    for (const line of wrapText(visibleLine(label), width)) yield paint(line, { italic: true });
    for (const { report, who, parts } of sides) {
      const words = bracketed(parts);
      const lines = wrapText(visibleLine(`${report.letter} ${who === "" ? "" : `${who}: `}${words}`), width - 4);
      for (const [k, text] of lines.entries()) yield (k === 0 ? "  " : "    ") + text;
    }
  }
}
