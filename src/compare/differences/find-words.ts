import type { Wording } from "../comparison.ts";
import { type Context, type Found, labelOf, tellingOf } from "./found.ts";

/** Other words for the same. */
export function findWords({ tellings }: Context, wordings: readonly Wording[]): Found[] {
  const label = (id: string) => labelOf(tellingOf(tellings, id));
  return wordings.map((wording) => ({
    kind: "words",
    what: wording.about,
    row: wording.id,
    sides: wording.sides.map(({ document, words, spans }) => ({ document, spans, item: null, says: words })),
    notFoundIn: [],
    confidence: wording.confidence ?? 0.5,
    text: wording.sides.map(({ document, words }) => `${label(document)}: “${words}”`).join("; "),
  }));
}
