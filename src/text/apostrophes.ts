import type { Mark } from "./marks.ts";
import type { TokenSpans } from "./tokens.ts";

// Words that drop their beginning. "Cause", "Round" with a capital are more often words of their own.
const CLIPPED = new Set(
  "tis twas twere twill Tis Twas Twere Twill em til till cause cos cuz bout round n N neath gainst nuff ere Em".split(
    " ",
  ),
);
// Words that drop their end, so that an apostrophe after them is no sign of a quotation's end.
const DROPPED_END = /^(?:\p{L}{2,}in|o|ol|an|th|wi|mo|po|lil|fo|yo|tha)$/u;
const YEARS = /^\d\ds?$/;

/** Single marks that are apostrophes whatever stands around them: ’tis, ’90s, rock ’n’ roll, 6' 2". Indices into `marks`. */
export function findApostrophes(text: string, tokens: TokenSpans, marks: readonly Mark[]): ReadonlySet<number> {
  const apostrophes = new Set<number>();
  marks.forEach((mark, i) => {
    if (mark.family !== "single" || apostrophes.has(i)) return;
    const next = mark.tokens.to;
    if (mark.leftFree && next < tokens.length && tokens.from[next] === mark.to) {
      const word = text.slice(tokens.from[next], Math.min(tokens.to[next], tokens.from[next] + 6));
      if (!CLIPPED.has(word) && !YEARS.test(word)) return;
      apostrophes.add(i);
      if (marks[i + 1]?.from === tokens.to[next] && word.toLowerCase() === "n") apostrophes.add(i + 1);
    }
  });
  return apostrophes;
}

/**
 * Whether a single mark after a word may as well be an apostrophe as the end of a quotation: the players’ union, goin’ home.
 * What ends a clause (a comma or full stop beside the mark) is the end of a quotation.
 */
export function mayBeApostrophe(text: string, tokens: TokenSpans, mark: Mark): boolean {
  const last = mark.tokens.from - 1;
  if (last < 0 || tokens.to[last] !== mark.from || mark.after !== " " || !mark.smallNext) return false;
  if (/[sSxz]/.test(mark.before)) return true;
  return DROPPED_END.test(text.slice(Math.max(tokens.from[last], tokens.to[last] - 24), tokens.to[last]));
}
