import type { Span } from "../../record.ts";
import { spannedText } from "../../text/spanned-text.ts";
import type { Telling, TellingStatement } from "../telling.ts";
import { type Context, type Found, labelOf, short } from "./found.ts";

/** Words that say that something is not so. */
export const ANY_NEGATION = /\b(?:not|no|none|never|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b/i;

/** What a telling says in some stretches, by the reporter's word or in a statement. */
export interface Told {
  readonly telling: Telling;
  readonly spans: readonly Span[];
  readonly statement: TellingStatement | null;
}

/** That one report says not to be so what another tells. */
export function notSo({ placeOf }: Context, told: Told, denied: Told, confidence: number): Found {
  const side = ({ telling, spans, statement }: Told, says: string) => ({
    document: telling.document.id,
    spans,
    item: statement?.statement.id ?? null,
    says,
  });
  const words = ({ telling, spans }: Told) => `“${short(spannedText(telling.document, spans))}”`;
  return {
    kind: "denied",
    what: "statement",
    row: denied.statement === null ? null : placeOf.get(denied.statement)!.row,
    sides: [side(told, "told"), side(denied, "denied")],
    notFoundIn: [],
    confidence,
    text: `Not so in ${labelOf(denied.telling)}: ${words(denied)}; ${labelOf(told.telling)} has ${words(told)}`,
  };
}
