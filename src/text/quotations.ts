import type { Span } from "../record.ts";
import { classOf, WORD } from "./characters.ts";
import type { IndexRange, Quotation } from "./layout.ts";
import { styleOf } from "./marks.ts";
import { type Draft, type Open, pairParagraph, unclosed } from "./pair-paragraph.ts";
import type { ParagraphSpan } from "./paragraphs.ts";
import type { TokenSpans } from "./tokens.ts";

/** A quotation before it is known whether it is speech. */
export type PairedQuotation = Omit<Quotation, "kind">;

/** What a token is to quotations, in `Pairing.roles`. */
export const OPENS = 1;
export const CLOSES = 2;

export interface Pairing {
  readonly quotations: readonly PairedQuotation[];
  /** For every token: 0, `OPENS` or `CLOSES`. A mark that belongs to no quotation has 0. */
  readonly roles: Uint8Array;
}

/**
 * Pairs quotation marks, one paragraph after another. A quotation that a paragraph leaves open goes on if the next one
 * begins with a mark like its own, or has the closing curly mark before any other; stretches that are not the story are
 * passed over.
 */
export function pairQuotations(text: string, tokens: TokenSpans, paragraphs: readonly ParagraphSpan[]): Pairing {
  const drafts: Draft[] = [];
  let open: Open[] = [];
  for (const paragraph of paragraphs) {
    if (!paragraph.removed) open = pairParagraph(text, tokens, paragraph.tokens, open, drafts);
  }
  drafts.push(...open.map(unclosed));
  return nest(text, tokens, drafts);
}

/** For every token: 0 outside quotations, 1 inside, 2 a mark that opens or closes one. */
export function quoteOfTokens({ quotations, roles }: Pairing, paragraphs: readonly ParagraphSpan[]): Uint8Array {
  const quote = roles.map((role) => (role === 0 ? 0 : 2));
  for (const { tokens, depth } of quotations) {
    if (depth > 0) continue;
    for (let k = tokens.from; k < tokens.to; k++) if (quote[k] === 0) quote[k] = 1;
  }
  for (const { tokens, removed } of paragraphs) if (removed) quote.fill(0, tokens.from, tokens.to);
  return quote;
}

/** Puts the quotations in order, each before those within it, and tells which stands in which. */
function nest(text: string, tokens: TokenSpans, drafts: readonly Draft[]): Pairing {
  const ordered = uncrossed(drafts).filter(({ parts }) => parts.some((part) => holdsWord(text, tokens, part)));
  const roles = new Uint8Array(tokens.length);
  for (const { marks, closed } of ordered) {
    marks.forEach((mark, m) => {
      roles.fill(closed && m === marks.length - 1 ? CLOSES : OPENS, mark.tokens.from, mark.tokens.to);
    });
  }
  const around: number[] = [];
  const quotations = ordered.map((draft, q) => {
    while (around.length > 0 && ordered[around.at(-1)!].tokens.to <= draft.tokens.from) around.pop();
    const depth = around.length;
    const parent = around.at(-1) ?? null;
    around.push(q);
    return paired(tokens, draft, parent, depth);
  });
  return { quotations, roles };
}

/** Lets no quotation reach over the edge of another: one that was never closed gives way to one that was. */
function uncrossed(drafts: readonly Draft[]): Draft[] {
  const ordered = [...drafts].sort((a, b) => a.tokens.from - b.tokens.from || b.tokens.to - a.tokens.to);
  const around: number[] = [];
  for (let q = 0; q < ordered.length; q++) {
    const { from } = ordered[q].tokens;
    while (around.length > 0 && ordered[around.at(-1)!].tokens.to <= from) around.pop();
    while (around.length > 0 && ordered[q].tokens.to > ordered[around.at(-1)!].tokens.to) {
      if (ordered[q].closed) {
        const outer = around.pop()!;
        ordered[outer] = shortened(ordered[outer], from);
      } else ordered[q] = shortened(ordered[q], ordered[around.at(-1)!].tokens.to);
    }
    around.push(q);
  }
  return ordered;
}

function shortened(draft: Draft, to: number): Draft {
  return {
    tokens: { from: draft.tokens.from, to },
    parts: draft.parts.filter((part) => part.from < to).map((part) => ({ from: part.from, to: Math.min(part.to, to) })),
    marks: draft.marks.filter((mark) => mark.tokens.to <= to),
    closed: draft.closed,
  };
}

function paired(tokens: TokenSpans, draft: Draft, parent: number | null, depth: number): PairedQuotation {
  const span = ({ from, to }: IndexRange): Span => ({ from: tokens.from[from], to: tokens.to[to - 1] });
  return {
    ...span(draft.tokens),
    tokens: draft.tokens,
    parts: draft.parts.filter((part) => part.from < part.to).map(span),
    marks: draft.marks.map(({ from, to }) => ({ from, to })),
    style: styleOf(draft.marks[0].character),
    closed: draft.closed,
    depth,
    parent,
  };
}

function holdsWord(text: string, tokens: TokenSpans, part: IndexRange): boolean {
  for (let k = part.from; k < part.to; k++) if (classOf(text.codePointAt(tokens.from[k])!) === WORD) return true;
  return false;
}
