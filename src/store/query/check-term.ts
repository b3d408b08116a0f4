import { names } from "../../text/stems.ts";
import { closedValue, isClosed, noSuchValue } from "./closed-values.ts";
import { firstDay } from "./day-range.ts";
import { QueryError, type Term } from "./query.ts";

/** The alternatives of a term: `type:AGREE,CONSULT` has two. A phrase and plain words are one, and so is `1,000`. */
export function valuesOf({ field, value, phrase }: Pick<Term, "field" | "value" | "phrase">): string[] {
  if (field === null || phrase) return [value];
  return value.split(/,(?!\d)|(?<!\d),/).filter((one) => one.trim() !== "");
}

/** Throws QueryError where there is no such value, or nothing in it that can be looked for. */
export function checkTerm(text: string, term: Term): void {
  const { field, from, to } = term;
  const refuse = (message: string): never => {
    throw new QueryError(message, from, to);
  };
  if (field === "after" || field === "before") {
    if (firstDay(term.value) === null) {
      refuse(
        `there is no date ${term.value}; write a year, month or day: ${field}:2023, ${field}:2023-06, ${field}:2023-06-18`,
      );
    }
    return;
  }
  const values = valuesOf(term);
  if (values.every((value) => names(value).length === 0)) {
    refuse(`there is no letter or digit in ${text.slice(from, to)} to look for; leave it out`);
  }
  for (const value of values) {
    if (names(value).length === 0) refuse(`there is no letter or digit in ${value} to look for; leave it out`);
    if (isClosed(field) && closedValue(field, value) === null) refuse(noSuchValue(field, value));
  }
}
