import { type Day, daysIn, type Known, mondayOf, weekOf } from "./calendar.ts";

/** The values of TIMEX3 (TimeML 1.2.1), which are those of ISO 8601 with letters for seasons, parts of the day and the unknown. */

export const two = (part: number) => String(part).padStart(2, "0");

/** `2023-06-12`, `2023-06`, `2023`: as much as is known. */
export function dateValue({ year, month, day }: Known): string {
  if (month === null) return String(year);
  return day === null ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

/** `2023-W24`. */
export function weekValue(day: Day): string {
  const { year, week } = weekOf(day);
  return `${year}-W${two(week)}`;
}

const CONCRETE = /^(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)|Q([1-4])|H([12])|(SP|SU|FA|WI))(?![\dX]))?(?![\dX])/;
const SEASON_MONTHS: Readonly<Record<string, number>> = { SP: 4, SU: 7, FA: 10, WI: 1 };

/** The date that a value stands for, as far as it tells one: a week by its Monday, a quarter, half or season by a month of it. */
export function dateOf(value: string): Known | null {
  const found = CONCRETE.exec(value);
  if (found === null) return null;
  const [, year, month, day, week, quarter, half, season] = found;
  if (week !== undefined) return mondayOf(Number(year), Number(week));
  if (quarter !== undefined) return { year: Number(year), month: 3 * Number(quarter) - 2, day: null };
  if (half !== undefined) return { year: Number(year), month: 6 * Number(half) - 5, day: null };
  if (season !== undefined) return { year: Number(year), month: SEASON_MONTHS[season], day: null };
  return { year: Number(year), month: number(month), day: number(day) };
}

function number(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

/** The date that a source gives as published, as far as it is one of the calendar. */
export function readKnown(value: string): Known | null {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(value);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), number(found[2]), number(found[3])];
  if (month === null || month < 1 || month > 12) return { year, month: null, day: null };
  return { year, month, day: day === null || day < 1 || day > daysIn(year, month) ? null : day };
}
