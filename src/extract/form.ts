import type { Form, Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { toTokens } from "./token-ranges.ts";

/** The index of the innermost quotation around an offset, or `null`. `Layout.quotations` stand in order of their first mark. */
function quotationAt({ quotations }: Layout, offset: number): number | null {
  const low = firstIndex(quotations.length, (k) => quotations[k].from > offset);
  let at: number | null = low === 0 ? null : low - 1;
  while (at !== null && quotations[at].to <= offset) at = quotations[at].parent;
  return at;
}

/** Does an offset stand in somebody's quoted words, as against a term set off by marks? */
function isSpeech(layout: Layout, offset: number): boolean {
  for (let at = quotationAt(layout, offset); at !== null; at = layout.quotations[at].parent)
    if (layout.quotations[at].kind === "speech") return true;
  return false;
}

const WORD = /[\p{L}\p{N}]/u;

/**
 * How a content tells what was said: `direct` when all its words are quoted speech, `indirect` when none is, `mixed` when some
 * are. A "that" before quoted words counts for neither, nor do terms in scare quotes count as quoted.
 */
export function findForm(layout: Layout, content: readonly Span[]): Form {
  const { tokens, text } = layout;
  let quoted = 0;
  let plain = 0;
  for (const range of toTokens(layout, content)) {
    for (let k = range.from; k < range.to; k++) {
      const word = text.slice(tokens.from[k], tokens.to[k]);
      if (!WORD.test(word)) continue;
      if (tokens.quote[k] === 1 && isSpeech(layout, tokens.from[k])) quoted++;
      else if (word !== "that" || quoted + plain > 0) plain++;
    }
  }
  if (quoted === 0) return "indirect";
  return plain === 0 ? "direct" : "mixed";
}
