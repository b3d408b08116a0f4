import type { Span } from "../../record.ts";
import { days, months } from "../closed-words.ts";
import { countryOf } from "../lexicons.ts";
import { openGazetteer } from "./open-gazetteer.ts";
import { regionOf } from "./regions.ts";

/** What a mention says of a place, by its own words and those right around it. */
export interface Mentioned {
  /** The name without what stands around it; "capital" for "Nigeria's capital". */
  readonly core: string;
  /** Names of what it lies in that the mention itself gives: "Kazakhstan", "Calif.". */
  readonly within: readonly string[];
  /** What stands after a comma behind the mention and may be what it lies in, or the next of a list. */
  readonly beside: string | null;
  /** What kind of place the words say: "city of", "province". */
  readonly kind: "town" | "region" | "county" | null;
  /** "northern Syria": a part of what the name stands for. */
  readonly part: boolean;
  /** What the words say it lies in: "Papua" of "Grasberg mine in the eastern province of Papua", "Mosul" of "Old City of Mosul". */
  readonly inside: string | null;
  /** It names several places: "Afghanistan and Iraq". */
  readonly several: boolean;
}

/** No name of a place with what belongs to it is longer, in UTF-16 code units. */
const LONGEST = 160;

const townWord = /^(?:city|town|village|port|suburb|capital|municipality|settlement|seaport|resort|hamlet)$/i;
const regionWord =
  /^(?:provinces?|states?|regions?|oblasts?|governorates?|krai|prefectures?|canton|voivodeship|emirate|territory|republic|department|autonomous)$/i;
const countyWord = /^(?:county|parish|district)$/i;
const partWord =
  /^(?:(?:north|south)(?:[- ]?(?:east|west|central))?(?:ern)?|(?:east|west)(?:ern)?|central|upper|lower|coastal|rural|mainland|inland)$/i;
/** Small words that are part of names: "Rio de Janeiro", "Bab al-Mandab". */
const particle =
  /^(?:de|del|la|las|los|le|el|al|es|an|ad|ar|as|at|az|bin|ben|da|do|dos|of|and|upon|on|sur|am|an|der)$|['’]|^(?:al|el|ad|ar|as|az)-/;

export function isKnown(name: string): boolean {
  return regionOf(name) !== undefined || countryOf(name)?.form === "name" || openGazetteer().find(name).length > 0;
}

function unowned(name: string): string {
  return name.replace(/['’]s?$/, "");
}

/** "The Hague" is named with its article. */
function isNamedThe(name: string): boolean {
  return openGazetteer()
    .find(name)
    .some((row) => row.kind !== "country" && row.name === name);
}

/** Do words name a known place, be it with the noun of its kind behind: "Aleppo province"? */
function isKnownWith(words: readonly string[]): boolean {
  const [name, shorter] = [unowned(words.join(" ")), words.slice(0, -1).join(" ")];
  return isKnown(name) || (kindOf(words.at(-1)!) !== null && shorter !== "" && isKnown(shorter));
}

function kindOf(word: string): Mentioned["kind"] {
  return townWord.test(word) ? "town" : regionWord.test(word) ? "region" : countyWord.test(word) ? "county" : null;
}

const isDate = (part: string): boolean =>
  /\d/.test(part) ||
  [...part.toLowerCase().split(/[ .]/)].some((word) => word.length > 2 && (months.has(word) || days.has(word)));

/** A name, and the words that a comma, brackets or "in" set off after it. */
function partsOf(text: string): { head: string; within: string[] } {
  const [whole, ...rest] = text.split(/\s*[,(]\s*/);
  const within = rest.map((part) => part.replace(/\)?$/, "").replace(/^(?:in|of) /, "")).filter((part) => part !== "");
  const at = whole.indexOf(" in ");
  // "a hotel in Doha" is in Doha; "Fort Hood in Texas" has a name of its own
  const named = at > 0 && /\p{Lu}/u.test(whole.slice(0, at)) && !isKnown(whole);
  const head = named ? whole.slice(0, at) : whole;
  return { head, within: [...(named ? [whole.slice(at + 4)] : []), ...within].filter((part) => !isDate(part)) };
}

const kindOfName = /^(?<lead>.*?)(?<kind>\p{Ll}+) of (?:the )?(?<name>\p{Lu}.*)$/u;

/** Takes "the", "near", "northern", "Syrian city of" from before a name, "province" from after it. */
function trim(head: string, within: string[]): Pick<Mentioned, "core" | "kind" | "part"> {
  let words = head.split(" ");
  let kind: Mentioned["kind"] = null;
  let part = false;
  // "the Red Sea city of Jeddah"
  const called = kindOfName.exec(head)?.groups;
  if (called !== undefined && called.kind !== "capital" && kindOf(called.kind) !== null && !isKnown(head)) {
    kind = kindOf(called.kind);
    const [owner] = called.lead
      .split(" ")
      .map(unowned)
      .filter((word) => word !== "" && countryOf(word) !== undefined);
    if (owner !== undefined) within.push(owner);
    words = called.name.split(" ");
  }
  // "Iran waters", "West Bank cities"
  const last = words.findLastIndex((word) => !/^\p{Ll}/u.test(word));
  // "Turkey's posts in Syria" are not in Turkey
  const owner = last >= 0 && unowned(words[last]) !== words[last];
  if (
    last >= 0 &&
    !(owner && within.length > 0) &&
    last < words.length - 1 &&
    kindOf(words[last + 1]) === null &&
    isKnown(unowned(words.slice(0, last + 1).join(" ")))
  ) {
    words = words.slice(0, last + 1);
    part = true;
  }
  while (words.length > 1) {
    const rest = words.join(" ");
    const [first] = words;
    const lower = first === first.toLowerCase();
    const article = /^the$/i.test(first) && !(first === "The" && isNamedThe(rest));
    if (!article && !lower && isKnown(rest)) break;
    // "South Korea's", "North Korean"
    const size = words.length > 2 && countryOf(`${first} ${unowned(words[1])}`) !== undefined ? 2 : 1;
    const owner = unowned(words.slice(0, size).join(" "));
    const country = countryOf(owner);
    const possessive = unowned(words[size - 1]) !== words[size - 1];
    const after = words.slice(size);
    if ((country?.form === "demonym" && !possessive) || (possessive && (country !== undefined || isKnown(owner)))) {
      within.push(owner);
      // "British Isles" is one name, whose it is or not
      if (!possessive && /^\p{Lu}/u.test(after[0]) && !isKnownWith(after)) break;
      words = after;
    } else if (lower || article) {
      if (partWord.test(first)) part = true;
      kind = kindOf(first) ?? kind;
      // "the capital of Nigeria": what follows is what it lies in
      if (first === "capital" && words[1] === "of") {
        within.push(words.slice(words[2] === "the" ? 3 : 2).join(" "));
        return { core: "capital", kind: "town", part };
      }
      if (lower && particle.test(first) && first !== "of" && first !== "on" && isKnown(rest)) break;
      words = words.slice(1);
    } else if (partWord.test(first) && isKnown(unowned(words.slice(1).join(" ")))) {
      part = true;
      words = words.slice(1);
    } else break;
  }
  const name = unowned(words.slice(0, -1).join(" "));
  const after = kindOf(words.at(-1)!);
  const plain = words.at(-1) === words.at(-1)!.toLowerCase();
  if (
    words.length > 1 &&
    after !== null &&
    (plain ? /\p{Lu}/u.test(name) && countryOf(name)?.form !== "demonym" : !isKnown(words.join(" ")) && isKnown(name))
  ) {
    words = words.slice(0, -1);
    kind = after;
  }
  return { core: unowned(words.join(" ")), kind, part };
}

/** Are there two known names joined by "and", and no known name that holds both? */
function isSeveral(core: string, within: readonly string[]): boolean {
  const all = [core, ...within].join(", ");
  const joined = /^(?<one>.+?)(?:, .+?)?,? (?:and|or) (?<other>.+)$/.exec(all)?.groups;
  return joined !== undefined && !isKnown(core) && isKnown(joined.one) && isKnown(joined.other)
    ? true
    : joined !== undefined && within.some((name) => / (?:and|or) /.test(name) && !isKnown(name));
}

const before = /(?:^|[\s([“"])(?<word>\p{Ll}+)(?<of> of(?: the)?)? $/u;
const after = /^(?:['’]s)? (?<word>\p{L}+)/u;
const besideName = /^, (?<name>\p{Lu}[\p{L}.]*(?: (?:\p{Lu}[\p{L}.]*|of|and)){0,3})/u;

/** Reads a mention of a place, with what stands before and after it. */
export function parseMention(text: string, { from, to }: Span): Mentioned {
  const written = text
    .slice(from, Math.min(to, from + LONGEST))
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[,;:]$/, "");
  const { head, within } = partsOf(written);
  // what a dateline has in capitals
  const cased = /^\P{Ll}{5,}$/u.test(head)
    ? head.replace(/\p{L}[\p{L}'’]*/gu, (word) => word[0] + word.slice(1).toLowerCase())
    : head;
  const { core, kind, part } = trim(cased, within);
  const leading = before.exec(text.slice(Math.max(0, from - 30), from))?.groups;
  const following = after.exec(text.slice(to, to + 30))?.groups;
  const told =
    (leading?.of !== undefined ? kindOf(leading.word) : null) ??
    (following !== undefined && following.word === following.word.toLowerCase() ? kindOf(following.word) : null);
  const beside = within.length > 0 ? undefined : besideName.exec(text.slice(to, to + 60))?.groups?.name;
  const inside = /^.*?\S (?:of|on) (?<name>.+)$/.exec(core)?.groups?.name;
  return {
    core,
    within,
    inside: inside === undefined || isKnown(core) ? null : inside,
    several: isSeveral(core, within),
    beside: beside ?? null,
    kind: kind ?? told,
    part: part || (leading?.of === undefined && leading !== undefined && partWord.test(leading.word)),
  };
}
