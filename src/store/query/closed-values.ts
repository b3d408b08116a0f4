import { EVENT_TYPES, STATUSES } from "../../model/scores.ts";
import { countryCode, nearestCountry } from "./country-code.ts";
import { nearest } from "./nearest.ts";
import type { Field } from "./query.ts";

/** The fields whose value is one of a list, as it is written by us. */
const lists = {
  type: EVENT_TYPES,
  status: STATUSES,
  form: ["direct", "indirect", "mixed"],
  said: ["yes", "no"],
  kind: ["statement", "event", "report"],
} as const satisfies { readonly [field in Field]?: readonly string[] };

export type ClosedField = keyof typeof lists | "country";

export function isClosed(field: Field | null): field is ClosedField {
  return field !== null && (field in lists || field === "country");
}

/** The value that is meant, as the record writes it (a country by its alpha-3 code); `null` where there is none such. */
export function closedValue(field: ClosedField, written: string): string | null {
  if (field === "country") return countryCode(written);
  const meant = written.trim().toLowerCase();
  return lists[field].find((value) => value.toLowerCase() === meant) ?? null;
}

/** What to say of a value that there is not. */
export function noSuchValue(field: ClosedField, written: string): string {
  const near = field === "country" ? nearestCountry(written) : nearest(written.trim(), lists[field]);
  const meant = near === null ? "" : ` did you mean ${/\s/.test(near) ? `"${near}"` : near}?`;
  if (field !== "country")
    return `there is no ${field} ${written};${meant || ` write one of ${lists[field].join(", ")}`}`;
  return `there is no country ${written};${meant || ' write its code or its name: country:CHN, country:CN, country:China, country:"South Korea"'}`;
}
