import { padEnd, padStart } from "./columns.ts";
import type { Paint, Style } from "./paint.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

/** One field of a row of a table: its texts stand below each other, each wrapped to `width`; empty ones are left out. */
export interface Cell {
  readonly width: number;
  readonly texts: readonly (readonly [text: string, style: Style])[];
  /** Set against the right edge, as figures are. */
  readonly isRight?: boolean;
}

/** A row of cells side by side, `gap` columns apart, in as many lines as the tallest cell takes. */
export function* cellRows(cells: readonly Cell[], gap: number, paint: Paint): Generator<string> {
  const columns = cells.map(({ width, texts, isRight }) =>
    texts.flatMap(([text, style]) => {
      const line = visibleLine(text);
      if (line === "") return [];
      return wrapText(line, width).map((part) => ({ part: isRight ? padStart(part, width) : part, style }));
    }),
  );
  const height = columns.reduce((most, lines) => Math.max(most, lines.length), 0);
  for (let row = 0; row < height; row++) {
    const filled = columns.findLastIndex((lines) => lines.length > row);
    yield columns
      .slice(0, filled + 1)
      .map((lines, k) => {
        const { part, style } = lines[row] ?? { part: "", style: {} };
        const padded = padEnd(part, cells[k].width + gap);
        return k === filled ? paint(part, style) : paint(part, style) + padded.slice(part.length);
      })
      .join("");
  }
}
