import { dayNumber } from "../item-key.ts";

/** The number of the first day of a date as the query writes it (`2023`, `2023-06`, `2023-06-18`); `null` where there is no such date. */
export function firstDay(written: string): number | null {
  const parts = /^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(written);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const time = Date.UTC(year, month - 1, day);
  const made = new Date(time);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? dayNumber(time) : null;
}
