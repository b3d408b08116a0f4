import {
  MONTH,
  monthNumber,
  partLetters,
  SEASON,
  seasonLetters,
  UNIT,
  unitOf,
  WEEKDAY,
  weekdayNumber,
} from "./calendar-words.ts";
import { durationValue } from "./durations.ts";
import { NUMBER, ORDINAL, readNumber } from "./number-words.ts";
import { after, before, type Reading, type Rule, rule, type Setting, STATED } from "./rule.ts";
import { two } from "./timex.ts";

const EVERY = "(?:every|each)(?: single)?";
const OFTEN: Readonly<Record<string, readonly [string, string]>> = {
  hourly: ["PT1H", "hour"],
  daily: ["P1D", "day"],
  nightly: ["P1D", "day"],
  weekly: ["P1W", "week"],
  biweekly: ["P2W", "week"],
  monthly: ["P1M", "month"],
  quarterly: ["P3M", "quarter"],
  yearly: ["P1Y", "year"],
  annually: ["P1Y", "year"],
};

/** Times that come again, as TIMEX3 tells them: "every Monday", "each July", "daily", "twice a week". */
export const sets: readonly Rule[] = [
  rule(`(?:${EVERY} )(?<weekday>${WEEKDAY})(?: (?<part>morning|afternoon|evening|night))?`, readWeekday),
  rule(
    `(?:on )?(?<weekday>${WEEKDAY})s|(?<weekday2>${WEEKDAY}) (?<part>morning|afternoon|evening|night)s`,
    readWeekday,
  ),
  rule(`${EVERY} (?<season>${SEASON})`, ({ groups }) => set(`XXXX-${seasonLetters(groups!.season)}`, "season")),
  rule(`${EVERY} (?<month>${MONTH})`, ({ groups }) => set(`XXXX-${two(monthNumber(groups!.month))}`, "month")),
  rule(`${EVERY} (?:(?<number>${NUMBER}|other|few|${ORDINAL}) )?(?<unit>${UNIT})s?`, readEvery),
  rule(`${EVERY} (?<part>morning|afternoon|evening|night)`, ({ groups }) =>
    set(`XXXX-XX-XX${partLetters(groups!.part)}`, "part of day"),
  ),
  rule(Object.keys(OFTEN).join("|"), readOften),
  rule("(?:a|per) (?<unit>day|week|month|year)", readRate),
  rule("(?:on )?weekdays", () => set("XXXX-WXX-1/XXXX-WXX-5", "day")),
  rule("(?:on )?weekends", () => set("XXXX-WXX-WE", "weekend")),
];

function set(value: string, precision: string): Reading {
  return { type: "SET", value, precision, basis: STATED };
}

function readWeekday({ groups }: RegExpExecArray): Reading | null {
  const weekday = groups!.weekday ?? groups!.weekday2;
  if (weekday[0] === weekday[0].toLowerCase()) return null;
  const part = groups!.part;
  return set(
    `XXXX-WXX-${weekdayNumber(weekday)}${part === undefined ? "" : partLetters(part)}`,
    part === undefined ? "day" : "part of day",
  );
}

function readEvery({ groups }: RegExpExecArray): Reading | null {
  const { number: words, unit: word } = groups!;
  const unit = unitOf(word);
  if (words === undefined) return set(durationValue(1, unit), unit.name);
  if (/^few$/i.test(words)) return set(durationValue(1, unit).replace("1", "X"), unit.name);
  if (/^(?:other|second)$/i.test(words)) return set(durationValue(2, unit), unit.name);
  const number = readNumber(/^\d+(?:st|nd|rd|th)$/i.test(words) ? words.slice(0, -2) : words);
  return Number.isFinite(number) && number > 0 ? set(durationValue(number, unit), unit.name) : null;
}

function readOften(match: RegExpExecArray, setting: Setting): Reading | null {
  // A newspaper's name: "the Daily Courier".
  if (/^[A-Z]/.test(match[0]) && !/(?:^|[.!?“"]\s{0,3})$/.test(before(match, setting))) return null;
  return set(...OFTEN[match[0].toLowerCase()]);
}

const RATE =
  /(?:\b(?:one\s(?:day|night|hour)|once|twice|times?|hours|days|nights)|[$£€]\s?\d[\d.,]*(?:\s(?:million|billion|trillion|bn|m))?|\d%?(?:\s(?:million|billion|percent))?(?:\s[a-z]+){0,2})\s$/i;

/** "twice a week", "$3 million a year", "50,000 visitors a day"; "a year" alone is a stretch of time. */
function readRate(match: RegExpExecArray, setting: Setting): Reading | null {
  if (/^\s(?:ago|earlier|later|before|after|and)\b/i.test(after(match, setting))) return null;
  if (/^a/i.test(match[0]) && !RATE.test(before(match, setting))) return null;
  const unit = unitOf(match.groups!.unit);
  return set(durationValue(1, unit), unit.name);
}
