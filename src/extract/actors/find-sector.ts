import { countryOf, givenNameSex, isCommonWord } from "../lexicons.ts";
import { type Actor, phrasesOf } from "./actor.ts";
import { agentOf } from "./agents.ts";
import { isCutShort, officeOf } from "./offices.ts";

export interface SectorFinding {
  /** A sector code: GOV, MIL, OPP, COP … as `data/README.md` lists them. */
  readonly sector: string | null;
  /** What tells it, or why it cannot be told. */
  readonly why: string;
  /** What decided: a body's own name, a noun, what the noun belongs to, or the kind of entity. */
  readonly rule: "office" | "noun" | "belongs to" | "type" | null;
}

const LONGEST = 6;
const isCut =
  /^(?:to|in|at|with|against|on|near|across|inside|who|that|which|whose|under|between|into|toward|towards|about|over|by|outside|within|around)$/;

interface Told {
  readonly sector: string;
  readonly words: string;
  readonly rule: "office" | "noun";
}

const bare = (word: string): string =>
  word
    .replace(/'s?$/, "")
    .replace(/[,;:)"”]+$/, "")
    .replace(/^["“(]+/, "");

/** Nouns in the words before `to`, the last first; at one end the longest. A noun that yields is passed over unless it is all there is. */
function lastNoun(
  words: readonly string[],
  to: number,
): { from: number; to: number; told: ReturnType<typeof agentOf> } | null {
  for (let end = to; end > 0; end -= 1) {
    for (let size = Math.min(LONGEST, end); size > 0; size -= 1) {
      const stretch = words.slice(end - size, end).map((word) => bare(word).toLowerCase());
      const told = agentOf(stretch);
      // "Rich King": a name's words are no nouns, but "King Rolf" and "the king" are
      const named =
        size === 1 &&
        end === words.length &&
        end > 1 &&
        /^\p{Lu}/u.test(words[end - 1]) &&
        isNameBefore(words[end - 2]);
      if (told !== undefined && !named) return { from: end - size, to: end, told };
    }
  }
  return null;
}

/** Is the word before a last capitalised one part of a name, no noun or adjective: "Rolf King"? */
function isNameBefore(word: string): boolean {
  const plain = bare(word);
  if (!/^\p{Lu}\p{Ll}/u.test(plain) || countryOf(plain) !== undefined) return false;
  if (givenNameSex(plain) !== undefined) return true;
  return agentOf([plain.toLowerCase()]) === undefined && !isCommonWord(plain);
}

/** The longest name of a body in the words. */
function officeIn(words: readonly string[]): { words: string; sector: string } | null {
  for (let size = Math.min(7, words.length); size > 0; size -= 1) {
    for (let from = 0; from + size <= words.length; from += 1) {
      const name = words
        .slice(from, from + size)
        .map((word, k) => (k === size - 1 ? bare(word) : word))
        .join(" ");
      if (!/^\p{Lu}|^al-/u.test(name)) continue;
      const office = isCutShort(words, from + size) ? undefined : officeOf(name);
      if (office?.sector != null) return { words: name, sector: office.sector };
    }
  }
  return null;
}

/** What a phrase tells: by the body that it names whole, else by its last noun, else by what that belongs to. */
function sectorIn(phrase: string): SectorFinding | null {
  const office = officeOf(phrase);
  if (office?.sector != null) return { sector: office.sector, why: `the body “${phrase}”`, rule: "office" };
  const words = phrase.split(" ").filter((word) => word !== "");
  const cut = words.findIndex((word, k) => k > 0 && isCut.test(word));
  const own = cut < 0 ? words : words.slice(0, cut);
  // "head of the army", "spokesman for the company"; "minister of defence" is a noun of its own
  const whole = agentOf(own.map((word) => bare(word).toLowerCase()).filter((word) => word !== "the" && word !== "a"));
  if (whole?.sector != null && !whole.yields) return { sector: whole.sector, why: `“${phrase}”`, rule: "noun" };
  const of = own.findIndex((word, k) => k > 0 && /^(?:of|for|from)$/.test(word));
  const [front, behind] = of < 0 ? [own, []] : [own.slice(0, of), own.slice(of + 1)];
  if (behind.length > 0 && quantity.test(bare(front.at(-1)!))) return sectorIn(behind.join(" ").replace(/^the /i, ""));
  const noun = headNoun(front);
  if (noun === "other") return null;
  const before = noun === null ? front : front.slice(0, noun.from);
  const body = officeIn(before);
  const last = noun === null && front.length > 1 ? countryOf(bare(front.at(-1)!)) : undefined;
  if (last?.form === "demonym") return { sector: "CVL", why: `people called “${bare(front.at(-1)!)}”`, rule: "noun" };
  // "Hamas", "the Taliban", "Toyota Motor": a body and no noun beside it
  if (noun === null)
    return body === null ? null : { sector: body.sector, why: `the body “${body.words}”`, rule: "office" };
  const written = front.slice(noun.from, noun.to).join(" ");
  const { sector, yields } = noun.told!;
  // "the Islamist group al-Shabab": the name goes before what it is called
  const named = officeIn(front.slice(noun.to));
  if (named !== null) return { sector: named.sector, why: `the body “${named.words}”`, rule: "office" };
  if (sector !== null && before.some((word) => former.test(word)) && /^(?:GOV|LEG|MIL)$/.test(sector)) {
    return { sector: "ELI", why: `former “${written}”`, rule: "noun" };
  }
  if (sector !== null && !yields) return { sector, why: `“${written}”`, rule: "noun" };
  const owner = body === null ? ownerIn(before) : { ...body, rule: "office" as const };
  const told = owner ?? (behind.length === 0 ? null : ownerIn(behind));
  if (told !== null) return { sector: told.sector, why: `“${written}” of “${told.words}”`, rule: "belongs to" };
  if (sector !== null) return { sector, why: `“${written}”`, rule: "noun" };
  const country = before.length === 1 ? countryOf(bare(before[0])) : undefined;
  if (country !== undefined && country.form !== "capital" && ofState.test(written)) {
    return { sector: "GOV", why: `“${written}” of a country`, rule: "belongs to" };
  }
  return { sector: null, why: `“${written}” has the sector of what it belongs to, which is not said`, rule: null };
}

/** "dozens of activists" are activists. */
const quantity =
  /^(?:dozens|hundreds|thousands|millions|tens|scores|number|groups?|majority|some|many|most|all|one|two|three|members?|couple|pair|handful|lot|half|several|crowds?|each|none|third|percent)$/i;
/** Whom a country has, and nobody else is said to: "the Iraqi leader". */
const ofState =
  /^(?:leader|spokesm[ae]n|spokeswom[ae]n|spokesperson|delegation|delegate|representative|side|adviser|advisor)s?$/i;
const former = /^(?:former|ex|retired|one-time|onetime|deposed|ousted)$/i;

/** The last noun of what stands after a possessive, if anything does; "other" where that is none that a list has. */
function headNoun(front: readonly string[]): ReturnType<typeof lastNoun> | "other" {
  const owner = front.findLastIndex((word, k) => k < front.length - 1 && /'s?$/.test(word));
  const noun = lastNoun(front, front.length);
  if (owner < 0 || (noun !== null && noun.to > owner + 1)) return noun;
  return officeIn(front.slice(owner + 1)) === null ? "other" : null;
}

/** What something belongs to, by a body named or the last noun that has a sector. */
function ownerIn(words: readonly string[]): Told | null {
  const body = officeIn(words);
  if (body !== null) return { ...body, rule: "office" };
  for (let end = words.length; end > 0; ) {
    const noun = lastNoun(words, end);
    if (noun === null) return null;
    const { sector } = noun.told!;
    if (sector !== null) return { sector, words: words.slice(noun.from, noun.to).join(" "), rule: "noun" };
    end = noun.from;
  }
  return null;
}

/** Endings of names that tell a sector: "Nordvatn Shipping Ltd", "Ostrand University". */
const endings: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:Inc|Corp|Ltd|LLC|PLC|Plc|plc|Co|GmbH|AG|SA|Holdings|Airlines|Airways|Motors?|Bank|Energy|Oil|Petroleum|Steel|Pharmaceuticals|Technologies|Industries|Electronics|Partners|Capital)\.?$/,
    "BUS",
  ],
  [/\b(?:University|College|Institute|Academy|School|University of .+)$|^(?:University|Institute) of /, "EDU"],
  [/\b(?:Party|Congress Party)$/, "PTY"],
  [/\b(?:Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|News|TV|Radio|Television|Daily|Telegraph)$/, "MED"],
  [/\bCourt(?: of .+)?$/, "JUD"],
  [/\b(?:Hospital|Clinic|Medical Cent(?:er|re))$/, "HLH"],
  [/\b(?:Foundation|Charity|Watch|Without Borders)$/, "NGO"],
  [/\b(?:Union|Workers)$/, "LAB"],
  [/\b(?:Church|Mosque|Diocese)$/, "REL"],
  [/\b(?:Liberation Front|Liberation Army|Liberation Movement)$/, "REB"],
];

/**
 * The sector of an actor: by its title and roles, its name as a body or noun phrase, its affiliation, and last its type. The last
 * noun decides over what stands before it, two words over one; a noun such as "spokesman" has the sector of what it belongs to.
 * `null`, with the reason, where nothing tells.
 */
export function findSector(actor: Actor): SectorFinding {
  let open: SectorFinding | null = null;
  for (const phrase of phrasesOf(actor)) {
    const found = sectorIn(phrase.replace(/^(?:the|a|an) /i, ""));
    if (found?.sector != null) return found;
    open ??= found;
  }
  const { name, type } = actor;
  if (type !== "person") {
    const ending = endings.find(([pattern]) => pattern.test(name));
    if (ending !== undefined) return { sector: ending[1], why: `the ending of “${name}”`, rule: "noun" };
  }
  const country = countryOf(name.replace(/^the /i, ""));
  if (type === undefined || type === null || type === "group" || type === "person") {
    if (country?.form === "demonym") return { sector: "CVL", why: `people called “${name}”`, rule: "type" };
    if (country?.form === "name" && type !== "person")
      return { sector: "GOV", why: "a country by its name", rule: "type" };
  }
  if (type === "government" || type === "country") return { sector: "GOV", why: `a ${type}`, rule: "type" };
  return open ?? { sector: null, why: "nothing in its name, titles or roles tells a sector", rule: null };
}
