/**
 * The Gregorian calendar as ISO 8601 counts it. Days are counted from 1 January 1970, weekdays from 1, Monday, to 7,
 * Sunday; months from 1.
 */

const MILLISECONDS = 86_400_000;

/** A date as far as it is known; a day is known only with its month. */
export interface Known {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** A day of the calendar. */
export interface Day extends Known {
  readonly month: number;
  readonly day: number;
}

/** Is the day, and not only the month or the year, known? */
export function isDay(known: Known | null): known is Day {
  return known?.month != null && known.day != null;
}

/** The number of a day from 1 January 1970. */
export function numberOf({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day) / MILLISECONDS;
}

/** The day `days` days after another, before it where negative. */
export function daysAfter(day: Day, days: number): Day {
  const date = new Date((numberOf(day) + days) * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The month `months` months after that of a date. */
export function monthsAfter(year: number, month: number, months: number): { year: number; month: number } {
  const count = year * 12 + month - 1 + months;
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Does the calendar have this day? Without a year, 29 February is one. */
export function isDayOfMonth(year: number | null, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year ?? 2000, month);
}

/** 1, Monday, to 7, Sunday. */
export function weekdayOf(day: Day): number {
  return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;
}

/** The week of ISO 8601 that a day is in, with the year that it counts to. */
export function weekOf(day: Day): { year: number; week: number } {
  const { year, month, day: date } = daysAfter(day, 4 - weekdayOf(day));
  const first = numberOf({ year, month: 1, day: 1 });
  return { year, week: Math.floor((numberOf({ year, month, day: date }) - first) / 7) + 1 };
}

/** The Monday of a week of ISO 8601. */
export function mondayOf(year: number, week: number): Day {
  const fourth: Day = { year, month: 1, day: 4 };
  return daysAfter(fourth, 1 - weekdayOf(fourth) + 7 * (week - 1));
}
