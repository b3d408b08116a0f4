import { characters, textWidth } from "./columns.ts";
import type { Run, Word } from "./marked-text.ts";

/** One line of wrapped text. */
export type Line = readonly Run[];

/**
 * Breaks `words` into lines of at most `width` columns, between words where that can be and inside one only where it is
 * wider than a line. A single character wider than `width` is not broken.
 */
export function* wrapWords(words: Iterable<Word>, width: number): Generator<Line> {
  let line: Run[] = [];
  let taken = 0;
  for (const word of words) {
    if (line.length > 0 && taken + 1 + word.width > width) {
      yield line;
      line = [];
      taken = 0;
    }
    if (line.length > 0) {
      line.push({ text: " ", width: 1, style: word.space, voices: [] });
      taken += 1;
    }
    for (const run of taken + word.width > width ? brokenUp(word.runs, width) : word.runs) {
      if (line.length > 0 && taken + run.width > width) {
        yield line;
        line = [];
        taken = 0;
      }
      line.push(run);
      taken += run.width;
    }
  }
  if (line.length > 0) yield line;
}

/** `text` wrapped to `width` columns, without any style. */
export function wrapText(text: string, width: number): string[] {
  const words = text.split(" ").map((word) => {
    const columns = textWidth(word);
    return { runs: [{ text: word, width: columns, style: {}, voices: [] }], width: columns, space: {} };
  });
  return [...wrapWords(words, width)].map((line) => line.map((run) => run.text).join(""));
}

/** Runs that fit a line stay whole, so that no mark is broken. */
function* brokenUp(runs: readonly Run[], width: number): Generator<Run> {
  for (const run of runs) {
    if (run.width <= width) yield run;
    else for (const text of characters(run.text)) yield { ...run, text, width: textWidth(text) };
  }
}
