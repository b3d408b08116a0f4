import type { Paint } from "./paint.ts";
import type { FieldChange, ItemChange } from "./record-changes.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

const SIGNS = { added: "+", gone: "-", changed: "~" } as const;

/** What a new record of a report tells otherwise, item by item with its words, a line a field. */
export function* changesView(changes: readonly ItemChange[], width: number, paint: Paint): Generator<string> {
  for (const { kind, change, before, after, words, fields } of changes) {
    const ids = before !== null && after !== null && before !== after ? `${before} → ${after}` : (after ?? before);
    yield `${paint(SIGNS[change], { bold: true })} ${kind} ${ids} ${change}`;
    for (const line of wrapText(visibleLine(words), width - 2)) yield `  ${paint(line, { dim: true })}`;
    for (const field of fields) {
      for (const line of wrapText(fieldLine(field), width - 4)) yield `    ${line}`;
    }
  }
}

function fieldLine({ field, before, after }: FieldChange): string {
  return `${field}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: string | null): string {
  return value === null ? "(none)" : visibleLine(value);
}
