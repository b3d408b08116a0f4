import type { Published } from "../record.ts";

/** Room below each day for the running numbers of items. */
const NUMBERS = 2 ** 36;
/** The last day that keys have; whatever is later counts as it. */
export const LAST_DAY = 2 ** 17 - 1;
const DAY_ONE = Date.UTC(1800, 0, 1);
const DAY_LENGTH = 86_400_000;

/**
 * The number of the day a report was published, as its source writes it: 1 is 1 January 1800, a month or year its first day, 0 not
 * known. Days out of reach (before 1800, after 2158) count as the nearest.
 */
export function publishedDay(published: Published | null): number {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(published?.value ?? "");
  if (parts === null) return 0;
  return dayNumber(Date.UTC(Number(parts[1]), Number(parts[2] ?? 1) - 1, Number(parts[3] ?? 1)));
}

/** The number of the day that a time, in milliseconds since 1970, lies in. */
export function dayNumber(time: number): number {
  return Math.min(LAST_DAY, Math.max(1, Math.floor((time - DAY_ONE) / DAY_LENGTH) + 1));
}

/** `2031-03-05` of the number of a day; `null` for 0. */
export function dayText(day: number): string | null {
  return day === 0 ? null : new Date(DAY_ONE + (day - 1) * DAY_LENGTH).toISOString().slice(0, 10);
}

/** The key of an item: later days above earlier ones, within a day later numbers above earlier ones. At most 2^53. */
export function itemKey(day: number, number: number): number {
  return day * NUMBERS + number;
}

/** The day in a key. */
export function dayOfKey(key: number): number {
  return Math.floor(key / NUMBERS);
}

/** SQL for the day in a key. */
export const DAY_OF_KEY = `(key / ${NUMBERS})`;
