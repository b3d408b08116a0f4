import { countryOf } from "../lexicons.ts";
import { openGazetteer, type Row } from "./open-gazetteer.ts";
import { regionOf } from "./regions.ts";
import { stateName } from "./us-states.ts";

/** A row's first-level code, "USA.TX"; its country's where it has none. */
export function regionCode(row: Row): string {
  return row.code.split(".").slice(0, 2).join(".");
}

/** The countries ("GEO") and first-level regions ("USA.GA") that a name or demonym stands for; none for any other name. */
export function codesOf(name: string): readonly string[] {
  if (name === "") return [];
  const full = stateName(name);
  const country = countryOf(full);
  if (country?.form === "demonym") return [country.alpha3];
  const region = regionOf(name);
  if (region !== undefined && region.country !== null) return [region.country];
  const rows = openGazetteer().find(full);
  // a foreign region of some country's name is not meant: "Luxembourg", "Niger"
  const named = country?.form === "name" && full === name ? [country.alpha3] : [];
  const regions = rows.filter(({ kind }) => kind === "country" || kind === "region");
  const own =
    named.length > 0 ? regions.filter(({ kind, country }) => kind === "country" || country === "USA") : regions;
  // of the Emirates' "Georgia" and such only usual names count, where there are any
  const usual = own.some(({ other }) => !other) ? own.filter(({ other }) => !other) : own;
  return [...new Set([...named, ...usual.map(regionCode)])];
}

/** Does a row lie in one of these countries or regions? */
export function liesIn(row: Row, codes: ReadonlySet<string>): boolean {
  return codes.has(row.country) || codes.has(regionCode(row));
}
