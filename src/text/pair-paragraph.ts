import { findApostrophes } from "./apostrophes.ts";
import { findForgottenClose } from "./forgotten-close.ts";
import type { IndexRange } from "./layout.ts";
import { MarkActs } from "./mark-acts.ts";
import { areAlike, closes, findMarks, type Mark, type MarkFamily } from "./marks.ts";
import type { TokenSpans } from "./tokens.ts";

/** A quotation whose end is still to come. */
export interface Open {
  readonly opener: Mark;
  readonly marks: Mark[];
  /** Token ranges of what it has run through, without marks. */
  readonly parts: IndexRange[];
  partFrom: number;
  /** The first mark like its own that opens after it: should it never be closed, it ends before that. */
  cut: Mark | null;
  /** Whether it stands even if it is never closed. */
  readonly sure: boolean;
}

/** A quotation by its tokens, before those that reach over one another's edges are set right. */
export interface Draft {
  readonly tokens: IndexRange;
  readonly parts: readonly IndexRange[];
  readonly marks: readonly Mark[];
  readonly closed: boolean;
}

// Deeper nesting is none: these are marks that somebody forgot to close. The bound keeps the pairing linear.
const DEEPEST = 8;

/**
 * Pairs the marks of one paragraph and adds what it closes to `drafts`. `pending` are the quotations that the paragraph
 * before left open, outer ones first; the result are those that this one leaves open.
 */
export function pairParagraph(
  text: string,
  tokens: TokenSpans,
  paragraph: IndexRange,
  pending: readonly Open[],
  drafts: Draft[],
): Open[] {
  const found = findMarks(text, tokens, paragraph);
  const apostrophes = findApostrophes(text, tokens, found);
  const marks = apostrophes.size > 0 ? found.filter((_, i) => !apostrophes.has(i)) : found;
  const acts = new MarkActs(text, tokens, paragraph, marks);
  const open: Open[] = [];

  for (let i = resume(); i < marks.length; i++) {
    const mark = marks[i];
    const act = acts.act(i, (family) => innermost(family)?.opener ?? null);
    if (act === "open") push(mark);
    else if (act === "close") close(mark, i);
  }

  const left: Open[] = [];
  for (const entry of open) {
    const limit = entry.cut?.tokens.from ?? paragraph.to;
    const told = entry.sure ? tellerFrom(entry, limit) : limit;
    if (entry.cut || told < limit) end(entry, told);
    else if (entry.sure) {
      entry.parts.push({ from: entry.partFrom, to: paragraph.to });
      left.push(entry);
    }
  }
  return left;

  /** Goes on with pending quotations whose mark is repeated here, and ends the others. Returns how many marks that took. */
  function resume(): number {
    let i = 0;
    let expected = paragraph.from;
    for (const entry of pending) {
      const mark = marks[i];
      if (open.length === i && mark?.tokens.from === expected && areAlike(mark, entry.opener) && mark.leftFree) {
        entry.marks.push(mark);
        entry.partFrom = expected = mark.tokens.to;
        open.push(entry);
        i++;
      } else if (i === 0 && pending.length === 1 && isClosedFirst(entry)) {
        entry.partFrom = paragraph.from;
        open.push(entry);
      } else drafts.push(unclosed(entry));
    }
    return i;
  }

  /** Whether the first double mark here can only be the end of a quotation that began in the paragraph before. */
  function isClosedFirst({ opener }: Open): boolean {
    const first = marks.find((mark) => mark.family === "double");
    return opener.character === "“" && first?.character === "”" && closes(first);
  }

  function innermost(family: MarkFamily): Open | undefined {
    return open.findLast((entry) => entry.opener.family === family);
  }

  function push(mark: Mark): void {
    // Curly marks in straight ones, or the other way round, are a quotation within another; marks alike are a forgotten end.
    const outer = innermost(mark.family);
    if (outer && areAlike(outer.opener, mark)) outer.cut ??= mark;
    if (open.length >= DEEPEST) {
      const outermost = open.shift()!;
      end(outermost, (outermost.cut ?? mark).tokens.from);
    }
    const sure = mark.family !== "single" || acts.opensClause(mark);
    open.push({ opener: mark, marks: [mark], parts: [], partFrom: mark.tokens.to, cut: null, sure });
  }

  function close(mark: Mark, i: number): void {
    const target = partner(mark, i);
    for (let entry = open.pop()!; entry !== target; entry = open.pop()!) {
      end(entry, (entry.cut ?? mark).tokens.from);
    }
    drafts.push({
      tokens: { from: target.opener.tokens.from, to: mark.tokens.to },
      parts: [...target.parts, { from: target.partFrom, to: mark.tokens.from }],
      marks: [...target.marks, mark],
      closed: true,
    });
  }

  /** The innermost of the family; if no other mark closes after this one, the innermost that a mark like it opened. */
  function partner(mark: Mark, i: number): Open {
    const top = innermost(mark.family) ?? innermost("single")!;
    if (mark.family !== "double" || acts.closerAfter(i)) return top;
    return open.findLast((entry) => areAlike(entry.opener, mark)) ?? top;
  }

  /** The token at which the teller of an open quotation begins, if it stands within; else `limit`. */
  function tellerFrom({ partFrom }: Open, limit: number): number {
    if (partFrom >= limit) return limit;
    const from = tokens.from[partFrom];
    const at = findForgottenClose(text.slice(from, tokens.to[limit - 1]));
    if (at < 0) return limit;
    let k = partFrom;
    while (tokens.from[k] < from + at) k++;
    return k;
  }

  function end(entry: Open, to: number): void {
    if (!entry.sure) return;
    entry.parts.push({ from: entry.partFrom, to });
    drafts.push(unclosed(entry));
  }
}

/** A quotation that was never closed, as far as it has run. */
export function unclosed({ opener, parts, marks }: Open): Draft {
  return { tokens: { from: opener.tokens.from, to: parts.at(-1)!.to }, parts, marks, closed: false };
}
