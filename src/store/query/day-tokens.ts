/** The spans of days that have a word, in days; each divides the next. */
const SPANS = [1, 16, 256];

function spanToken(span: number, number: number): string {
  return `_d${span}_${number}`;
}

/**
 * Words that stand for the day of an item and for the spans it lies in: PostgreSQL's index has no order, and by these it finds what lies
 * in some days without going through all that has a common word. No other word of the index is like them.
 */
export function dayTokens(day: number): string[] {
  return SPANS.map((span) => spanToken(span, Math.floor(day / span)));
}

/** The fewest words that stand for the days from one to another, both included. */
export function tokensOfDays(from: number, to: number): string[] {
  const tokens: string[] = [];
  for (let day = from; day <= to; ) {
    const span = SPANS.findLast((days) => day % days === 0 && day + days - 1 <= to) ?? SPANS[0];
    tokens.push(spanToken(span, day / span));
    day += span;
  }
  return tokens;
}
