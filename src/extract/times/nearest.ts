import { type Day, daysAfter, type Known, numberOf, weekdayOf } from "./calendar.ts";
import type { Tense } from "./tense.ts";

// How many times nearer a date has to lie that goes against the tense: "payable Jan. 2", told in November in the past. A
// month told alone goes by the tense more than a day does.
const AGAINST_TENSE = { day: 3, month: 3.5 };
const AHEAD_WITHOUT_TENSE = 2;

/** The year in which a month, or a day of it, is meant that is told without one; `null` where the published month is not known. */
export function yearOf(month: number, day: number | null, published: Known | null, tense: Tense): number | null {
  if (published?.month == null) return null;
  const { year } = published;
  if (day === null && month === published.month) return year;
  const today = numberOf({ year, month: published.month, day: published.day ?? 15 });
  let best = year;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of [year, year - 1, year + 1]) {
    const ahead = numberOf({ year: candidate, month, day: day ?? 15 }) - today;
    const against = ahead > 0 ? tense === "past" : tense === "future";
    const open = ahead > 0 && tense === null;
    const weight = against ? AGAINST_TENSE[day === null ? "month" : "day"] : open ? AHEAD_WITHOUT_TENSE : 1;
    const distance = Math.abs(ahead) * weight;
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** The day that a weekday means that is told alone: the day itself, the one before it or, in the future, the one after it. */
export function nearestWeekday(weekday: number, published: Day, tense: Tense): Day {
  const ahead = (weekday - weekdayOf(published) + 7) % 7;
  return daysAfter(published, tense === "future" || ahead === 0 ? ahead : ahead - 7);
}
