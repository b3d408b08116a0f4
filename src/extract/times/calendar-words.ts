/** The words for months, weekdays, seasons and units of time, as patterns and as numbers. */

const MONTH_STEMS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const WEEKDAY_STEMS = "mon tue wed thu fri sat sun".split(" ");

export const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)";
export const WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
/** Only before a date: "Fri., June 5". */
export const SHORT_WEEKDAY = "(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\\.?";
export const SEASON = "(?:spring|summer|fall|autumn|winter)";
export const UNIT =
  "(?:second|minute|hour|day|night|week(?:end)?|fortnight|month|quarter|year|decade|century|centurie|millennium|millennia)";
export const PART_OF_DAY = "(?:morning|midday|afternoon|evening|night|overnight)";

/** 1 to 12. */
export function monthNumber(name: string): number {
  return MONTH_STEMS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** 1, Monday, to 7, Sunday. */
export function weekdayNumber(name: string): number {
  return WEEKDAY_STEMS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** The letters of TIMEX3 for a season. */
export function seasonLetters(name: string): string {
  const lower = name.toLowerCase();
  return lower === "autumn" ? "FA" : lower.slice(0, 2).toUpperCase();
}

/** The letters of TIMEX3 for a part of the day: "TMO" for the morning. */
export function partLetters(name: string): string {
  const lower = name.toLowerCase();
  if (lower.endsWith("night")) return "TNI";
  return { morning: "TMO", midday: "TMI", afternoon: "TAF", evening: "TEV" }[lower.replace(/s$/, "")] ?? "TNI";
}

/** What a unit is a number of: "fortnight" is two weeks, "decade" ten years. */
export interface Unit {
  /** The word for its precision. */
  readonly name: string;
  readonly times: number;
  readonly of: "S" | "M" | "H" | "D" | "W" | "Mo" | "Y";
}

const UNITS: Readonly<Record<string, Unit>> = {
  second: { name: "second", times: 1, of: "S" },
  minute: { name: "minute", times: 1, of: "M" },
  hour: { name: "hour", times: 1, of: "H" },
  day: { name: "day", times: 1, of: "D" },
  night: { name: "night", times: 1, of: "D" },
  week: { name: "week", times: 1, of: "W" },
  weekend: { name: "weekend", times: 1, of: "W" },
  fortnight: { name: "week", times: 2, of: "W" },
  month: { name: "month", times: 1, of: "Mo" },
  quarter: { name: "quarter", times: 3, of: "Mo" },
  year: { name: "year", times: 1, of: "Y" },
  decade: { name: "decade", times: 10, of: "Y" },
  century: { name: "century", times: 100, of: "Y" },
  centurie: { name: "century", times: 100, of: "Y" },
  millennium: { name: "millennium", times: 1000, of: "Y" },
  millennia: { name: "millennium", times: 1000, of: "Y" },
};

/** The unit of a word, singular or plural. */
export function unitOf(word: string): Unit {
  const lower = word.toLowerCase();
  return UNITS[lower] ?? UNITS[lower.replace(/s$/, "")];
}
