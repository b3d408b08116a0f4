import type { Voice, Voices } from "../export/voices.ts";
import type { Event, Record, Statement } from "../record.ts";
import { markedParagraphs } from "./marked-text.ts";
import type { Paint, Style } from "./paint.ts";
import { type Line, wrapWords } from "./wrap.ts";

const BLANK = "";

/**
 * The text of a report in lines of at most `width` columns, the statements of `shown` and the events marked in it, and on the left a
 * rail with the letters of those who speak on each line. Paragraphs are parted by an empty line.
 */
export function* reportView(
  record: Record,
  voices: Voices,
  shown: readonly Statement[],
  events: readonly Event[],
  width: number,
  paint: Paint,
): Generator<string> {
  const railWidth = width < 60 ? 2 : 3;
  let first = true;
  for (const words of markedParagraphs(record, voices, shown, events)) {
    if (!first) yield BLANK;
    first = false;
    for (const line of wrapWords(words, width - railWidth - 2)) {
      yield rail(line, railWidth, paint) + painted(line, paint);
    }
  }
}

function rail(line: Line, width: number, paint: Paint): string {
  const voices = [...new Set(line.flatMap((run) => run.voices))];
  if (voices.length === 0) return " ".repeat(width + 2);
  const letters = lettersWithin(voices, width);
  const style: Style = { bold: true, colour: voices[0].colour };
  return `${paint(letters.padEnd(width), style)}${paint("│", { colour: voices[0].colour })} `;
}

/** As many letters as there is room for; "+" for the rest. */
function lettersWithin(voices: readonly Voice[], width: number): string {
  const all = voices.map((voice) => voice.letter).join("");
  if (all.length <= width) return all;
  let letters = "";
  for (const { letter } of voices) {
    if (letters.length + letter.length > width - 1) break;
    letters += letter;
  }
  return `${letters}+`;
}

/** Neighbouring runs of one look in one stretch, so that no escape sequence is written twice. */
function painted(line: Line, paint: Paint): string {
  let text = "";
  let stretch = "";
  let style: Style = {};
  for (const run of line) {
    if (!sameLook(run.style, style)) {
      text += paint(stretch, style);
      stretch = "";
      style = run.style;
    }
    stretch += run.text;
  }
  return text + paint(stretch, style);
}

function sameLook(a: Style, b: Style): boolean {
  return (
    a === b ||
    (a.colour === b.colour &&
      !a.bold === !b.bold &&
      !a.dim === !b.dim &&
      !a.italic === !b.italic &&
      !a.underline === !b.underline)
  );
}
