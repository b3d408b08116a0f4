import { once, readTable } from "../../extract/read-table.ts";
import { names } from "../../text/stems.ts";
import { nearest } from "./nearest.ts";

/** What `data/countries.tsv` has as an adjective, or not at all, and a reader would still write. */
const alsoCalled: readonly (readonly [name: string, alpha3: string])[] = [
  ["Palestine", "PSE"],
  ["Hong Kong", "HKG"],
  ["Vatican", "VAT"],
  ["Bosnia", "BIH"],
  ["East Timor", "TLS"],
  ["Swaziland", "SWZ"],
  ["Cape Verde", "CPV"],
  ["Macedonia", "MKD"],
];

const keyOf = (name: string) =>
  names(name.replaceAll("&", " and "))
    .filter((word) => word !== "the")
    .join(" ");

const codes = once(() => {
  const known = new Map<string, string>();
  const english = ["long", "short"] as const;
  const regions = english.map((style) => new Intl.DisplayNames("en", { type: "region", style }));
  const pairs = readTable("country-codes.tsv");
  // The later wins: the usual names of `countries.tsv` over those of Unicode, which has all territories, and codes over all.
  for (const [alpha2, alpha3] of pairs) for (const region of regions) known.set(keyOf(region.of(alpha2)!), alpha3);
  for (const [alpha3, written] of readTable("countries.tsv")) {
    for (const name of written.split("|")) known.set(keyOf(name), alpha3);
  }
  for (const [name, alpha3] of alsoCalled) known.set(keyOf(name), alpha3);
  for (const [alpha2, alpha3] of pairs) {
    known.set(alpha2.toLowerCase(), alpha3);
    known.set(alpha3.toLowerCase(), alpha3);
  }
  return known;
});

/** The ISO 3166-1 alpha-3 code of a country by that code, its alpha-2 code or an English name; `null` where it is none. */
export function countryCode(written: string): string | null {
  return codes().get(keyOf(written)) ?? null;
}

/** The name or code of a country that is most likely meant, `null` where none is near. */
export function nearestCountry(written: string): string | null {
  const near = nearest(
    keyOf(written),
    [...codes().keys()].filter((key) => key.length > 3),
  );
  return near === null ? null : near.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
