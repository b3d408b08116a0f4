import type { Layout } from "../text/layout.ts";
import { type Draft, UNSCORED } from "./draft.ts";
import { findClauseAfter, findClauseBefore } from "./phrase-beside.ts";
import { holdsToken, sharedTokens } from "./token-ranges.ts";

/**
 * Quotations within quotations that a verb of saying in the outer one introduces: “The captain told us, ‘Wait,’ and left.”
 * Those that a draft with a cue of its own already holds are passed over.
 */
export function draftInnerQuotations(layout: Layout, drafts: readonly Draft[]): Draft[] {
  const { quotations, tokens } = layout;
  const byParagraph = Map.groupBy(
    drafts.filter(({ cue }) => cue.length > 0),
    ({ cue }) => tokens.paragraph[cue[0].from],
  );
  return quotations.flatMap((quotation): Draft[] => {
    if (quotation.parent === null) return [];
    const outer = quotations[quotation.parent].tokens;
    const inner = quotation.tokens;
    const held = (byParagraph.get(tokens.paragraph[inner.from]) ?? []).some(
      ({ cue, content }) => holdsToken([outer], cue[0].from) && sharedTokens(content, [inner]) > 0,
    );
    if (held) return [];
    const clause = findClauseBefore(layout, inner.from, outer.from + 1) ?? findClauseAfter(layout, inner.to);
    if (clause === null || clause.cue.to > outer.to) return [];
    return [{ ...UNSCORED, found: "clause", cue: [clause.cue], source: [clause.source], content: [inner] }];
  });
}
