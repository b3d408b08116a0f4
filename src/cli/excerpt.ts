import type { Span } from "../record.ts";
import { characters, cut, textWidth } from "./columns.ts";
import { visible, visibleLine } from "./visible.ts";

/** Words of the text with what stands before and after them, on one line. */
export interface Excerpt {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/**
 * `words` within `sentence`, in at most `width` columns: the whole sentence where there is room, else what stands nearest to
 * the words, with "…" where it is cut.
 */
export function excerpt(text: string, sentence: Span, words: Span, width: number): Excerpt {
  const shown = cut(visibleLine(text.slice(words.from, words.to)), width);
  const room = width - textWidth(shown);
  // No line holds more of these than a few times its width.
  const near = width * 8;
  const from = Math.max(Math.min(sentence.from, words.from), words.from - near);
  const to = Math.min(Math.max(sentence.to, words.to), words.to + near);
  const before = oneLine(text.slice(from, words.from)).trimStart();
  const after = oneLine(text.slice(words.to, to)).trimEnd();
  const afterWidth = textWidth(after);
  const beforeRoom = Math.max(room - afterWidth, Math.floor(room * 0.6));
  const shownBefore = cutStart(before, beforeRoom, from > sentence.from);
  return { before: shownBefore, words: shown, after: cut(after, room - textWidth(shownBefore)) };
}

function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, " "));
}

/** `text`, or where it takes more than `width` columns its last whole words after "…". */
function cutStart(text: string, width: number, isCut: boolean): string {
  if (!isCut && textWidth(text) <= width) return text;
  if (width < 1) return "";
  let taken = 1;
  let at = text.length;
  for (const character of [...characters(text)].reverse()) {
    taken += textWidth(character);
    if (taken > width) break;
    at -= character.length;
  }
  const space = text[at - 1] === " " ? at - 1 : text.indexOf(" ", at);
  const isWord = at > 0 && space >= 0 && space < text.length - 1;
  return `…${text.slice(isWord ? space + 1 : at)}`;
}
