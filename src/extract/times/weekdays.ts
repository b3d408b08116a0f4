import { daysAfter, isDay, weekdayOf } from "./calendar.ts";
import { WEEKDAY, weekdayNumber } from "./calendar-words.ts";
import { nearestWeekday } from "./nearest.ts";
import {
  before,
  date,
  EARLIER_DATE,
  PUBLISHED,
  PUBLISHED_AND_TENSE,
  type Reading,
  type Rule,
  rule,
  type Setting,
  unresolved,
} from "./rule.ts";
import { dateValue } from "./timex.ts";

/** Weekdays and days beside the day of publication: "Friday", "last Monday", "yesterday". */
export const weekdays: readonly Rule[] = [
  rule(
    `(?:(?<the>the )?(?<which>this past|this coming|this|last|next|past|coming|previous|following|that) )?(?<weekday>${WEEKDAY})(?: (?<week>last week|this week|next week))?`,
    readWeekday,
  ),
  rule("(?<=\\b(?:earlier|later) )(?:in|on) the day", readThatDay),
  rule("(?:the day (?<side>before|after) )?(?<word>yesterday|today|tomorrow)", readNamedDay),
];

/** Named after a weekday but no time: "Bloody Sunday". */
const NAMES = /\b(?:Bloody|Super|Cyber|Fat|Ruby|Black|Sheffield)\s$/;

function readWeekday(match: RegExpExecArray, setting: Setting): Reading | null {
  const { weekday: name, the, which = "", week } = match.groups!;
  if (name[0] === name[0].toLowerCase() || NAMES.test(before(match, setting))) return null;
  const weekday = weekdayNumber(name);
  const { published, latestDay: latest } = setting;
  const unknown = unresolved("day", `XXXX-WXX-${weekday}`);
  const chosen = which.toLowerCase();
  const word = chosen === "next" && the !== undefined && latest !== null ? "following" : chosen;
  if (["previous", "following", "that"].includes(word) && isDay(latest)) {
    const ahead = (weekday - weekdayOf(latest) + 7) % 7;
    const shift = word === "following" ? ahead || 7 : word === "previous" ? ahead - 7 : ahead === 0 ? 0 : ahead - 7;
    return date(dateValue(daysAfter(latest, shift)), "day", EARLIER_DATE);
  }
  if (!isDay(published)) return unknown;
  const told = (days: number) => date(dateValue(daysAfter(published, days)), "day", PUBLISHED);
  const today = weekdayOf(published);
  const ahead = (weekday - today + 7) % 7;
  if (week !== undefined) return told(weekday - today + 7 * (/^last/i.test(week) ? -1 : /^next/i.test(week) ? 1 : 0));
  if (word === "next") return told(weekday - today + 7);
  if (["this", "this coming", "coming"].includes(word)) return told(ahead);
  if (word !== "") return told(ahead - 7);
  const tense = setting.tense(match.index, match.index + match[0].length);
  return date(
    dateValue(nearestWeekday(weekday, published, tense)),
    "day",
    tense === null ? PUBLISHED : PUBLISHED_AND_TENSE,
  );
}

/** "later in the day": that of the day told last in the paragraph, or of publication. */
function readThatDay(_: RegExpExecArray, { day, published }: Setting): Reading {
  const on = isDay(day) ? day : published;
  if (!isDay(on)) return unresolved("day");
  return date(dateValue(on), "day", on === day ? EARLIER_DATE : PUBLISHED);
}

function readNamedDay(match: RegExpExecArray, setting: Setting): Reading | null {
  const { side, word } = match.groups!;
  // A newspaper's name: "USA Today".
  if (word === "Today" && /\b(?:USA|Russia|India|Psychology)\s$/.test(before(match, setting))) return null;
  const { published } = setting;
  if (!isDay(published)) return unresolved("day");
  const days = { yesterday: -1, today: 0, tomorrow: 1 }[word.toLowerCase()] ?? 0;
  const shift = side === undefined ? 0 : side.toLowerCase() === "before" ? -1 : 1;
  return date(dateValue(daysAfter(published, days + shift)), "day", PUBLISHED);
}
