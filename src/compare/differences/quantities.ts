import { stem } from "porter2";
import { COUNT, readCount } from "../../extract/events/count-words.ts";
import { findMoney } from "../../extract/events/money.ts";
import { findPeopleCounts } from "../../extract/events/people-counts.ts";
import { nounClass } from "../../extract/lexicons.ts";
import type { Span, Time } from "../../record.ts";
import { firstIndex } from "../../text/first-index.ts";
import { names } from "../../text/stems.ts";

/** A number in a text and what it counts or measures. Two of different `measure` never tell of the same. */
export interface Quantity extends Span {
  readonly value: number;
  /** What it may be at least and at most: both `value` but for "several hundred", "dozens". */
  readonly least: number;
  readonly most: number;
  /**
   * `share` in percent, `duration` in seconds, `clock` in minutes of the day, `day` in days since 1970; `things` are all that have a noun
   * of their own, `bare` has none.
   */
  readonly measure: "people" | "money" | "share" | "mass" | "duration" | "clock" | "day" | "things" | "bare";
  /** The currency of money, else `null`. */
  readonly unit: string | null;
  /** Stems of the words that are counted, up to the noun. */
  readonly what: readonly string[];
}

const NUMBER = new RegExp(`(?<![\\w.,:-])(?:${COUNT})(?![\\w-])`, "gi");
/** So far a number is looked around, in UTF-16 code units. */
const AROUND = 48;
const MOST_WORDS = 3;
/** What ends the words that are counted. */
export const NO_NOUN =
  /^(?:am|pm|per|of|and|or|to|in|on|at|by|from|for|with|over|under|the|a|an|his|her|their|its|was|were|is|are|had|have|has|did|who|which|that|when|after|before|while|as|january|february|march|april|may|june|july|august|september|october|november|december)$/;

const SECONDS: { readonly [unit: string]: number } = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_629_800,
  year: 31_557_600,
  decade: 315_576_000,
};
const MASS = /^(?:tons?|tonnes?|kilos?|kilograms?|pounds?)$/;
const SHARE = /^(?:\s?%|\sper\s?cent\b|\spercentage\spoints?\b)/;
const SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|a hundred|\\d{1,2}|100";
/** What follows the first number of "nine in ten", "one out of every four". */
const OUT_OF = new RegExp(
  `^\\s(?:in|of every|out of(?: every)?)\\s(${SMALL})(?![\\w-]|\\s(?:minutes|hours|days|weeks|months|years)\\b)`,
  "i",
);
/** Ends where the second begins. */
const IN_OUT_OF = new RegExp(`\\b(?:${SMALL})\\s(?:in|of every|out of(?: every)?)\\s$`, "i");
/** What follows the hours of a time of the day: ":30 p.m.". */
export const CLOCK = /^(?::(\d\d))?\s?([ap])\.?m\b\.?/i;

/** The quantities of a stretch of a text: "fourteen dock workers" is 14 people. Years and days of months are none. */
export function findQuantities(text: string, { from, to }: Span): Quantity[] {
  const sentence = text.slice(from, to);
  const people = findPeopleCounts(sentence, from);
  const money = findMoney(sentence, from);
  const found: Quantity[] = [];
  for (const match of sentence.matchAll(NUMBER)) {
    const value = readCount(match[0]);
    const end = match.index + match[0].length;
    const [before, after] = [
      sentence.slice(Math.max(0, match.index - AROUND), match.index),
      sentence.slice(end, end + AROUND),
    ];
    if (value === null || isDate(match[0], before, after)) continue;
    const span = { from: from + match.index, to: from + end };
    const holds = ({ from, to }: Span) => from <= span.from && span.to <= to;
    const sum = money.find(holds);
    const counted = people.find(holds);
    if (IN_OUT_OF.test(before)) continue;
    // "one of them", "one more step" count nothing.
    if (/^one$/i.test(match[0]) && counted === undefined && !SHARE.test(after) && !OUT_OF.test(after)) continue;
    const group = BEFORE.exec(before)?.[1] ?? null;
    const phrase = after.split(/[.,;:!?()“”"—–]/)[0];
    const words = names(phrase);
    const counts = wordsCounted(words);
    // "fines of up to 2 million crowns" are crowns, "a mob of about 600 came" are people.
    const what = group !== null && (counts.length === 0 || isOfPeople(group)) ? [stemOf(group.toLowerCase())] : counts;
    const clock = CLOCK.exec(after);
    const whole = OUT_OF.exec(after);
    const known = (measure: Quantity["measure"], amount = value, unit: string | null = null) =>
      found.push({ ...exactly(span, amount), measure, unit, what });
    if (sum !== undefined) known("money", sum.value, sum.unit);
    else if (SHARE.test(after)) known("share");
    else if (whole !== null) known("share", (100 * value) / (readCount(whole[1]) ?? Number.NaN));
    else if (clock !== null)
      known("clock", ((value % 12) + (/p/i.test(clock[2]) ? 12 : 0)) * 60 + Number(clock[1] ?? 0));
    else if (counted !== undefined) known("people");
    else {
      const unit = SECONDS[(words[0] ?? "").replace(/s$/, "")];
      if (unit !== undefined) known("duration", value * unit);
      else if (MASS.test(words[0] ?? ""))
        found.push({ ...exactly(span, value), measure: "mass", unit: null, what: ["ton"] });
      else if (what.length === 0) known("bare");
      else known(isOfPeople(`${group ?? ""} ${phrase}`) ? "people" : "things");
    }
  }
  return [...found, ...vagueIn(sentence, from), ...sharesIn(sentence, from), ...hyphenated(sentence, from)].sort(
    (a, b) => a.from - b.from,
  );
}

function exactly({ from, to }: Span, value: number) {
  return { from, to, value, least: value, most: value };
}

/** "several hundred", "dozens of": the least and the most that they may be. */
const VAGUE: readonly (readonly [words: RegExp, least: number, most: number])[] = [
  [/\b(?:several|a few) thousand\b/gi, 2000, 9999],
  [/\b(?:several|a few) hundred\b/gi, 200, 999],
  [/\btens of thousands of\b/gi, 20_000, 99_999],
  [/\bhundreds of thousands of\b/gi, 200_000, 999_999],
  [/(?<!of )(?<!tens of )\bthousands of\b/gi, 1000, 99_999],
  [/\bhundreds of(?! thousands)\b/gi, 100, 9999],
  [/\b(?:dozens of|several dozen)\b/gi, 20, 200],
];

function vagueIn(sentence: string, from: number): Quantity[] {
  return VAGUE.flatMap(([pattern, least, most]) =>
    Array.from(sentence.matchAll(pattern)).flatMap((match): Quantity[] => {
      const end = match.index + match[0].length;
      const phrase = sentence.slice(end, end + AROUND).split(/[.,;:!?()“”"—–]/)[0];
      const what = wordsCounted(names(phrase));
      if (!isOfPeople(phrase)) return [];
      return [
        {
          from: from + match.index,
          to: from + end,
          value: Math.sqrt(least * most),
          least,
          most,
          measure: "people",
          unit: null,
          what,
        },
      ];
    }),
  );
}

/** "a third of all trains", "two thirds of its members" */
const PART_OF =
  /\b(?:(a|one|two|three|four)\s)?(half|thirds?|quarters?|fifths?|tenths?)(?=\sof\s(?:all|its|his|her|their|the|those|them)\b)/gi;
const PARTS: { readonly [word: string]: number } = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 };
const COUNTS: { readonly [word: string]: number } = { two: 2, three: 3, four: 4 };

function sharesIn(sentence: string, from: number): Quantity[] {
  return Array.from(sentence.matchAll(PART_OF)).flatMap((match): Quantity[] => {
    const [words, count, part] = match;
    // "the first half of the year", "the third of the three"
    if (count === undefined && !/^half$/i.test(part)) return [];
    const before = sentence.slice(Math.max(0, match.index - AROUND), match.index);
    if (/\b(?:first|second|latter|other)\s$/i.test(before)) return [];
    const value = (100 * (COUNTS[(count ?? "").toLowerCase()] ?? 1)) / PARTS[part.toLowerCase().replace(/s$/, "")];
    const start = from + match.index;
    return [{ ...exactly({ from: start, to: start + words.length }, value), measure: "share", unit: null, what: [] }];
  });
}

/** "a 90-day emergency", "a nine-hour debate"; not "a 17-year-old". */
const HYPHENATED = new RegExp(`(?<![\\w.,:-])(${COUNT})-(second|minute|hour|day|week|month|year)\\b(?!-old)`, "gi");

function hyphenated(sentence: string, from: number): Quantity[] {
  return Array.from(sentence.matchAll(HYPHENATED)).flatMap((match): Quantity[] => {
    const value = readCount(match[1]);
    if (value === null) return [];
    const start = from + match.index;
    const span = { from: start, to: start + match[1].length };
    return [{ ...exactly(span, value * SECONDS[match[2].toLowerCase()]), measure: "duration", unit: null, what: [] }];
  });
}

const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const WRITTEN_DAY = new RegExp(`\\d.*\\b(?:${MONTHS})|\\b(?:${MONTHS}).*\\d`, "i");

const DAY = 86_400_000;
/** What stands behind the day of a dateline. */
const DATELINE = /^\s*[—–]/;

/** The days that a stretch writes out ("Oct. 6"), of the times of a record, which are in order of the text. */
export function findWrittenDays(times: readonly Time[], text: string, { from, to }: Span): Quantity[] {
  const found: Quantity[] = [];
  for (let k = firstIndex(times.length, (k) => times[k].from >= from); k < times.length && times[k].to <= to; k++) {
    const time = times[k];
    const day = /^\d{4}-\d{2}-\d{2}/.exec(time.value ?? "")?.[0];
    const isWritten = WRITTEN_DAY.test(text.slice(time.from, time.to));
    if (day === undefined || !isWritten || DATELINE.test(text.slice(time.to, time.to + 4))) continue;
    found.push({ ...exactly(time, Date.parse(day) / DAY), measure: "day", unit: null, what: [] });
  }
  return found;
}

/** "a mob of about 600" */
const BEFORE = /(\p{L}{3,}) of (?:about |some |nearly |almost |around |at least |more than |over |up to |roughly )?$/iu;

/** Of the words behind a number the stems of those that it counts. */
function wordsCounted(words: readonly string[]): string[] {
  // "two of the depot's managers"
  const start = words[0] === "of" ? (/^(?:the|its|his|her|their)$/.test(words[1] ?? "") ? 2 : 1) : 0;
  const end = words.findIndex((word, k) => k >= start && NO_NOUN.test(word));
  return words.slice(start, Math.min(end < 0 ? words.length : end, start + MOST_WORDS)).map(stemOf);
}

const GROUP = /^(?:mob|gang|throng|horde|party|column)$/;

/** "Eight Kesterians", "seven members": people by their noun or by the country they are of. */
function isOfPeople(phrase: string): boolean {
  const words = phrase.trim().split(/\s+/).slice(0, MOST_WORDS);
  return words.some(
    (word) =>
      GROUP.test(word) ||
      ["person", "persons"].includes(nounClass(word) ?? "") ||
      /^\p{Lu}\p{L}+(?:ans|ese|is|ish|men)$/u.test(word),
  );
}

function stemOf(word: string): string {
  return stem(word.replace(/men$/, "man"));
}

const MONTH = /(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$/i;
const MONTH_AFTER = /^\s(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/i;

/** Is a number a year, or the day of a month? */
function isDate(number: string, before: string, after: string): boolean {
  if (/^(?:1[5-9]|20)\d\d$/.test(number)) return true;
  return /^\d{1,2}$/.test(number) && (MONTH.test(before) || MONTH_AFTER.test(after));
}
