import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { foldName } from "./fold-name.ts";
import { soundName } from "./sound-name.ts";

export type RowKind = "capital" | "seat" | "town" | "region" | "county" | "country";

/** A row of the gazetteer, as a name finds it. */
export interface Row {
  readonly name: string;
  readonly geonames: number;
  /** Degrees; `null` where the packages it was built from give no point: regions and counties. */
  readonly lat: number | null;
  readonly lon: number | null;
  /** ISO 3166 alpha-3. */
  readonly country: string;
  /** Country, first and second level with points between, as far as known: "USA.TX.277". A region's own code is its first two. */
  readonly code: string;
  readonly kind: RowKind;
  /** Of a region: those of its towns, so too few. */
  readonly population: number;
  /** The name that found it is another than its usual one, and no other spelling of it. */
  readonly other: boolean;
}

/** The places of GeoNames from some thousand people on, with first-level regions and countries. */
export interface Gazetteer {
  /** Every row that bears a name, whatever its letters' case and marks; by GeoNames id. */
  readonly find: (name: string) => readonly Row[];
  /** The row of a country by its alpha-3 code. */
  readonly country: (alpha3: string) => Row | null;
  /** The capital of a country by its alpha-3 code; `null` where GeoNames has none or it is disputed. */
  readonly capital: (alpha3: string) => Row | null;
  /** The names of the first and second level of a row's code, the larger first. */
  readonly admin: (code: string) => readonly string[];
}

const NEWLINE = 10;

const kinds: { readonly [letter: string]: RowKind } = {
  C: "capital",
  S: "seat",
  P: "town",
  R: "region",
  D: "county",
  N: "country",
};

/** The lines whose first field is `key`, as fields. `bytes` are lines in order of their bytes. */
function linesOf(bytes: Buffer, key: string): string[][] {
  // no key holds a character below the tab, so that all lines of a key stand together
  const wanted = Buffer.from(`${key}\t`);
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const from = bytes.lastIndexOf(NEWLINE, middle - 1) + 1;
    const end = bytes.indexOf(NEWLINE, middle);
    if (bytes.compare(wanted, 0, wanted.length, from, Math.min(from + wanted.length, end)) < 0) low = end + 1;
    else high = from;
  }
  const found: string[][] = [];
  while (low < bytes.length && bytes.compare(wanted, 0, wanted.length, low, low + wanted.length) === 0) {
    const end = bytes.indexOf(NEWLINE, low);
    found.push(bytes.toString("utf8", low, end).split("\t"));
    low = end + 1;
  }
  return found;
}

function rowOf([, name, geonames, lat, lon, code, kind, population]: readonly string[], other: boolean): Row {
  return {
    name,
    geonames: Number(geonames),
    lat: lat === "" ? null : Number(lat),
    lon: lon === "" ? null : Number(lon),
    country: code.slice(0, 3),
    code,
    kind: kinds[kind],
    population: Number(population),
    other,
  };
}

function makeGazetteer(bytes: Buffer): Gazetteer {
  const rows = (key: string): Row[] =>
    linesOf(bytes, key).flatMap((fields) => {
      if (fields[1] === "=") return [];
      if (fields[1] !== ">") return [rowOf(fields, false)];
      const target = linesOf(bytes, fields[2]).find(([, mark, id]) => mark !== ">" && mark !== "=" && id === fields[3]);
      return target === undefined
        ? []
        : [rowOf(target, !fields[2].endsWith(".") && soundName(key) !== soundName(fields[2]))];
    });
  return {
    find: (name) => {
      const key = foldName(name);
      if (key === "") return [];
      const byId = new Map<number, Row>();
      for (const row of rows(key)) if (byId.get(row.geonames)?.other !== false) byId.set(row.geonames, row);
      return [...byId.values()].sort((a, b) => a.geonames - b.geonames);
    },
    country: (alpha3) => rows(`${alpha3.toLowerCase()}.`)[0] ?? null,
    capital: (alpha3) => {
      const [key, id] = linesOf(bytes, `${alpha3.toLowerCase()}.`)[0]?.[8]?.split("/") ?? [];
      return id === undefined ? null : (rows(key).find(({ geonames }) => geonames === Number(id)) ?? null);
    },
    admin: (code) => {
      const [country, first, second] = code.toLowerCase().split(".");
      if (first === undefined) return [];
      const one = linesOf(bytes, `${country}.${first}`)[0]?.[2];
      const two = second === undefined ? undefined : linesOf(bytes, `${country}.${first}.${second}`)[0]?.[2];
      return [one, two].filter((name) => name !== undefined);
    },
  };
}

let opened: Gazetteer | null = null;

/** The gazetteer of `data/gazetteer.tsv.gz`, unpacked on the first call: bytes in memory, searched as they are. */
export function openGazetteer(): Gazetteer {
  opened ??= makeGazetteer(gunzipSync(readFileSync(new URL("../../../data/gazetteer.tsv.gz", import.meta.url))));
  return opened;
}
