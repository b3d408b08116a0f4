import type { Timeline } from "../../store/store.ts";

export type Unit = Timeline["unit"];

/** A day, month or year of the calendar as the store writes it: `2031-03-05`, `2031-03`, `2031`. `null` for anything else. */
export function periodUnit(when: string): Unit | null {
  const unit = ({ 4: "year", 7: "month", 10: "day" } as const)[when.length];
  if (unit === undefined || !/^[1-9]\d{3}(?:-\d\d){0,2}$/.test(when)) return null;
  const start = periodStart(when);
  return isoDay(start, unit) === when ? unit : null;
}

/** Its first moment, UTC. */
export function periodStart(when: string): Date {
  const [year, month = 1, day = 1] = when.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}

/** The period of the same length after it. */
export function nextPeriod(when: string): string {
  const unit = periodUnit(when);
  const start = periodStart(when);
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  if (unit === "year") return isoDay(new Date(Date.UTC(year + 1, 0, 1)), "year");
  if (unit === "month") return isoDay(new Date(Date.UTC(year, month + 1, 1)), "month");
  return isoDay(new Date(Date.UTC(year, month, day + 1)), "day");
}

function isoDay(at: Date, unit: Unit): string {
  return at.toISOString().slice(0, { day: 10, month: 7, year: 4 }[unit]);
}

/** The terms of the query language that mean a period, or from the one to the end of the other. */
export function periodTerms(from: string | null, to: string | null): string {
  return [from && `after:${from}`, to && `before:${nextPeriod(to)}`].filter(Boolean).join(" ");
}

/** The smallest unit in which from the first to the last of some months can be told apart on a page. */
export function fittingUnit(months: readonly string[]): Unit {
  if (months.length === 0) return "month";
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const numbers = months.map(count);
  const length = Math.max(...numbers) - Math.min(...numbers) + 1;
  return length <= 2 ? "day" : length <= 96 ? "month" : "year";
}
