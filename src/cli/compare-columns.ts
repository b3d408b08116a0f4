import { padEnd } from "./columns.ts";

/** A line as it is measured, and as it is printed. */
export interface Cell {
  readonly plain: string;
  readonly text: string;
}

export const GAP = 2;
/** Narrower columns are hard to read: then the reports stand one under the other. */
const LEAST_COLUMN = 28;

/** How wide each of `count` columns is, or `null` where they have no room side by side. */
export function columnWidth(count: number, width: number): number | null {
  const column = Math.floor((width - GAP * (count - 1)) / count);
  return column >= LEAST_COLUMN ? column : null;
}

/** Blocks of lines beside each other, each `width` columns wide. */
export function* sideBySide(blocks: readonly (readonly Cell[])[], width: number): Generator<string> {
  const height = Math.max(...blocks.map(({ length }) => length));
  for (let k = 0; k < height; k++) {
    const line = blocks.map((block) => {
      const { plain, text } = block[k] ?? { plain: "", text: "" };
      return text + padEnd(plain, width).slice(plain.length) + " ".repeat(GAP);
    });
    yield line.join("").trimEnd();
  }
}
