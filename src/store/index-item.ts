import type { Shown } from "./shown.ts";
import type { Doubt, ItemKind, Part } from "./store.ts";

/** A statement, an event or the report itself, as it is found again. */
export interface IndexItem {
  readonly kind: ItemKind;
  /** `null` for the report. */
  readonly item: string | null;
  /** The type of an event, the form of a statement, `report`. */
  readonly class: string;
  readonly doubt: Doubt | null;
  readonly shown: Shown;
  /** Its words for the index, one space before, between and after them; `query/tokens.ts` tells which. */
  readonly words: string;
  /** It has so many words that the last are not among them. */
  readonly cut: boolean;
  readonly parts: readonly { readonly part: Part; readonly entity: string }[];
}

/** Who has which part in an item, each once. */
export function parts(all: readonly (readonly [Part, readonly string[]])[]): IndexItem["parts"] {
  return all.flatMap(([part, entities]) => [...new Set(entities)].map((entity) => ({ part, entity })));
}
