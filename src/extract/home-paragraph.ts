import type { IndexRange, Layout } from "../text/layout.ts";
import { countTokens, joinRanges } from "./token-ranges.ts";

/** A content by paragraph: that of its statement, and those before and after it, a list for each paragraph. */
export interface Housed {
  readonly home: readonly IndexRange[];
  readonly before: readonly (readonly IndexRange[])[];
  readonly after: readonly (readonly IndexRange[])[];
}

/**
 * Parts a content that runs over paragraphs. A statement is at home where its cue stands, or where its content begins if
 * none of it stands there ("She wrote:" and the letter below); what stands in other paragraphs goes on with it.
 */
export function houseContent(
  { tokens, paragraphs }: Layout,
  content: readonly IndexRange[],
  cue: readonly IndexRange[],
): Housed {
  const byParagraph = new Map<number, IndexRange[]>();
  for (const range of content) {
    for (let from = range.from; from < range.to; ) {
      const paragraph = tokens.paragraph[from];
      let to = from + 1;
      while (to < range.to && tokens.paragraph[to] === paragraph) to++;
      byParagraph.set(paragraph, [...(byParagraph.get(paragraph) ?? []), { from, to }]);
      from = to;
    }
  }
  const numbers = [...byParagraph.keys()].sort((a, b) => a - b);
  const told = cue.length > 0 ? tokens.paragraph[cue[0].from] : numbers[0];
  const home = byParagraph.has(told) ? told : numbers[0];
  // Elsewhere a few words of narrative are the model's doubt; a quotation, or most of a paragraph, goes on.
  const goesOn = (paragraph: number) => {
    const ranges = byParagraph.get(paragraph)!;
    const all = paragraphs[paragraph].tokens;
    return ranges.some(({ from }) => tokens.quote[from] !== 0) || countTokens(ranges) * 2 > all.to - all.from;
  };
  const those = (keep: (paragraph: number) => boolean) =>
    numbers.filter((number) => keep(number) && goesOn(number)).map((number) => joinRanges(byParagraph.get(number)!));
  return {
    home: joinRanges(byParagraph.get(home)!),
    before: those((paragraph) => paragraph < home),
    after: those((paragraph) => paragraph > home),
  };
}
