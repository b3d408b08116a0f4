import type { IndexRange, Layout } from "../text/layout.ts";

/** What of a quotation stands in one paragraph. */
export interface QuotedPart {
  /** With its marks. */
  readonly tokens: IndexRange;
  readonly paragraph: number;
  /** Index into `Layout.quotations`. */
  readonly quotation: number;
  /** The part of the same quotation in the paragraph before. */
  readonly previous: QuotedPart | null;
  /** A few words that are no sentence: if no cue claims them, nothing tells that anybody said them here. */
  readonly fragment: boolean;
}

const LONG = 8;
const ENDS = /^[.?!…,]$/;
const OPENS = /^[\p{Lu}\p{N}]/u;
const WORD = /^[\p{L}\p{N}]/u;

/** The outermost quotations that read as speech, paragraph by paragraph, in order of the text. */
export function findQuotedParts(layout: Layout): QuotedPart[] {
  const { tokens, paragraphs, quotations } = layout;
  const out: QuotedPart[] = [];
  quotations.forEach((quotation, index) => {
    if (quotation.depth > 0 || quotation.kind !== "speech") return;
    let previous: QuotedPart | null = null;
    const last = tokens.paragraph[quotation.tokens.to - 1];
    for (let paragraph = tokens.paragraph[quotation.tokens.from]; paragraph <= last; paragraph++) {
      if (paragraphs[paragraph].kind === "removed") continue;
      const from = Math.max(quotation.tokens.from, paragraphs[paragraph].tokens.from);
      const to = Math.min(quotation.tokens.to, paragraphs[paragraph].tokens.to);
      if (from >= to) continue;
      previous = {
        tokens: { from, to },
        paragraph,
        quotation: index,
        previous,
        fragment: isFragment(layout, from, to),
      };
      out.push(previous);
    }
  });
  return out;
}

function isFragment({ text, tokens }: Layout, from: number, to: number): boolean {
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]);
  let words = 0;
  let first: string | null = null;
  let ends = false;
  for (let k = from; k < to && words < LONG; k++) {
    if (!WORD.test(word(k))) ends = ENDS.test(word(k)) || (ends && tokens.quote[k] === 2);
    else {
      words++;
      first ??= word(k);
      ends = false;
    }
  }
  // `on “Hannity,” she`: a title, its comma within the marks.
  const title = words === 1 && to - from > 1 && word(to - 2) === ",";
  return words < LONG && (title || !(ends && first !== null && OPENS.test(first)));
}
