import type { Span } from "../../record.ts";
import type { Telling } from "../telling.ts";
import { type Found, labelOf, short } from "./found.ts";

/** Is it settled, or left open whether it comes about? */
export type Standing = "settled" | "possible";

/** Words of a telling that settle something or leave it open; `item`: the id of what they stand in. */
export interface Stood {
  readonly telling: Telling;
  readonly span: Span;
  readonly standing: Standing;
  readonly item: string | null;
}

/** What leaves open whether it comes about: "may go to court", "is being considered", "will discuss flights". In small letters: May is a month. */
export const POSSIBLE =
  /\b(?:may|might|could|(?:hope|want|plan|seek|intend|aim|consider)s? (?:to|whether)|(?:consider|weigh|mull|study|contemplat|examin|explor|discuss|negotiat)ing|under (?:consideration|discussion|review|study)|(?:is|are|was|were|be|been) (?:to be )?(?:considered|discussed|examined|studied|weighed|explored)|one of the options|considering whether|(?:will|to) (?:also )?(?:discuss|consider|examine|study|explore))\b/;
/** Do words leave open whether it comes about? */
export function leavesItOpen(text: string): boolean {
  return POSSIBLE.test(text);
}

/** That one report settles what another leaves open. */
export function standsOtherwise(row: string | null, confidence: number, sides: readonly [Stood, Stood]): Found {
  const words = ({ telling, span }: Stood) => `“${short(telling.document.text.slice(span.from, span.to))}”`;
  return {
    kind: "status",
    what: null,
    row,
    sides: sides.map(({ telling, span: { from, to }, standing, item }) => ({
      document: telling.document.id,
      spans: [{ from, to }],
      item,
      says: standing,
    })),
    notFoundIn: [],
    confidence,
    text: `${sides.map(({ telling, standing }) => `${labelOf(telling)}: ${standing}`).join("; ")} — ${sides.map(words).join(", ")}`,
  };
}
