import { mayBeApostrophe } from "./apostrophes.ts";
import type { IndexRange } from "./layout.ts";
import { closes, type Mark, type MarkFamily, opens } from "./marks.ts";
import type { TokenSpans } from "./tokens.ts";

/** What a mark does: `null` for one that is no quotation mark. */
export type Act = "open" | "close" | null;

/** The mark that opened the innermost quotation of a family that is still open, or `null`. */
export type Innermost = (family: MarkFamily) => Mark | null;

const INCHES = /^\d{1,2}(?:\.\d+)?$|^[½¼¾]$/u;
const FEET_AND_INCHES = /^\d{1,2}['’]\d{1,2}$/;

/** Tells what each mark of a paragraph does, from its neighbours, from what is open, and from the next mark of its family. */
export class MarkActs {
  readonly #text: string;
  readonly #tokens: TokenSpans;
  readonly #paragraph: IndexRange;
  readonly #marks: readonly Mark[];
  readonly #next: (Mark | null)[] = [];
  /** For every mark: whether a single one that may close, and one that surely closes, comes before the next that opens. */
  readonly #closerAhead: boolean[] = [];
  readonly #sureCloserAhead: boolean[] = [];

  constructor(text: string, tokens: TokenSpans, paragraph: IndexRange, marks: readonly Mark[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#paragraph = paragraph;
    this.#marks = marks;
    this.#lookAhead();
  }

  #lookAhead(): void {
    const next: { [family in MarkFamily]?: Mark } = {};
    let closer = false;
    let sureCloser = false;
    for (let i = this.#marks.length - 1; i >= 0; i--) {
      const mark = this.#marks[i];
      this.#next[i] = next[mark.family] ?? null;
      this.#closerAhead[i] = closer;
      this.#sureCloserAhead[i] = sureCloser;
      next[mark.family] = mark;
      if (mark.family !== "single" && mark.character !== "’’" && mark.character !== "''") continue;
      if (closes(mark)) {
        closer = true;
        if (!mayBeApostrophe(this.#text, this.#tokens, mark)) sureCloser = true;
      } else if (opens(mark)) closer = sureCloser = false;
    }
  }

  /** The next mark of the family of mark `i`, if it stands as one that closes. */
  closerAfter(i: number): Mark | null {
    const next = this.#next[i];
    return next && closes(next) ? next : null;
  }

  act(i: number, innermost: Innermost): Act {
    const mark = this.#marks[i];
    const opener = innermost(mark.family);
    if (mark.family === "single") return this.#single(mark, i, opener);
    if (mark.family !== "double") return this.#guillemet(mark, i, opener);
    switch (mark.character) {
      case "„":
      case "``":
      case "‘‘":
        return mark.leftFree ? "open" : null;
      case ",,":
        return opens(mark) ? "open" : null;
      case "“":
      case "‟":
        return this.#curlyOpener(mark, i, opener);
    }
    if (this.#isInches(mark, i, opener)) return null;
    const singleOpen = innermost("single") !== null;
    return mark.character === "”" || mark.character === "’’"
      ? this.#curlyCloser(mark, i, opener, singleOpen)
      : this.#straight(mark, i, opener, singleOpen);
  }

  /** `“`; typed the wrong way round it closes, as it does after „. */
  #curlyOpener(mark: Mark, i: number, opener: Mark | null): Act {
    if (opener === null) return closes(mark) ? null : "open";
    if (mark.rightFree || (opener.character === "„" && !opens(mark))) return "close";
    return this.#again(mark, i);
  }

  /** `”`; typed the wrong way round it opens. */
  #curlyCloser(mark: Mark, i: number, opener: Mark | null, singleOpen: boolean): Act {
    if (!opener && mark.leftFree && mark.before === "") return "open";
    if (opens(mark) && /^\s?$/.test(mark.before)) return opener ? this.#again(mark, i) : "open";
    if (opener) return "close";
    if (mark.character === "’’") return singleOpen ? "close" : null;
    return /[,:]/.test(mark.before) && mark.after === " " && this.closerAfter(i) ? "open" : null;
  }

  /** `"` and `''`. */
  #straight(mark: Mark, i: number, opener: Mark | null, singleOpen: boolean): Act {
    if (opener) return opens(mark) ? this.#again(mark, i) : "close";
    if (mark.character === "''" && singleOpen) return "close";
    if (opens(mark)) return "open";
    if (mark.leftFree) return this.#next[i] ? "open" : null;
    return (!mark.rightFree || mark.after === " ") && this.closerAfter(i) ? "open" : null;
  }

  /** A mark that stands as one that opens while a quotation is open: one within it, or an end on the wrong side of a space. */
  #again(mark: Mark, i: number): Act {
    return mark.smallNext && !this.closerAfter(i) ? "close" : "open";
  }

  #single(mark: Mark, i: number, opener: Mark | null): Act {
    if (closes(mark)) {
      const isFeet = /\d/.test(mark.before) && this.#marks[i + 1]?.from === mark.to + 1;
      if (!opener || isFeet) return null;
      return mayBeApostrophe(this.#text, this.#tokens, mark) && this.#sureCloserAhead[i] ? null : "close";
    }
    if (opener && mark.leftFree && mark.rightFree && mark.character === "‘") return "close";
    if (!opens(mark) || mark.character === "’") return null;
    return this.#closerAhead[i] || (mark.character !== "'" && this.opensClause(mark)) ? "open" : null;
  }

  #guillemet(mark: Mark, i: number, opener: Mark | null): Act {
    const pointsRight = (character: string) => character === "»" || character === "›";
    const right = pointsRight(mark.character);
    if (opener && right !== pointsRight(opener.character) && (right || !opens(mark))) return "close";
    if (opens(mark)) return "open";
    return !right && mark.leftFree && this.#next[i] ? "open" : null;
  }

  /** Inches and seconds (5", 6'2"), as far as they can be told from a quotation that ends in a number. */
  #isInches(mark: Mark, i: number, opener: Mark | null): boolean {
    const last = mark.tokens.from - 1;
    if (last < 0 || this.#tokens.to[last] !== mark.from || !/[\d½¼¾]/.test(mark.before) || opens(mark)) return false;
    const word = this.#text.slice(this.#tokens.from[last], Math.min(mark.from, this.#tokens.from[last] + 8));
    if (FEET_AND_INCHES.test(word)) return true;
    return INCHES.test(word) && (opener === null || this.closerAfter(i) !== null);
  }

  /** Whether a clause begins after the mark, so that it may be trusted though no other mark closes it. */
  opensClause(mark: Mark): boolean {
    if (mark.smallNext || mark.rightFree) return false;
    const last = mark.tokens.from - 1;
    if (last < this.#paragraph.from) return true;
    const before = this.#text[this.#tokens.to[last] - 1];
    return /[,:“"„«]/.test(before) || (mark.character === "‘" && /[.?!…]/.test(before));
  }
}
