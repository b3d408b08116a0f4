import type { Span } from "../../record.ts";
import { countryOf } from "../lexicons.ts";
import { type Choice, chooseRow } from "./choose-row.ts";
import { codesOf, regionCode } from "./codes-of.ts";
import type { Evidence } from "./find-evidence.ts";
import { foldName } from "./fold-name.ts";
import { openGazetteer, type Row } from "./open-gazetteer.ts";
import { type Mentioned, parseMention } from "./parse-mention.ts";
import { type Region, regionOf } from "./regions.ts";
import { stateName } from "./us-states.ts";

/** What a mention was found to name. */
export type Found =
  | { readonly is: "region"; readonly region: Region }
  | { readonly is: "row"; readonly row: Row }
  /** Where it is not known itself, what the report says it lies in. */
  | { readonly is: "unknown"; readonly why: string; readonly inside?: Inside };

/** Where something lies that is not known itself. */
interface Inside {
  readonly country: string | null;
  readonly admin: readonly string[];
}

/** A mention of a place, read. */
export interface Candidate extends Span {
  readonly mentioned: Mentioned;
  /** Index into `Layout.sentences`. */
  readonly sentence: number;
}

/** The codes of what a place is said to lie in, `null` where nothing is said. */
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

/** Finds what one mention names; `qualified`: the report says what it lies in; `agreed` are rows that the report gave for the same name with what they lie in. */
export function resolveMention(
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
  const found = resolveMention(
    { ...candidate, mentioned: parseMention(name, { from: 0, to: name.length }) },
    evidence,
    agreed,
  );
  if (found.is === "row") return { country: found.row.country, admin: openGazetteer().admin(found.row.code) };
  return found.is === "region" ? { country: found.region.country, admin: [] } : null;
}
