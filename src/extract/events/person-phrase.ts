import { countryOf, personNounSex } from "../lexicons.ts";

/** Nouns for several people that the lexicon of nouns for one has not. */
const GROUPS = new Set(
  "people persons men women children civilians soldiers troops police policemen personnel militants fighters rebels gunmen insurgents others officers migrants refugees residents villagers students workers strikers marchers worshippers passengers sailors marines reservists conscripts peacekeepers hostages captives prisoners detainees inmates suspects members servicemen servicewomen guards paramilitaries jihadists extremists terrorists loyalists separatists settlers pilgrims bystanders pedestrians protesters protestors demonstrators activists supporters teenagers youths families observers inspectors diplomats journalists lawmakers doctors nurses miners farmers teachers truckers dockers".split(
    " ",
  ),
);
const NEVER_ONE = new Set("people troops personnel men women children others".split(" "));

/** Words that no phrase between a number and its noun holds. */
const STOP = new Set(
  "and or but in on at to for from by with as after before when while who which that was were is are has have had be been being during since over near of the a an his her their its this it they he she not no if than then there where days hours weeks months years minutes times percent kilometres kilometers miles metres meters dollars euros killed".split(
    " ",
  ),
);

const MOST_WORDS = 4;
const WORD = /^[\s-]\p{L}[\p{L}'’-]*/u;
const PART_OF = /^\sof(?:\s(?:its|the))?(?=\s)/;

/**
 * How many units after a number its phrase goes on, to the noun for people that ends it ("Afghan police officers", "of its
 * soldiers"); `null` where no such noun comes within four words. Of 1 the noun is one in the singular.
 */
export function personPhrase(after: string, value: number): number | null {
  let length = PART_OF.exec(after)?.[0].length ?? 0;
  for (let k = 0; k < MOST_WORDS; k++) {
    const match = WORD.exec(after.slice(length));
    if (match === null) return null;
    length += match[0].length;
    const word = match[0].slice(1).replace(/['’]s?$/, "");
    if (isPersons(word, value)) {
      // "12 police officers": the last noun of a row
      const next = /^\s(\p{L}+)/u.exec(after.slice(length))?.[1];
      if (next === undefined || !isPersons(next, value)) return length;
    } else if (STOP.has(word.toLowerCase())) return null;
  }
  return null;
}

function isPersons(word: string, value: number): boolean {
  const small = word.toLowerCase();
  if (GROUPS.has(small)) return value !== 1 || !NEVER_ONE.has(small);
  if (value === 1) return GROUPS.has(`${small}s`) || personNounSex(small) !== undefined;
  if (/^\p{Lu}/u.test(word)) return /(?:s|ese|ish)$/.test(word) && countryOf(word)?.form === "demonym";
  if (/(?:wo)?men$/.test(small)) return true;
  return /[^s]s$/.test(small) && personNounSex(small.slice(0, -1)) !== undefined;
}
