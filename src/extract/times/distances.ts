import { isDay } from "./calendar.ts";
import { UNIT, type Unit, unitOf } from "./calendar-words.ts";
import { NUMBER, readNumber } from "./number-words.ts";
import { date, EARLIER_DATE, PUBLISHED, type Reading, type Rule, rule, type Setting, unresolved } from "./rule.ts";
import { unitAfter } from "./unit-after.ts";

const VAGUE = "(?:a few|few|several|many|some|a number of|a couple of|dozens of|hundreds of|thousands of)";
const ABOUT =
  "(?:nearly |almost |about |around |some |roughly |more than |less than |over |just over |just under |only |at least |exactly )?";
const OR_SO = "(?: or so| or more)?";

/** Times told by how far they lie from another: "two years ago", "three days later", "a week before", "in five years". */
export const distances: readonly Rule[] = [
  rule(
    `${ABOUT}(?<number>${NUMBER}|an?) (?<unit>${UNIT})s?${OR_SO} (?<side>ago|earlier|later|before|afterwards?|from now|hence)(?! (?:than|the|this|that|he|she|it|they|we|his|her|its)\\b)`,
    readDistance,
  ),
  rule(
    `${ABOUT}(?<number>a couple of|${NUMBER}|an?) (?<unit>${UNIT})s? (?<side>ago|earlier|later|from now)`,
    readDistance,
  ),
  rule(`(?:${VAGUE} )?(?<unit>${UNIT})s ago`, readVague),
  rule(`(?:not )?(?:so )?long ago`, () => date("PAST_REF", "vague", "stated")),
  rule(
    `in (?:about |around |another )?(?<number>${NUMBER}) (?<unit>${UNIT})s?(?! (?:of|ago|earlier|later)\\b)`,
    readAhead,
  ),
];

function readDistance(match: RegExpExecArray, setting: Setting): Reading | null {
  const { number: words, unit: word, side } = match.groups!;
  const number = /^an?$/i.test(words) ? 1 : /couple/i.test(words) ? 2 : readNumber(words);
  const unit = unitOf(word);
  const { published } = setting;
  const latest = unit.of === "D" || unit.of === "W" ? (setting.latestDay ?? setting.latest) : setting.latest;
  const back = /ago|earlier|before/i.test(side);
  const beside = /ago|from now|hence/i.test(side) ? published : latest;
  if (unit.of === "S" || unit.of === "M" || unit.of === "H") {
    if (!/ago|from now/i.test(side)) return null;
    return isDay(published)
      ? { ...date(unitAfter(published, "day", 0)!.value, "day", PUBLISHED), type: "TIME" }
      : { ...unresolved(unit.name), type: "TIME" };
  }
  const from = beside ?? (back ? published : null);
  if (from === null) return unresolved(unit.name, null, "it counts from a date that is not known");
  if (!Number.isFinite(number) || number > 3000) return null;
  const told = countFrom(from, unit, back ? -number : number);
  if (told === null) return unresolved(unit.name, null, "the date it counts from is not known finely enough");
  return date(told.value, told.precision, from === published ? PUBLISHED : EARLIER_DATE);
}

function countFrom(from: Parameters<typeof unitAfter>[0], unit: Unit, count: number) {
  const whole = Math.round(count * unit.times);
  // A year and a half is counted in months.
  if (!Number.isInteger(count) && unit.of === "Y") return unitAfter(from, "month", Math.round(12 * count * unit.times));
  const name = { D: "day", W: "week", Mo: unit.times === 3 ? "quarter" : "month", Y: "year" }[unit.of as "D"];
  const told = unitAfter(from, name, unit.times === 3 ? Math.round(count) : whole);
  return told === null || !/^\d{4}/.test(told.value) || Number(told.value.slice(0, 4)) < 1 ? null : told;
}

function readVague(): Reading {
  return date("PAST_REF", "vague", "stated");
}

/** "in five years", of something that lies ahead; in the past it tells how long something took. */
function readAhead(match: RegExpExecArray, setting: Setting): Reading | null {
  if (setting.published === null) return null;
  if (setting.tense(match.index, match.index + match[0].length) !== "future") return null;
  const { number, unit: word } = match.groups!;
  const unit = unitOf(word);
  if (["S", "M", "H"].includes(unit.of) || unit.name === "quarter") return null;
  const told = countFrom(setting.published, unit, readNumber(number));
  return told === null ? null : date(told.value, told.precision, PUBLISHED);
}
