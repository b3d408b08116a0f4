import type { Span } from "../record.ts";
import type { IndexRange, Layout } from "../text/layout.ts";
import { toTokens } from "./token-ranges.ts";

const OPENS_CLAUSE = new Set(["that", "whether", "if", "how", "why", "what", "who", "when", "where"]);

/** `warned parents that …`: whom the words are said to is no part of them. */
export function withoutAddressee(
  layout: Layout,
  content: readonly IndexRange[],
  addressee: readonly Span[],
): readonly IndexRange[] {
  const { text, tokens } = layout;
  const [{ from, to }] = toTokens(layout, addressee);
  const [first, ...rest] = content;
  if (first.from !== from || to >= first.to) return content;
  const next = text.slice(tokens.from[to], tokens.to[to]).toLowerCase();
  return OPENS_CLAUSE.has(next) || tokens.quote[to] === 2 ? [{ from: to, to: first.to }, ...rest] : content;
}

const DETERMINER = /^(?:the|an?|his|her|their|its|our|my)$/i;
/** A hearer's noun phrase is no longer. */
const LONGEST_HEARER = 5;

/** `asked the {minister whether …}`: a content that begins in the midst of whom it is said to begins after it. */
function fromClause({ text, tokens }: Layout, { from, to }: IndexRange): number {
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]);
  if (from === 0 || !DETERMINER.test(word(from - 1)) || tokens.quote[from] !== 0) return from;
  for (let k = from + 1; k < to && k <= from + LONGEST_HEARER; k++) {
    if (OPENS_CLAUSE.has(word(k).toLowerCase())) return k;
    if (!/^[\p{L}.’'-]+$/u.test(word(k))) break;
  }
  return from;
}

const EDGE = /^[,;:—–-]$/;
const FULL_STOP = /^[.]$/;

/** Contents without the commas, colons and dashes that part them from their cue, and without the end of a hearer; a full stop stays only inside quotation marks. */
export function trimContent(layout: Layout, content: readonly IndexRange[]): IndexRange[] {
  const { text, tokens } = layout;
  return content.flatMap(({ from, to }, k) => {
    const edge = (k: number, last: boolean) => {
      if (tokens.quote[k] !== 0) return false;
      const word = text.slice(tokens.from[k], tokens.to[k]);
      return EDGE.test(word) || (last && FULL_STOP.test(word));
    };
    let start = k === 0 ? fromClause(layout, { from, to }) : from;
    let end = to;
    while (start < end && edge(start, false)) start++;
    while (end > start && edge(end - 1, true)) end--;
    return start < end ? [{ from: start, to: end }] : [];
  });
}
