import type { Magnitude } from "../../record.ts";
import { countryOf, personNounSex } from "../lexicons.ts";
import { COUNT, readCount } from "./count-words.ts";

type What = "dead" | "injured" | "arrested";

const QUALIFIER =
  "(?:(?:at\\s(?:least|most)|more\\sthan|(?:no\\s)?(?:fewer|less)\\sthan|up\\sto|as\\smany\\sas|some|about|around|roughly|approximately|nearly|almost|over|an\\sestimated|an?\\s(?:further|additional|total\\sof)|another|(?:all|other)(?=\\s\\d))\\s){0,2}";
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{Sc}.,'’-])(?<qualifier>${QUALIFIER})(?<count>${COUNT})(?![\\p{L}\\p{N}%-]|[.,]\\d|\\s?(?:%|percent|per\\scent))`,
  "giu",
);

const VERBS: readonly (readonly [What, string])[] = [
  [
    "dead",
    "killed|slain|murdered|massacred|executed|assassinated|slaughtered|dead|died|perished|shot\\sdead|beaten\\sto\\sdeath|gunned\\sdown",
  ],
  ["injured", "injured|wounded|hurt|maimed"],
  ["arrested", "arrested|detained|jailed|imprisoned|apprehended|rounded\\sup|taken\\sinto\\scustody|in\\scustody"],
];
const ACTIVE: readonly (readonly [What, string])[] = [
  [
    "dead",
    "kill(?:s|ed|ing)?|murder(?:s|ed|ing)|massacr(?:es|ed|ing)|execut(?:es|ed|ing)|slaughter(?:s|ed|ing)|(?:death|killing|murder|execution)s?\\sof|lives\\sof|claim(?:s|ed|ing)\\sthe\\slives\\sof|shot\\sdead|gunned\\sdown|leav(?:es|ing)\\sdead|left\\sdead",
  ],
  [
    "injured",
    "injur(?:es|ed|e|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?|maim(?:s|ed|ing)|(?:injury|injuries|wounding)\\s(?:of|to)",
  ],
  [
    "arrested",
    "arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|jail(?:s|ed|ing)?|imprison(?:s|ed|ing)|apprehend(?:s|ed|ing)|round(?:s|ed|ing)?\\sup|(?:arrest|detention|jailing)s?\\sof",
  ],
];
const NOUNS: readonly (readonly [What, RegExp])[] = [
  ["dead", /^\s(?:deaths?|fatalities|fatality|killings?|lives\slost)\b/iu],
  ["injured", /^\s(?:injuries|injury)\b/iu],
  ["arrested", /^\s(?:arrests?|detentions?)\b/iu],
];

const AUXILIARY =
  "(?:\\s(?:(?:of\\sthem|of\\swhom|who|that|which)\\s)?(?:was|were|is|are|be|been|being|has|have|had|having|may|might|could|would|will|reportedly|also|already|since|still|feared|confirmed|left|found|believed|thought|reported|lay|to|now|later|then|either))";
// "12 soldiers killed two men": with an object the verb is no participle
const OBJECT = `\\s(?:(?:an?|the|his|her|their|its|at\\sleast|some|about|nearly|more\\sthan|dozens|hundreds|scores|several|many|civilians|people)\\b|\\d|\\p{Lu}|(?:${"one two three four five six seven eight nine ten twelve twenty".split(" ").join("|")})\\b)`;
const PASSIVE = VERBS.map(
  ([what, verbs]) =>
    [
      what,
      new RegExp(
        `^(?:,?${AUXILIARY}{1,5}\\s(?:\\p{Ll}+ly\\s)?(?:${verbs})\\b|\\s(?:${verbs})\\b(?!${OBJECT}))(?!\\s(?:or|and)\\s(?:wounded|injured)\\s(?:in|by|on|since|during))`,
        "u",
      ),
    ] as const,
);
// "two dead": the participle stands for the noun
const BARE_PARTICIPLE = new RegExp(`^\\s(?:${VERBS.map(([, verbs]) => verbs).join("|")})\\b`, "u");
const BOTH_AFTER = /^\S*(?:\s\S+){0,6}?\s(?:killed|dead)\s(?:or|and)\s(?:wounded|injured)\b/u;
const BOTH_BEFORE =
  /(?:(?:kill|wound|injur|arrest|detain)(?:ed|ing)|shot\sdead)\s(?:or|and)\s(?:kill|wound|injur|arrest|detain)(?:ed|ing)\s$/iu;
const BEFORE = ACTIVE.map(
  ([what, verbs]) => [what, new RegExp(`\\b(?:${verbs})\\s(?:the\\s|all\\s|these\\s|those\\s)?$`, "iu")] as const,
);
const TOLL =
  /\b(?:death\stoll|toll|number\sof\sdead|number\sof\sdeaths)\b[^.;,]{0,48}\b(?:to|at|of|is|was|reached|hit|passed|exceeded|topped|stood\sat|stands\sat)\s$/iu;
const PART_BEFORE = /\b(?:including|among\sthem|of\swhom|between|out\sof)\s$/iu;
// "five of the six defendants": the whole that a part is counted of
const WHOLE_BEFORE =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|several|all|half))\sof\s(?:the|its|his|her|their|those|these)\s$/iu;
const LIVES_BEFORE = /\b(?:claim(?:s|ed|ing)|cost(?:s|ing)?|takes|took|taken|taking)\s$/iu;
const RANGE_AFTER =
  /^\s?(?:-|–|—|to|or)\s?\d|^\s(?:to|or)\s(?:more|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)\b/iu;
const RANGE_BEFORE =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty))\s?(?:-|–|—|to|or)\s?$|\bbetween\s\S+\sand\s$/iu;
const LINK = /^(?:\s*,)?\s*(?:and|as\swell\sas)?\s$/iu;

const GROUPS = new Set(
  "people persons men women children civilians soldiers troops police policemen personnel militants fighters rebels gunmen insurgents others officers migrants refugees residents villagers students workers strikers marchers worshippers passengers sailors marines reservists conscripts peacekeepers hostages captives prisoners detainees inmates suspects members servicemen servicewomen guards paramilitaries jihadists extremists terrorists loyalists separatists settlers pilgrims bystanders pedestrians protesters protestors demonstrators activists supporters teenagers youths families observers inspectors diplomats journalists lawmakers doctors nurses miners farmers teachers truckers dockers".split(
    " ",
  ),
);
const ONE_OF_MANY = new Set("people police troops personnel men women children others".split(" "));

interface Noun {
  /** Units of the words after the number, with the noun. */
  readonly length: number;
  /** "wounded" in "12 wounded soldiers". */
  readonly what: What | null;
}

const WORDS_IN_PHRASE = 4;

/** The noun for people that ends the phrase after a number, if one does within a few words. */
function personNoun(after: string, value: number): Noun | null {
  let what: What | null = null;
  let length = 0;
  for (let k = 0; k < WORDS_IN_PHRASE; k++) {
    const match = /^(?:\sof\sits|\sof\sthe|\sof)?[\s-]\p{L}[\p{L}'’-]*/u.exec(after.slice(length));
    if (match === null) return null;
    if (k > 0 && /^\sof\b/.test(match[0])) return null;
    const word = match[0].slice(match[0].lastIndexOf(" ") + 1).replace(/['’]s?$/, "");
    length += match[0].length;
    if (isPersons(word, value)) {
      const next = /^\s(\p{L}+)/u.exec(after.slice(length))?.[1];
      // "12 police officers": the last noun of a row
      if (next === undefined || !isPersons(next, value)) return { length, what };
      continue;
    }
    const stated = VERBS.find(([, verbs]) => new RegExp(`^(?:${verbs})$`, "u").test(word));
    if (stated !== undefined && k === 0) what = stated[0];
    else if (stated !== undefined || !/^[\p{L}-]+$/u.test(word) || STOP.has(word.toLowerCase())) return null;
  }
  return null;
}

const STOP = new Set(
  "and or but in on at to for from by with as after before when while who which that was were is are has have had be been being during since over near of the a an his her their its this it they he she not no if than then there where days hours weeks months years minutes times percent kilometres kilometers miles metres meters dollars euros killed".split(
    " ",
  ),
);

function isPersons(word: string, value: number): boolean {
  const lower = word.toLowerCase();
  if (GROUPS.has(lower)) return value !== 1 || !ONE_OF_MANY.has(lower) || lower === "police";
  if (value === 1) return GROUPS.has(`${lower}s`) || personNounSex(lower) !== undefined;
  if (/^\p{Lu}/u.test(word)) return /(?:s|ese|ish)$/.test(word) && countryOf(word)?.form === "demonym";
  return (
    (lower.endsWith("s") && !lower.endsWith("ss") && personNounSex(lower.slice(0, -1)) !== undefined) ||
    /(?:wo)?men$/.test(lower)
  );
}

const BARE_END =
  /^(?:$|[,;:.!?)”"’—–]|\s(?:and|or|in|on|at|during|after|when|since|near|for|over|who|as|while|from|by|across|outside|inside|more|others?|of\sthem|this|last|early|late|to\sdate|so\sfar|overnight|\p{Lu})\b)/u;

/**
 * The people counted in `text`, which stands at `offset` in the document's text: dead, injured, arrested, or else people of
 * some kind ("5,000 protesters"). Vague numbers ("dozens"), ranges, and parts of a number told before ("including two
 * children") are left out; "at least 14" counts as 14, with its words in the span.
 */
export function findPeopleCounts(text: string, offset: number): Magnitude[] {
  const found: (Magnitude & { readonly end: number })[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const value = readCount(match.groups!.count);
    const to = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - 90), match.index);
    const after = text.slice(to, to + 160);
    if (value === null || !Number.isInteger(value)) continue;
    if (RANGE_AFTER.test(after) || RANGE_BEFORE.test(before) || PART_BEFORE.test(before)) continue;
    // the age of somebody: "Ada Lund, 26, was arrested"
    if (WHOLE_BEFORE.test(before) || (/\p{L},\s$/u.test(before) && after.startsWith(","))) continue;
    const one = count(before, after, value, found.at(-1), text, match.index);
    if (one === null) continue;
    const end = to + one.length;
    found.push({ from: offset + match.index, to: offset + end, what: one.what, value, unit: null, end });
  }
  return found.map(({ end: _, ...magnitude }) => magnitude);
}

function count(
  before: string,
  after: string,
  value: number,
  last: { readonly what: string; readonly end: number } | undefined,
  text: string,
  from: number,
): { readonly what: string; readonly length: number } | null {
  for (const [what, noun] of NOUNS) {
    const match = noun.exec(after);
    if (match !== null) return { what, length: match[0].length };
  }
  if (LIVES_BEFORE.test(before) && /^\slives\b/.test(after)) return { what: "dead", length: " lives".length };
  if (TOLL.test(before)) return { what: "dead", length: 0 };
  if (BOTH_BEFORE.test(before)) return null;
  const noun = personNoun(after, value);
  const length = noun?.length ?? 0;
  const rest = after.slice(length);
  if (noun?.what) return { what: noun.what, length };
  const passive = PASSIVE.find(([, pattern]) => pattern.test(rest))?.[0];
  if (passive !== undefined) {
    if (BOTH_AFTER.test(rest)) return null;
    const bare = length === 0 ? (BARE_PARTICIPLE.exec(rest)?.[0].length ?? 0) : 0;
    return { what: passive, length: length + bare };
  }
  const active = BEFORE.find(([, pattern]) => pattern.test(before))?.[0];
  if (active !== undefined && (noun !== null || (value !== 1 && BARE_END.test(after)))) return { what: active, length };
  if (noun === null) return null;
  // "killed three soldiers and two civilians"
  const isJoined = last !== undefined && last.what !== "people" && LINK.test(text.slice(last.end, from));
  return { what: isJoined ? last.what : "people", length };
}
