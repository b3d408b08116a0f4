import { isBodyNoun } from "../lexicons.ts";
import { foldName } from "../places/fold-name.ts";
import { once, readTable } from "../read-table.ts";

/** An office, agency, party, outlet, company or armed group by its name. */
export interface Office {
  /** As `data/offices.tsv` writes it; in small letters where it is only in `data/bodies.tsv`. */
  readonly name: string;
  /** ISO 3166 alpha-3; `null` for what is no country's. */
  readonly country: string | null;
  /** Other countries have one of that name too: the country holds only where the report is about it. */
  readonly shared: boolean;
  /** A sector code; `null` for a country or territory that `countries.tsv` lacks, or its people. */
  readonly sector: string | null;
}

/** Rows by folded name; those written by hand go before those of the dictionaries. */
const offices = once(
  () => new Map(["bodies.tsv", "offices.tsv"].flatMap(readTable).map((row) => [foldName(row[0]), row] as const)),
);

/** The office that a name stands for, with or without a leading article; `undefined` for any other name. */
export function officeOf(name: string): Office | undefined {
  // "who" and "time" are names only with capitals
  if (!/\p{Lu}/u.test(name)) return undefined;
  const row = offices().get(foldName(name)) ?? offices().get(foldName(name.replace(/^the /i, "")));
  if (row === undefined) return undefined;
  // initials are written in capitals: "IS", not "Is"
  if (row[0].length < 5 && row[0] === row[0].toUpperCase() && !/^\P{Ll}+$/u.test(name.replace(/^the /i, "")))
    return undefined;
  const [written, country, sector] = row;
  const shared = country.endsWith("?");
  return {
    name: written,
    country: country === "" ? null : country.slice(0, 3),
    shared,
    sector: sector === "" ? null : sector,
  };
}

/** Does a name go on behind `end` with the noun of a body, so that what stands before is only its beginning: "Metropolitan Police *Bureau*"? */
export function isCutShort(words: readonly string[], end: number): boolean {
  const next = words[end];
  return next !== undefined && /^\p{Lu}/u.test(next) && (isBodyNoun(next) || isBodyNoun(next.replace(/s$/, "")));
}
