import { names } from "../../text/stems.ts";

/** The fields whose names are words of the index, and the letter that they begin with there: `s_wang s_yi`. */
export const NAME_PREFIX = {
  speaker: "s_",
  /** Whoever the content means, also where it has "she" or "the ministry". */
  about: "a_",
  by: "b_",
  /** Recipient of an event, addressee of a statement. */
  to: "t_",
  /** On whose word an event is told. */
  "asserted-by": "r_",
  place: "p_",
  outlet: "o_",
} as const;

export type NameField = keyof typeof NAME_PREFIX;

/** What is one of a few values: `type_assault`. */
export type ValueName = "kind" | "form" | "said" | "type" | "status" | "voice" | "country";

/** The word that stands for a value: `valueToken("type", "ASSAULT")` is `type_assault`. */
export function valueToken(name: ValueName, value: string): string {
  return `${name}_${value.toLowerCase()}`;
}

/** The word that every item of the index has. */
export const ANY = valueToken("kind", "any");

/** No word: put between texts (and names) that do not go on into each other, so that no phrase is found across. */
export const GAP = "_";

/** The words that stand for names in a field; each name apart from the next. */
export function nameTokens(field: NameField, list: readonly string[]): string[] {
  return list.flatMap((name, k) => {
    const tokens = names(name).map((token) => NAME_PREFIX[field] + token);
    return k === 0 ? tokens : [GAP, ...tokens];
  });
}
