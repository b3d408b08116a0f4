import type { IndexRange, QuotationStyle } from "./layout.ts";
import type { TokenSpans } from "./tokens.ts";

export type MarkFamily = "double" | "single" | "guillemet" | "angle";

/** A character (or two of a kind) that may be a quotation mark, with all that its neighbours tell. */
export interface Mark {
  /** Its tokens, half-open. */
  readonly tokens: IndexRange;
  readonly from: number;
  readonly to: number;
  readonly character: string;
  readonly family: MarkFamily;
  /** Free to the left: at the start, after a space, a bracket that opens, a dash or another mark that opens. */
  readonly leftFree: boolean;
  /** Free to the right: at the end, before a space, a mark that ends something or one that surely opens. */
  readonly rightFree: boolean;
  /** The characters beside it, other quotation marks passed over; "" at either end of the paragraph. */
  readonly before: string;
  readonly after: string;
  /** Whether the word that follows begins with a small letter. */
  readonly smallNext: boolean;
}

const FAMILIES = new Map<string, MarkFamily>([
  ...[...'“”„‟"＂'].map((c) => [c, "double"] as const),
  ...["``", "''", ",,", "‘‘", "’’"].map((c) => [c, "double"] as const),
  ...[..."‘’‚‛'"].map((c) => [c, "single"] as const),
  ...[..."«»"].map((c) => [c, "guillemet"] as const),
  ...[..."‹›"].map((c) => [c, "angle"] as const),
]);

const STYLES = new Map<string, QuotationStyle>([
  ...[..."“”‟"].map((c) => [c, "curly"] as const),
  ...[...'"＂'].map((c) => [c, "straight"] as const),
  ...[..."„"].map((c) => [c, "low"] as const),
  ...["``", "''", ",,", "‘‘", "’’"].map((c) => [c, "doubled-commas"] as const),
  ...[..."‘’‚‛"].map((c) => [c, "single"] as const),
  ["'", "straight-single"],
  ...[..."«»‹›"].map((c) => [c, "guillemets"] as const),
]);

const PASSED_OVER = 3;
const opensBefore = /[\s([{<\-‐-―/\\=|*_~•]/u;
const endsAfter = /[\s“«)\]}>\-‐-―/\\.,;:!?…|*_~]/u;
const smallLetter = /\p{Ll}/u;

/** The style of a quotation that a mark opens. */
export function styleOf(character: string): QuotationStyle {
  return STYLES.get(character) ?? "straight";
}

/** Whether a mark stands as one that opens: free to the left only. */
export function opens(mark: Mark): boolean {
  return mark.leftFree && !mark.rightFree;
}

/** Whether a mark stands as one that closes: free to the right only. */
export function closes(mark: Mark): boolean {
  return !mark.leftFree && mark.rightFree;
}

/** Whether two marks are of one family, and both straight or both not. */
export function areAlike(a: Mark, b: Mark): boolean {
  return a.family === b.family && (styleOf(a.character) === "straight") === (styleOf(b.character) === "straight");
}

/** Everything in a paragraph that may be a quotation mark. Apostrophes within a word are not: they belong to its token. */
export function findMarks(text: string, tokens: TokenSpans, paragraph: IndexRange): readonly Mark[] {
  const start = tokens.from[paragraph.from];
  const end = tokens.to[paragraph.to - 1];
  const marks: Mark[] = [];
  for (let k = paragraph.from; k < paragraph.to; k++) {
    const from = tokens.from[k];
    let character = text[from];
    if (tokens.to[k] - from > 1 || (!FAMILIES.has(character) && character !== "`" && character !== ",")) continue;
    let last = k;
    if (k + 1 < paragraph.to && tokens.from[k + 1] === from + 1 && isDoubled(text, from, start)) {
      character += character;
      last = k + 1;
    }
    const family = FAMILIES.get(character);
    if (!family) continue;
    const to = tokens.to[last];
    const before = characterBefore(text, from, start);
    const after = characterAfter(text, to, end);
    marks.push({
      tokens: { from: k, to: last + 1 },
      from,
      to,
      character,
      family,
      leftFree: before === "" || opensBefore.test(before),
      rightFree: after === "" || endsAfter.test(after),
      before,
      after,
      smallNext: smallLetter.test(firstAfterSpace(text, to, end)),
    });
    k = last;
  }
  return marks;
}

// Three single marks in a row are a single and a double one (`'''`, `’’’`), in whichever order: they are left single.
function isDoubled(text: string, at: number, start: number): boolean {
  const character = text[at];
  if (text[at + 1] !== character || text[at + 2] === character) return false;
  return "`',‘’".includes(character) && !(at > start && text[at - 1] === character);
}

function characterBefore(text: string, at: number, start: number): string {
  let i = at - 1;
  for (let passed = 0; i >= start && passed < PASSED_OVER && FAMILIES.has(text[i]); passed++) i--;
  return i < start ? "" : text[i];
}

function characterAfter(text: string, at: number, end: number): string {
  let i = at;
  for (let passed = 0; i < end && passed < PASSED_OVER && FAMILIES.has(text[i]); passed++) {
    if (text[i] === "“" || text[i] === "«") break;
    i++;
  }
  return i >= end ? "" : text[i];
}

function firstAfterSpace(text: string, at: number, end: number): string {
  let i = at;
  while (i < end && i < at + PASSED_OVER && (text[i] === " " || text[i] === "\u00a0")) i++;
  return i < end ? text[i] : "";
}
