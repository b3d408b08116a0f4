import { isDayOfMonth } from "./calendar.ts";
import { MONTH, monthNumber, SHORT_WEEKDAY, WEEKDAY } from "./calendar-words.ts";
import { COUNTED } from "./counted-nouns.ts";
import { yearOf } from "./nearest.ts";
import { ORDINAL, readOrdinal } from "./number-words.ts";
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
} from "./rule.ts";
import { sharedYear } from "./shared-year.ts";
import { dateValue, two } from "./timex.ts";

const FIGURES = "(?<day>\\d{1,2}(?!\\d)(?:st|nd|rd|th)?)";
const YEAR = "(?<year>1[0-9]\\d\\d|20\\d\\d)(?!\\d)";
const BEFORE = `(?:(?:${WEEKDAY}|${SHORT_WEEKDAY}),? )?`;
const UNTIL = "(?: ?[-–] ?(?<until>\\d{1,2})(?!\\d))?";

/** Days by month and number, with or without their year: "Friday, June 5", "12 June 2023", "Dec. 2-4". */
export const fullDates: readonly Rule[] = [
  rule(
    `${BEFORE}(?<month>${MONTH}) ?(?:${FIGURES}|(?:the )?(?<nth>${ORDINAL}))${UNTIL}(?:(?:,|,? of)? ?${YEAR})?`,
    readDay,
  ),
  rule(`${BEFORE}(?:the )?${FIGURES}${UNTIL}~(?:day of |of )?(?<month>${MONTH})(?:(?:,? |-)${YEAR})?`, readDay),
  rule(`${BEFORE}(?:the )?(?<nth>${ORDINAL}) (?:day )?of (?<month>${MONTH})(?:,? ${YEAR})?`, readDay),
  rule(
    `(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)(?:(?:T| )(?<time>[0-2]\\d:[0-5]\\d(?::[0-5]\\d)?)(?:Z|[+-]\\d\\d:?\\d\\d)?)?`,
    readIso,
  ),
  rule("(?<year>1[5-9]\\d\\d|20\\d\\d)-(?<month>0[1-9]|1[0-2])(?![-/\\d])", readIso),
  rule("(?<first>\\d{1,2})(?<mark>[/.])(?<second>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d\\d)(?![/\\d])", readFigures),
  rule("9/11", () => date("2001-09-11", "day", STATED)),
];

function readDay(match: RegExpExecArray, setting: Setting): Reading | null {
  const { month: name, day: figures, nth, until } = match.groups!;
  if (!/[A-Z]/.test(name[0])) return null;
  const month = monthNumber(name);
  const day = figures === undefined ? readOrdinal(nth) : Number.parseInt(figures, 10);
  const right = after(match, setting);
  const stated = match.groups!.year ?? sharedYear(month, right)?.toString();
  // "In June 20 soldiers", "in May 5,000", "in March first responders"
  if (stated === undefined && (/^(?:,\d{3}|\.\d|%|:\d)/.test(right) || COUNTED.test(right))) return null;
  if (
    nth !== undefined &&
    match[0].endsWith(nth) &&
    /^\s(?!in\b|at\b|on\b|and\b|to\b|for\b|when\b|as\b)[a-z]/.test(right)
  )
    return null;
  if (stated === undefined && month === 9 && day === 11 && /^\s(?:terror|attack|hijack)/i.test(right)) {
    return date("2001-09-11", "day", STATED);
  }
  const tense = stated === undefined ? setting.tense(match.index, match.index + match[0].length) : null;
  const year = stated === undefined ? yearOf(month, day, setting.published, tense) : Number(stated);
  if (!isDayOfMonth(year, month, day)) return null;
  const last = until === undefined ? null : Number(until);
  if (last !== null && (last <= day || !isDayOfMonth(year, month, last))) return null;
  const value = (one: number) =>
    year === null ? `XXXX-${two(month)}-${two(one)}` : dateValue({ year, month, day: one });
  return {
    type: "DATE",
    value: last === null ? value(day) : `${value(day)}/${value(last)}`,
    precision: last === null ? "day" : "days",
    basis: stated !== undefined ? STATED : year === null ? null : tense === null ? PUBLISHED : PUBLISHED_AND_TENSE,
    ...(year === null && { why: `no year is stated, and ${NOT_PUBLISHED}` }),
  };
}

function readIso(match: RegExpExecArray): Reading | null {
  const { year, month, day, time } = match.groups!;
  if (!isDayOfMonth(Number(year), Number(month), Number(day ?? 1))) return null;
  // "the 2011-12 season" is two years.
  if (day === undefined && Number(month) === (Number(year) + 1) % 100) return null;
  if (day === undefined) return date(`${year}-${month}`, "month", STATED);
  if (time === undefined) return date(`${year}-${month}-${day}`, "day", STATED);
  const precision = time.length > 5 ? "second" : "minute";
  return { type: "TIME", value: `${year}-${month}-${day}T${time}`, precision, basis: STATED };
}

/** Month first, as in America, where both are possible with strokes; day first with points, as in Europe. */
function readFigures(match: RegExpExecArray): Reading | null {
  const { first, second, mark, year: digits } = match.groups!;
  if (mark === "." && digits.length < 4) return null;
  const year = digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 50 ? 2000 : 1900);
  if (year < 1000 || year > 2100) return null;
  const dayFirst = mark === "." || Number(first) > 12;
  const [month, day] = (dayFirst ? [second, first] : [first, second]).map(Number);
  return isDayOfMonth(year, month, day) ? date(dateValue({ year, month, day }), "day", STATED) : null;
}
