import { daysAfter, isDay, type Known, monthsAfter } from "./calendar.ts";
import { dateValue, weekValue } from "./timex.ts";

/** The unit `count` units from a date, told to that unit; `null` where the date is not known finely enough. */
export function unitAfter(from: Known, unit: string, count: number): { value: string; precision: string } | null {
  switch (unit) {
    case "year":
      return { value: String(from.year + count), precision: "year" };
    case "decade":
      return { value: String(from.year + 10 * count), precision: "year" };
    case "century":
      return { value: String(from.year + 100 * count), precision: "year" };
    case "quarter": {
      if (from.month === null) return null;
      const { year, month } = monthsAfter(from.year, from.month, 3 * count);
      return { value: `${year}-Q${Math.ceil(month / 3)}`, precision: "quarter" };
    }
    case "month":
      if (from.month === null) return null;
      return { value: dateValue({ ...monthsAfter(from.year, from.month, count), day: null }), precision: "month" };
    case "week":
      return isDay(from) ? { value: weekValue(daysAfter(from, 7 * count)), precision: "week" } : null;
    case "weekend":
      return isDay(from) ? { value: `${weekValue(daysAfter(from, 7 * count))}-WE`, precision: "weekend" } : null;
    case "day":
      return isDay(from) ? { value: dateValue(daysAfter(from, count)), precision: "day" } : null;
    default:
      return null;
  }
}
