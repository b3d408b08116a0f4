import type { Known } from "./calendar.ts";
import { SEASON, seasonLetters } from "./calendar-words.ts";
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
import type { Tense } from "./tense.ts";

/** Seasons: "fall of 2019", "last summer", "in the spring". */
export const seasons: readonly Rule[] = [
  rule(
    `(?:the )?(?<season>${SEASON}),? (?:of )?(?:(?<year>1[5-9]\\d\\d|20\\d\\d)(?!\\d)|(?<spoken>${SPOKEN_YEAR})\\b)`,
    ({ groups }) =>
      date(`${groups!.year ?? readSpokenYear(groups!.spoken)}-${seasonLetters(groups!.season)}`, "season", STATED),
  ),
  rule(
    `(?<which>this past|this coming|this|last|next|the past|the previous|the coming) (?<season>${SEASON})(?! of\\b)`,
    readChosen,
  ),
  rule(
    `(?<=\\b(?:in|by|during|since|until|before|after|through|over|into|early|late|mid)(?:\\s|-))(?:the )?(?:early |late )?(?<season>${SEASON})`,
    readAlone,
  ),
];

const FIRST_MONTHS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

function readChosen(match: RegExpExecArray, setting: Setting): Reading | null {
  const { published } = setting;
  const { which, season } = match.groups!;
  const letters = seasonLetters(season);
  // "this fall in prices"
  if (
    /fall/i.test(season) &&
    /^\s(?:from|in\s(?:the\s)?(?:\w{1,12}\s)?(?:prices?|value|demand|support|sales|stocks|shares|number|rates?|output|temperatures?)\b)/i.test(
      after(match, setting),
    )
  )
    return null;
  if (published === null) return unresolved("season", `XXXX-${letters}`);
  const word = which.toLowerCase();
  if (word === "this") return date(`${published.year}-${letters}`, "season", PUBLISHED);
  if (published.month === null) return unresolved("season", `XXXX-${letters}`);
  return date(
    `${seasonYear(letters, published, /next|coming/.test(word) ? "future" : "past")}-${letters}`,
    "season",
    PUBLISHED,
  );
}

function readAlone(match: RegExpExecArray, setting: Setting): Reading | null {
  const { season } = match.groups!;
  // "the fall of the wall", "after Fall River", "after fall rains"
  if (/^\s(?:of|in|to|from|on|out|\p{Lu})/u.test(after(match, setting)) || /^[A-Z]/.test(season)) return null;
  if (!/^the /i.test(match[0]) && /fall|spring/i.test(season) && !/\bin\s$/i.test(before(match, setting))) return null;
  const letters = seasonLetters(season);
  const { published } = setting;
  if (published?.month == null)
    return unresolved("season", `XXXX-${letters}`, `no year is stated, and ${NOT_PUBLISHED}`);
  const tense = setting.tense(match.index, match.index + match[0].length);
  return date(`${seasonYear(letters, published, tense)}-${letters}`, "season", PUBLISHED_AND_TENSE);
}

/** The year of the season that last ended or, in the future, begins next, as in the north; a winter has the year that it begins in. */
function seasonYear(letters: string, { year, month }: Known, tense: Tense): number {
  const first = FIRST_MONTHS[letters];
  if (tense === "future") return first > (month ?? 0) ? year : year + 1;
  return first + 2 < (month ?? 0) || (tense === null && first <= (month ?? 0)) ? year : year - 1;
}
