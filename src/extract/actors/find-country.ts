import { countryOf, givenNameSex, isBodyNoun, isCommonWord, personNounSex } from "../lexicons.ts";
import { regionCode } from "../places/codes-of.ts";
import { openGazetteer } from "../places/open-gazetteer.ts";
import { regionOf } from "../places/regions.ts";
import { isUsState, stateName } from "../places/us-states.ts";
import { type Actor, phrasesOf } from "./actor.ts";
import { agentOf } from "./agents.ts";
import { isCutShort, officeOf } from "./offices.ts";

/** What in the words tells the country. */
export type CountryBasis = "name" | "demonym" | "capital" | "office" | "place";

export interface CountryFinding {
  /** ISO 3166 alpha-3. */
  readonly country: string | null;
  /** What tells it, or why it cannot be told. */
  readonly why: string;
  readonly basis: CountryBasis | null;
}

/** A stretch of words that tells a country, or tells that there is none. */
interface Sign {
  readonly words: string;
  readonly country: string | null;
  readonly why: string;
  readonly basis: CountryBasis;
  /** How it belongs to the actor: it stands before its noun; after "of", "from", "for"; after "in". */
  readonly tie: 0 | 1 | 2;
  readonly from: number;
  readonly to: number;
}

const LONGEST = 7;
const ofWord = /^(?:of|from|for)$/;
const inWord = /^(?:in|at|near|across|inside|around|outside|throughout|within|on)$/;
/** What follows is another party: "ambassador to Iran", "talks with Iran". */
const otherParty =
  /^(?:to|with|against|toward|towards|about|over|by|between|into|under|after|before|who|that|which|whose)$/;
/** A town of that many people is known by its bare name in a noun phrase. */
const KNOWN_TOWN = 300_000;

/** Names and demonyms that two countries share. */
const sharedNames: ReadonlyMap<string, readonly string[]> = new Map([
  ["Congo", ["COD", "COG"]],
  ["Congolese", ["COD", "COG"]],
  ["Korea", ["KOR", "PRK"]],
  ["Korean", ["KOR", "PRK"]],
]);

const bare = (word: string): string => word.replace(/'s?$/, "").replace(/,$/, "");

function signOf(
  words: readonly string[],
  report: ReadonlySet<string> | undefined,
): Pick<Sign, "country" | "why" | "basis"> | null {
  const name = [...words.slice(0, -1), bare(words.at(-1)!)].join(" ");
  if (!/^\p{Lu}/u.test(name)) return null;
  const country = countryOf(name) ?? countryOf(name.replace(/\.$/, ""));
  const office = officeOf(name);
  const state = isUsState(name);
  if (country?.form === "name" && state) {
    const [abroad, home] = [report?.has(country.alpha3) ?? false, report?.has("USA") ?? false];
    if (abroad === home)
      return { country: null, why: `“${name}” is a country and a state of the United States`, basis: "name" };
    return {
      country: abroad ? country.alpha3 : "USA",
      why: `“${name}”, in a report about ${abroad ? "that country" : "the United States"}`,
      basis: "name",
    };
  }
  const shared = sharedNames.get(name.replace(/s$/, ""));
  if (shared !== undefined) {
    const told = shared.filter((code) => report?.has(code));
    if (told.length === 1) return { country: told[0], why: `“${name}”, in a report about ${told[0]}`, basis: "name" };
    return { country: null, why: `two countries are called “${name}”`, basis: "name" };
  }
  if (country !== undefined && country.form !== "capital") {
    return { country: country.alpha3, why: `${country.form} “${name}”`, basis: country.form };
  }
  if (office !== undefined) {
    const { sector, shared } = office;
    if (sector === null) return { country: office.country, why: `name “${name}”`, basis: "name" };
    const why = `office or body “${name}”`;
    if (office.country === null) {
      return {
        country: null,
        why: sector === "IGO" ? `“${name}” is an international body` : `“${name}” belongs to no one country`,
        basis: "office",
      };
    }
    if (shared && !report?.has(office.country)) {
      return { country: null, why: `several countries have a body called “${name}”`, basis: "office" };
    }
    return { country: office.country, why, basis: "office" };
  }
  if (country !== undefined) return { country: country.alpha3, why: `capital “${name}”`, basis: "capital" };
  // "Western", "No." and "Paul" are places too, but seldom what an actor is called by
  const plain = !name.includes(" ");
  if (plain && (name.length < 4 || isCommonWord(name) || givenNameSex(name) !== undefined)) return null;
  const region = regionOf(name);
  if (region !== undefined) {
    if (region.country !== null) return { country: region.country, why: `place “${name}”`, basis: "place" };
    return { country: null, why: `“${name}” is in no one country`, basis: "place" };
  }
  const rows = openGazetteer().find(stateName(name));
  const known = rows.filter(
    (row) => row.kind === "country" || row.kind === "region" || row.kind === "capital" || row.population >= KNOWN_TOWN,
  );
  const usual = known.some(({ other }) => !other) ? known.filter(({ other }) => !other) : known;
  const codes = [...new Set(usual.map((row) => row.country))];
  const told = state
    ? ["USA"]
    : codes.length > 1 && report !== undefined
      ? codes.filter((code) => report.has(code))
      : codes;
  if (told.length !== 1)
    return codes.length < 2
      ? null
      : {
          country: null,
          why: `several places are called “${name}”: ${usual.slice(0, 3).map(regionCode).join(", ")}`,
          basis: "place",
        };
  return { country: told[0], why: `place “${name}”`, basis: "place" };
}

/** Is a word after a name a noun of what the name belongs to: "Texas *governor*", "Kenya *police*"? */
function isNoun(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    personNounSex(lower) !== undefined ||
    isBodyNoun(lower) ||
    agentOf([lower]) !== undefined ||
    (word === lower && isCommonWord(lower))
  );
}

function signsOf(phrase: string, actor: Actor): Sign[] {
  const words = phrase.split(" ").map((word) => word.replace(/^[("“]+|[)"”;:]+$/g, ""));
  const signs: Sign[] = [];
  let tie: Sign["tie"] = 0;
  for (let k = 0; k < words.length; k += 1) {
    const lower = words[k].toLowerCase();
    // what comes after it is no longer the actor
    if (k > 0 && otherParty.test(words[k])) break;
    if (k > 0 && ofWord.test(lower)) tie = 1;
    else if (k > 0 && inWord.test(words[k])) tie = 2;
    for (let size = Math.min(LONGEST, words.length - k); size > 0; size -= 1) {
      const stretch = words.slice(k, k + size);
      const sign = signOf(stretch, actor.countries);
      if (sign === null || (sign.basis === "office" && isCutShort(words, k + size))) continue;
      const owner = /'s?$/.test(stretch.at(-1)!);
      const next = words.slice(k + size);
      const placed = sign.basis === "name" || sign.basis === "capital" || sign.basis === "place";
      const person = actor.type === "person" || actor.type === undefined || actor.type === null;
      const whole = k === 0 && next.length === 0;
      // "Jordan Vell", "Paris Lund" are persons
      const apart = owner || whole || tie > 0 || next.some(isNoun) || !person;
      const ofPerson = whole && actor.type === "person" && phrase === actor.name && placed;
      if (!placed || (apart && !ofPerson))
        signs.push({ ...sign, words: stretch.join(" "), tie, from: k, to: k + size });
      k += size - 1;
      break;
    }
  }
  return signs;
}

/** The sign that decides among those of a phrase; several of one kind joined by "and" decide nothing. */
function decide(phrase: string, signs: readonly Sign[]): CountryFinding | null {
  if (signs.length === 0) return null;
  const words = phrase.split(" ");
  // "the Pacific nation of Tuvalu": what is in no one country tells nothing beside what is
  const told = signs.filter(({ country, basis }) => country !== null || basis !== "place");
  if (told.length > 0 && told.length < signs.length) return decide(phrase, told);
  const nearest = Math.min(...signs.map(({ tie }) => tie));
  const near = signs.filter(({ tie }) => tie === nearest);
  const [first, second] = near;
  const joined =
    second !== undefined && words.slice(first.to - 1, second.from).some((word) => /^(?:and|or)$|,$/.test(word));
  if (joined && first.country !== second.country) {
    return { country: null, why: `several countries: “${first.words}”, “${second.words}”`, basis: null };
  }
  return { country: first.country, why: first.why, basis: first.country === null ? null : first.basis };
}

/**
 * The country that an actor belongs to: by the name, demonym, capital, office or place in its name, then in its title, its roles
 * and its affiliation. What stands before the noun decides over what comes after "of", and that over what comes after "in";
 * what comes after "to", "with" and "against" is another party. `null`, with the reason, where nothing or too much tells.
 */
export function findCountry(actor: Actor): CountryFinding {
  let open: CountryFinding | null = null;
  for (const phrase of phrasesOf(actor)) {
    const found = decide(phrase, signsOf(phrase, actor));
    if (found?.country != null) return found;
    open ??= found;
  }
  return open ?? { country: null, why: "nothing in its name, titles or roles tells a country", basis: null };
}
