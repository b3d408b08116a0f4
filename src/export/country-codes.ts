import { readFileSync } from "node:fs";

let numbers: ReadonlyMap<string, string> | null = null;
let names: ReadonlyMap<string, string> | null = null;

function readColumns(file: string): Map<string, string> {
  const text = readFileSync(new URL(`../../data/${file}`, import.meta.url), "utf8");
  return new Map(
    text
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t") as [string, string]),
  );
}

/** The number of a state in the Correlates of War system, by its ISO 3166 alpha-3 code; `null` where it is no member. */
export function cowOf(alpha3: string): string | null {
  numbers ??= readColumns("cow.tsv");
  return numbers.get(alpha3) ?? null;
}

/** The usual English name of a country by its ISO 3166 alpha-3 code, `null` for an unknown code. */
export function countryName(alpha3: string): string | null {
  names ??= readColumns("countries.tsv");
  return names.get(alpha3)?.split("|")[0] ?? null;
}
