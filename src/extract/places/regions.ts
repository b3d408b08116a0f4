import { once, readTable } from "../read-table.ts";
import { foldName } from "./fold-name.ts";

/** A sea, river, continent or region that no row of the gazetteer stands for, or that is meant before one of the same name. */
export interface Region {
  readonly name: string;
  /** "sea", "river", "region of no one country": as a reason names it. */
  readonly kind: string;
  readonly geonames: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** ISO 3166 alpha-3, `null` where it is no part of one country. */
  readonly country: string | null;
}

const number = (field: string): number | null => (field === "" ? null : Number(field));

const regions = once((): ReadonlyMap<string, Region> => {
  const named = new Map<string, Region>();
  for (const [names, kind, geonames, lat, lon, country] of readTable("regions.tsv")) {
    const all = names.split("|");
    const region = {
      name: all[0],
      kind,
      geonames: number(geonames),
      lat: number(lat),
      lon: number(lon),
      country: country === "" ? null : country,
    };
    for (const name of all) named.set(foldName(name), region);
  }
  return named;
});

/** The region of `data/regions.tsv` that bears a name; `undefined` for any other name. */
export function regionOf(name: string): Region | undefined {
  return regions().get(foldName(name));
}
