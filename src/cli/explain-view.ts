import type { ExplainedRecord } from "../read.ts";
import { cut, padEnd, textWidth } from "./columns.ts";
import type { Explanation } from "./explanation.ts";
import type { Paint } from "./paint.ts";
import { roleView } from "./role-view.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

const WIDE = 60;
const PROBABILITY = /(?<!\d)[01]\.\d\d(?!\d)/;
const LEGEND = "Figures in the reasons are what the model gave it, from 0 to 1.";

/** An explanation for a reader: the sentence with its parts marked, then field by field what it holds and below that what decided it. */
export function* explainView(
  { record }: ExplainedRecord,
  { item, title, marked, fields }: Explanation,
  width: number,
  paint: Paint,
): Generator<string> {
  const heading = cut(`${item}  ${visibleLine(title)}`, width);
  yield paint(heading, { bold: true }) +
    paint(` ${"─".repeat(Math.max(0, width - textWidth(heading) - 1))}`, { dim: true });
  yield* roleView(record.document.text, marked, width, paint);
  const widest = fields.reduce((most, { field }) => Math.max(most, field.length), 0);
  let group = "";
  for (const { field, value, because } of fields) {
    const own = field.includes(".") ? field.slice(0, field.indexOf(".")) : "";
    if (own !== group || field === fields[0].field) yield "";
    group = own;
    // Where there is no room for two columns, what goes on below a field is set in a little.
    const labelWidth = (width < WIDE ? field.length : widest) + 2;
    const indent = width < WIDE ? 2 : labelWidth;
    const shown = visibleLine(value ?? (own === "" ? "not told" : "not known"));
    const [first, ...rest] = wrapText(`${"\u00a0".repeat(labelWidth - indent)}${shown}`, width - indent);
    const style = { dim: value === null };
    yield paint(padEnd(field, labelWidth), { bold: true }) + paint(first.slice(labelWidth - indent), style);
    for (const line of rest) yield " ".repeat(indent) + paint(line, style);
    if (because === null) continue;
    for (const line of wrapText(visibleLine(`why: ${because}`), width - indent)) {
      yield " ".repeat(indent) + paint(line, { dim: true });
    }
  }
  if (!fields.some(({ because }) => because !== null && PROBABILITY.test(because))) return;
  yield "";
  for (const line of wrapText(LEGEND, width)) yield paint(line, { dim: true });
}
