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
