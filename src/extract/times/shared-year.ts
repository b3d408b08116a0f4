import { MONTH, monthNumber } from "./calendar-words.ts";

const LATER_DATE = new RegExp(
  `^\\s?(?:to|and|through|until|till|or|-|–|—)\\s?(?:early\\s|late\\s|mid-)?(?<month>${MONTH})(?:\\s\\d{1,2}(?:st|nd|rd|th)?)?,?\\s(?<year>(?:1[5-9]|20)\\d\\d)(?!\\d)`,
);

/** The year that a month shares with the date after it, "from March to August 2011"; `null` where none is told so. */
export function sharedYear(month: number, right: string): number | null {
  const { month: later, year } = LATER_DATE.exec(right)?.groups ?? {};
  if (year === undefined) return null;
  return month <= monthNumber(later) ? Number(year) : Number(year) - 1;
}
