import { type Day, daysAfter, type Known, numberOf, weekdayOf } from "./calendar.ts";
import { yearOf } from "./nearest.ts";
import {
  after,
  date,
  NOT_PUBLISHED,
  PUBLISHED,
  PUBLISHED_AND_TENSE,
  type Reading,
  type Rule,
  rule,
  type Setting,
  STATED,
  unresolved,
} from "./rule.ts";
import { dateValue } from "./timex.ts";

const fixed =
  (month: number, day: number) =>
  (year: number): Day => ({ year, month, day });
/** The nth such weekday of a month; the last for -1. */
const nth =
  (month: number, weekday: number, n: number) =>
  (year: number): Day => {
    const first: Day = { year, month, day: 1 };
    if (n > 0) return daysAfter(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
    const last = daysAfter(
      month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 },
      -1,
    );
    return daysAfter(last, -((weekdayOf(last) - weekday + 7) % 7));
  };
const besideEaster = (days: number) => (year: number) => daysAfter(easter(year), days);

/** Holidays of America and the churches of the west, by their lower-case names without "day" at the end. */
const HOLIDAYS = new Map<string, (year: number) => Day>([
  ["new year's", fixed(1, 1)],
  ["new year's eve", fixed(12, 31)],
  ["martin luther king", nth(1, 1, 3)],
  ["groundhog", fixed(2, 2)],
  ["valentine's", fixed(2, 14)],
  ["presidents'", nth(2, 1, 3)],
  ["st. patrick's", fixed(3, 17)],
  ["ash wednesday", besideEaster(-46)],
  ["palm sunday", besideEaster(-7)],
  ["good friday", besideEaster(-2)],
  ["easter", besideEaster(0)],
  ["easter sunday", besideEaster(0)],
  ["easter monday", besideEaster(1)],
  ["earth", fixed(4, 22)],
  ["may", fixed(5, 1)],
  ["mother's", nth(5, 7, 2)],
  ["memorial", nth(5, 1, -1)],
  ["father's", nth(6, 7, 3)],
  ["juneteenth", fixed(6, 19)],
  ["independence", fixed(7, 4)],
  ["fourth of july", fixed(7, 4)],
  ["bastille", fixed(7, 14)],
  ["labor", nth(9, 1, 1)],
  ["columbus", nth(10, 1, 2)],
  ["halloween", fixed(10, 31)],
  ["veterans", fixed(11, 11)],
  ["armistice", fixed(11, 11)],
  ["thanksgiving", nth(11, 4, 4)],
  ["christmas eve", fixed(12, 24)],
  ["christmas", fixed(12, 25)],
  ["boxing", fixed(12, 26)],
]);

const ALONE =
  "new year's eve|ash wednesday|palm sunday|good friday|easter sunday|easter monday|juneteenth|(?:the )?fourth of july|halloween|thanksgiving(?: day)?|christmas eve|christmas(?: day)?|easter";
const WITH_DAY =
  "new year's|martin luther king(?: jr\\.?)?|groundhog|valentine's|presidents'|st\\. patrick's|earth|may|mother's|memorial|father's|independence|bastille|labor|columbus|veterans|armistice|boxing";

/** Holidays with their year or that of the nearest one; Easter by the rule of the Gregorian calendar (Meeus, Jones, Butcher). */
export const holidays: readonly Rule[] = [
  rule(
    `(?:(?<which>this|last|next) )?(?<name>${ALONE}|(?:${WITH_DAY}) day)(?:,? (?<year>(?:19|20)\\d\\d))?`,
    readHoliday,
  ),
];

function readHoliday(match: RegExpExecArray, setting: Setting): Reading | null {
  const { which, name, year: stated } = match.groups!;
  const right = after(match, setting);
  if (
    !/[A-Z]/.test(name.replace(/^the /i, "")[0]) ||
    (stated === undefined && /^\s\p{Lu}/u.test(right) && !/^\s(?:Monday|Sunday)/.test(right))
  )
    return null;
  const plain = name
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/\s+/g, " ")
    .replace(/^the /, "")
    .replace(/ jr\.?/, "");
  const dayIn = HOLIDAYS.get(plain) ?? HOLIDAYS.get(plain.replace(/ day$/, ""));
  if (dayIn === undefined) return null;
  if (stated !== undefined) return date(dateValue(dayIn(Number(stated))), "day", STATED);
  const { published } = setting;
  if (published?.month == null) return unresolved("day", withoutYear(dayIn), `no year is stated, and ${NOT_PUBLISHED}`);
  if (which !== undefined && /last|next/i.test(which)) {
    return date(dateValue(beside(dayIn, published, /next/i.test(which))), "day", PUBLISHED);
  }
  const { month, day } = dayIn(published.year);
  const tense = setting.tense(match.index, match.index + match[0].length);
  return date(dateValue(dayIn(yearOf(month, day, published, tense)!)), "day", PUBLISHED_AND_TENSE);
}

/** The month and day of a holiday that has the same ones every year. */
function withoutYear(dayIn: (year: number) => Day): string | null {
  const [first, ...others] = [2001, 2002, 2003].map((year) => dateValue(dayIn(year)).slice(4));
  return others.every((other) => other === first) ? `XXXX${first}` : null;
}

function beside(dayIn: (year: number) => Day, published: Known, next: boolean): Day {
  const today = numberOf({ year: published.year, month: published.month ?? 1, day: published.day ?? 15 });
  const years = [published.year - 1, published.year, published.year + 1].map(dayIn);
  return next ? years.find((day) => numberOf(day) > today)! : years.findLast((day) => numberOf(day) < today)!;
}

function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 };
}
