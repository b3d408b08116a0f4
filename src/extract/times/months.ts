import { MONTH, monthNumber } from "./calendar-words.ts";
import { yearOf } from "./nearest.ts";
import { readSpokenYear, SPOKEN_YEAR } from "./number-words.ts";
import {
  after,
  before,
  date,
  NOT_PUBLISHED,
  PUBLISHED,
  PUBLISHED_AND_TENSE,
  type Reading,
  type Rule,
  rule,
  type Setting,
  STATED,
  unresolved,
} from "./rule.ts";
import { sharedYear } from "./shared-year.ts";
import { dateValue, two } from "./timex.ts";

/** Months, alone or with their year: "August 1988", "last May", "June last year", "in February". */
export const months: readonly Rule[] = [
  rule(
    `(?<month>${MONTH}),? (?:of |in )?(?:(?<year>1[5-9]\\d\\d|20\\d\\d)(?!\\d)|(?<spoken>${SPOKEN_YEAR})\\b)`,
    readWithYear,
  ),
  rule(`(?<month>${MONTH}) (?:of )?(?<which>this|last|next) year`, readOfYear),
  rule(`(?:the )?(?<which>this past|this coming|this|last|next|past|previous|coming) (?<month>${MONTH})`, readChosen),
  rule(`(?:the month of )?(?<month>${MONTH})`, readAlone),
];

function readWithYear(match: RegExpExecArray): Reading | null {
  const { month, year, spoken } = match.groups!;
  if (!isCapital(month)) return null;
  return date(`${year ?? readSpokenYear(spoken)}-${two(monthNumber(month))}`, "month", STATED);
}

function readOfYear(match: RegExpExecArray, { published }: Setting): Reading | null {
  const { month: name, which } = match.groups!;
  if (!isCapital(name)) return null;
  const month = monthNumber(name);
  if (published === null) return unresolved("month", `XXXX-${two(month)}`);
  const shift = { this: 0, last: -1, next: 1 }[which.toLowerCase()] ?? 0;
  return date(dateValue({ year: published.year + shift, month, day: null }), "month", PUBLISHED);
}

/** "last May" is that of last year, told as it is in the year itself as "in May"; "next May" is the first one ahead. */
function readChosen(match: RegExpExecArray, { published }: Setting): Reading | null {
  const { month: name, which } = match.groups!;
  if (!isCapital(name)) return null;
  const month = monthNumber(name);
  if (published === null) return unresolved("month", `XXXX-${two(month)}`);
  const word = which.toLowerCase();
  if (word !== "this" && word !== "last" && published.month === null) return unresolved("month", `XXXX-${two(month)}`);
  const year = published.year + yearShift(word, month, published.month ?? 0);
  return date(dateValue({ year, month, day: null }), "month", PUBLISHED);
}

function yearShift(word: string, month: number, now: number): number {
  if (word === "this") return 0;
  if (word === "last") return -1;
  if (/past|previous/.test(word)) return month < now ? 0 : -1;
  return month > now ? 0 : 1;
}

const PREPOSITION =
  /\b(?:in|by|since|until|till|from|to|through|during|before|after|for|of|between|and|or|early|late|mid|this|last|next|each|every|around)[\s-]+(?:early |late |mid-)?$/i;
const SURE_PREPOSITION = /\b(?:in|by|since|until|till|through|during|early|late|mid)[\s-]+(?:early |late |mid-)?$/i;
const DETERMINER = /\b(?:the|a|an|its|their|his|her)\s$/i;
const MARCH_DOES =
  /^(?:[.,;:?!]|\s(?:was|were|is|will|would|has|had|drew|began|ended|in|to|through|from|and|\p{Lu})\b)/u;
const SHORT = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/i;

function readAlone(match: RegExpExecArray, setting: Setting): Reading | null {
  const { month: name } = match.groups!;
  if (!isCapital(name) || SHORT.test(name) || !isMonth(name, match, setting)) return null;
  const month = monthNumber(name);
  const shared = sharedYear(month, after(match, setting));
  if (shared !== null) return date(dateValue({ year: shared, month, day: null }), "month", STATED);
  const tense = setting.tense(match.index, match.index + match[0].length) ?? tenseOf(before(match, setting));
  const year = yearOf(month, null, setting.published, tense);
  if (year === null) return unresolved("month", `XXXX-${two(month)}`, `no year is stated, and ${NOT_PUBLISHED}`);
  return date(dateValue({ year, month, day: null }), "month", tense === null ? PUBLISHED : PUBLISHED_AND_TENSE);
}

function tenseOf(words: string) {
  if (/\b(?:by|until|till|through)\s+$/i.test(words)) return "future";
  return /\bsince\s+$/i.test(words) ? "past" : null;
}

/** Is it the month, and not a person called April or May, a march, or a verb? */
function isMonth(name: string, match: RegExpExecArray, setting: Setting): boolean {
  const left = before(match, setting);
  const right = after(match, setting);
  const capitalFollows = /^\s\p{Lu}/u.test(right);
  switch (name.toLowerCase()) {
    case "may":
      return setting.mayIsName ? SURE_PREPOSITION.test(left) && !capitalFollows : PREPOSITION.test(left);
    case "march":
      if (SURE_PREPOSITION.test(left)) return !/^\s(?:of|for|on)\s(?:the\s)?\p{Lu}/u.test(right);
      if (/^\s(?:of|on|for|against|toward|towards)\b/i.test(right)) return false;
      if (PREPOSITION.test(left)) return true;
      // "the March meeting", not "the march drew thousands", "the Long March"
      return (DETERMINER.test(left) || /['’]s\s$/.test(left)) && !MARCH_DOES.test(right);
    case "april":
    case "june":
    case "august":
      return (
        SURE_PREPOSITION.test(left) ||
        DETERMINER.test(left) ||
        !(capitalFollows || (/\p{Lu}[\p{L}.]*\s$/u.test(left) && !PREPOSITION.test(left)))
      );
    default:
      return true;
  }
}

function isCapital(name: string): boolean {
  return name[0] !== name[0].toLowerCase();
}
