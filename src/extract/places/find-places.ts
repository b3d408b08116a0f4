import type { Document, Place, Span } from "../../record.ts";
import type { Layout } from "../../text/layout.ts";
import { countryOf } from "../lexicons.ts";
import { type Choice, chooseRow } from "./choose-row.ts";
import { codesOf, regionCode } from "./codes-of.ts";
import { type Evidence, findEvidence } from "./find-evidence.ts";
import { foldName } from "./fold-name.ts";
import { openGazetteer, type Row } from "./open-gazetteer.ts";
import { type Mentioned, parseMention } from "./parse-mention.ts";
import { type Region, regionOf } from "./regions.ts";
import { stateName } from "./us-states.ts";

type Found =
  | { readonly is: "region"; readonly region: Region }
  | { readonly is: "row"; readonly row: Row }
  /** Where it is not known itself, what the report says it lies in. */
  | { readonly is: "unknown"; readonly why: string; readonly inside?: Inside };

interface Inside {
  readonly country: string | null;
  readonly admin: readonly string[];
}

interface Candidate extends Span {
  readonly mentioned: Mentioned;
  readonly sentence: number;
}

const noTown = /^(?:building|square|street|canal)$/;

/** A demonym by itself ("Chinese") names people, no place. */
function isDemonym(name: string): boolean {
  return countryOf(name)?.form === "demonym" && openGazetteer().find(name).length === 0;
}

/** The codes of what a place is said to lie in, and whether the words leave no doubt that it is said. */
function withinOf({ core, within, beside }: Mentioned): ReadonlySet<string> | null {
  const said = within.map(codesOf).filter((codes) => codes.length > 0);
  if (said.length > 0) return new Set(said[0]);
  // "in Moscow, Beijing and Tehran" is a list: what follows counts only where a place of that name lies in it
  for (let words = beside?.split(" ") ?? []; words.length > 0; words = words.slice(0, -1)) {
    const codes = new Set([...codesOf(words.join(" ")), ...codesOf(words.join(" ").replace(/\.$/, ""))]);
    if (codes.size === 0) continue;
    const fits = openGazetteer()
      .find(core)
      .some((row) => row.kind !== "country" && lies(row, codes));
    return fits ? codes : null;
  }
  return null;
}

function lies(row: Row, codes: ReadonlySet<string>): boolean {
  return codes.has(row.country) || (row.kind !== "region" && codes.has(regionCode(row)));
}

function findCapital({ within }: Mentioned): Found {
  const [country] = within
    .flatMap((name) => countryOf(name)?.alpha3 ?? codesOf(name))
    .filter((code) => !code.includes("."));
  if (country === undefined)
    return { is: "unknown", why: "no name: the report does not say here what it is the capital of" };
  const row = openGazetteer().capital(country);
  return row === null ? { is: "unknown", why: "the gazetteer names no capital of that country" } : { is: "row", row };
}

/** Resolves one mention; `agreed` are rows that the report gave for the same name with what they lie in. */
function resolve(
  { mentioned, sentence }: Candidate,
  evidence: Evidence,
  agreed: ReadonlyMap<string, Row | null>,
): Found & { readonly qualified?: boolean } {
  const { core } = mentioned;
  if (core === "capital") return findCapital(mentioned);
  if (!/\p{Lu}/u.test(core)) return { is: "unknown", why: "no name of a place" };
  if (mentioned.several) return { is: "unknown", why: "several places in one" };
  const region = regionOf(core);
  if (region !== undefined) return { is: "region", region };
  const within = withinOf(mentioned);
  if (within === null && mentioned.kind === null) {
    const row = agreed.get(foldName(core));
    if (row) return { is: "row", row };
  }
  const surroundings = {
    sentence: evidence.sentences[sentence] ?? new Set<string>(),
    document: evidence.document,
  };
  const choice: Choice = chooseRow(openGazetteer().find(stateName(core)), mentioned, within, surroundings);
  if (choice.row === null) {
    const inside = insideOf(mentioned, { mentioned, sentence, from: 0, to: 0 }, evidence, agreed);
    return inside === null ? { is: "unknown", why: choice.why } : { is: "unknown", why: choice.why, inside };
  }
  return { is: "row", row: choice.row, qualified: within !== null };
}

/** What a place is said to lie in: "Diaoyutai State Guesthouse in Beijing", "State House, Nairobi". */
function insideOf(
  { inside, within, core }: Mentioned,
  candidate: Candidate,
  evidence: Evidence,
  agreed: ReadonlyMap<string, Row | null>,
): Inside | null {
  const name = inside ?? within[0];
  if (name === undefined || name === core) return null;
  const people = countryOf(name);
  if (people?.form === "demonym") return { country: people.alpha3, admin: [] };
  const found = resolve(
    { ...candidate, mentioned: parseMention(name, { from: 0, to: name.length }) },
    evidence,
    agreed,
  );
  if (found.is === "row") return { country: found.row.country, admin: openGazetteer().admin(found.row.code) };
  return found.is === "region" ? { country: found.region.country, admin: [] } : null;
}

/** The point of a row, or why none is given. */
function pointOf(row: Row, part: boolean): Pick<Place, "lat" | "lon"> & { readonly no?: string } {
  const wide = row.kind === "country" || row.kind === "region" || row.kind === "county";
  if (part && wide) return { lat: null, lon: null, no: `a part of ${row.name}: no single point` };
  if (row.lat === null) return { lat: null, lon: null, no: `the gazetteer gives no point for a ${row.kind}` };
  return { lat: row.lat, lon: row.lon };
}

function placeOf(document: Document, { from, to, mentioned }: Candidate, found: Found, id: string): Place {
  const span = { id, from, to };
  if (found.is === "row") {
    const { row } = found;
    const { no, ...point } = pointOf(row, mentioned.part);
    const own = row.kind === "region" || row.kind === "county";
    const admin = openGazetteer()
      .admin(row.code)
      .filter((name) => !own || name !== row.name);
    const why = no === undefined ? {} : { why: { lat: no, lon: no } };
    return { ...span, name: row.name, geonames: row.geonames, ...point, country: row.country, admin, ...why };
  }
  if (found.is === "region") {
    const { name, kind, geonames, lat, lon, country } = found.region;
    const why: { [field: string]: string } = {};
    const named = `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
    const wide = noTown.test(kind) ? `${named}: the gazetteer has only towns and regions` : `${named}: no single point`;
    if (geonames === null) why.geonames = wide;
    if (lat === null || mentioned.part) why.lat = why.lon = wide;
    if (country === null) why.country = `${named}: it is not in one country`;
    const point = mentioned.part ? { lat: null, lon: null } : { lat, lon };
    const reasons = Object.keys(why).length === 0 ? {} : { why };
    return { ...span, name, geonames, ...point, country, admin: [], ...reasons };
  }
  const { why, inside } = found;
  const name =
    /\p{Lu}/u.test(mentioned.core) && !mentioned.several
      ? mentioned.core
      : document.text.slice(from, to).replace(/\s+/g, " ");
  const reasons = { geonames: why, lat: why, lon: why };
  const nowhere = { ...span, name, geonames: null, lat: null, lon: null };
  if (inside === undefined) return { ...nowhere, country: null, admin: [], why: { ...reasons, country: why } };
  return { ...nowhere, ...inside, why: inside.country === null ? { ...reasons, country: why } : reasons };
}

function sentenceAt({ sentences }: Layout, at: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sentences[middle].to <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The places that mentions name, in order of the text: each with its row of the gazetteer, or the reason why none can be told.
 * `mentions` are stretches that may name a place, with what belongs to it ("Astana, Kazakhstan", "the city of Kunduz"); one
 * that is empty, leaves the text, or holds nothing but a demonym gives no place. A name is read alike throughout a report
 * once it has been given with what it lies in.
 */
export function findPlaces(document: Document, layout: Layout, mentions: readonly Span[]): Place[] {
  const candidates = mentions
    .filter(({ from, to }) => from >= 0 && from < to && to <= document.text.length)
    .map(({ from, to }) => ({
      from,
      to,
      mentioned: parseMention(document.text, { from, to }),
      sentence: sentenceAt(layout, from),
    }))
    .filter(({ mentioned }) => mentioned.core !== "" && !isDemonym(mentioned.core))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const evidence = findEvidence(layout);
  const agreed = new Map<string, Row | null>();
  for (const candidate of datelineOf(document, layout).concat(candidates)) {
    const found = resolve(candidate, evidence, new Map());
    if (found.is !== "row") continue;
    if (found.qualified) {
      const key = foldName(candidate.mentioned.core);
      const before = agreed.get(key);
      agreed.set(key, before === undefined || before?.geonames === found.row.geonames ? found.row : null);
    }
  }
  // a place that is sure tells where the others lie
  const first = candidates.map((candidate) => resolve(candidate, evidence, agreed));
  for (const [k, found] of [
    ...first.entries(),
    ...datelineOf(document, layout).map((one) => [-1, resolve(one, evidence, agreed)] as const),
  ]) {
    if (found.is !== "row") continue;
    for (const codes of [evidence.document, evidence.sentences[k < 0 ? -1 : candidates[k].sentence]]) {
      codes?.add(found.row.country);
      if (found.row.country === "USA") codes?.add(regionCode(found.row));
    }
  }
  return candidates.map((candidate, k) => {
    const found = first[k].is === "unknown" ? resolve(candidate, evidence, agreed) : first[k];
    return placeOf(document, candidate, found, `p${k + 1}`);
  });
}

/** The place of the dateline, as a mention: "KYIV, Ukraine" of "KYIV, Ukraine (AP)". */
function datelineOf({ text }: Document, layout: Layout): Candidate[] {
  if (layout.dateline === null) return [];
  const { from } = layout.dateline;
  const written = text
    .slice(from, layout.dateline.to)
    .replace(/\s*\(.*$/s, "")
    .replace(/\/.*$/s, "");
  const span = { from, to: from + written.length };
  return [{ ...span, mentioned: parseMention(text, span), sentence: sentenceAt(layout, from) }];
}
