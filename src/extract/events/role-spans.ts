import type { ScoredSpan } from "../../model/scores.ts";
import type { Span } from "../../record.ts";
import { firstIndex } from "../../text/first-index.ts";
import { withoutPossessive } from "../resolve-mentions.ts";

const ARTICLE = /^(?:the|a|an)\s+(?=\S)/i;
const WORD = /[\p{L}\p{N}]/u;
/** What may end a phrase though it is no letter: "Sen.", "(R)", "5 %". */
const CLOSING = /[.)%’']/;

/**
 * The spans that a role is given, cut to what names it: those that begin within `limit`, without article, possessive ending
 * and marks at the edges, no name of `names` (in order of the text) cut in two, none within another.
 */
export function cutRoles(
  text: string,
  spans: readonly ScoredSpan[],
  limit: Span,
  names: readonly Span[],
): ScoredSpan[] {
  const cut = spans
    .filter(({ from }) => from >= limit.from && from < limit.to)
    .map((span) => cutEdges(text, wholeNames(span, names)))
    .filter((span) => span !== null);
  const kept: ScoredSpan[] = [];
  for (const span of cut) {
    const last = kept.at(-1);
    if (last === undefined || span.from >= last.to) kept.push(span);
    else if (span.to > last.to) kept[kept.length - 1] = { ...last, to: span.to };
  }
  return kept;
}

/** A span with the whole of the names that it cuts. */
function wholeNames(span: ScoredSpan, names: readonly Span[]): ScoredSpan {
  let { from, to } = span;
  // a name may hold another, so that ends are not quite in order
  const first = firstIndex(names.length, (k) => names[k].to > span.from);
  for (let k = Math.max(0, first - 1); k < names.length && names[k].from < span.to; k++) {
    if (names[k].to <= span.from) continue;
    from = Math.min(from, names[k].from);
    to = Math.max(to, names[k].to);
  }
  return { ...span, from, to };
}

function cutEdges(text: string, { from, to, probability }: ScoredSpan): ScoredSpan | null {
  const start = text.slice(from, to).search(WORD);
  if (start < 0) return null;
  let first = from + start;
  first += ARTICLE.exec(text.slice(first, to))?.[0].length ?? 0;
  let last = to;
  while (last > first && !WORD.test(text[last - 1]) && !CLOSING.test(text[last - 1])) last--;
  return { ...withoutPossessive(text, { from: first, to: last }), probability };
}
