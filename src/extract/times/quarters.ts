import type { Known } from "./calendar.ts";
import {
  after,
  before,
  date,
  EARLIER_DATE,
  PUBLISHED,
  PUBLISHED_AND_TENSE,
  type Reading,
  type Rule,
  rule,
  type Setting,
  STATED,
  unresolved,
} from "./rule.ts";
import type { Tense } from "./tense.ts";

const NTH = "(?<nth>first|second|third|fourth|1st|2nd|3rd|4th)";
const YEAR = "(?<year>(?:fiscal )?(?:1[89]\\d\\d|20\\d\\d)|this year|last year|next year|the year)";

/** Quarters and halves of a year: "the third quarter", "Q1 2019", "this year's first quarter", "the year-earlier period". */
export const quarters: readonly Rule[] = [
  rule(`(?:the |its )?${YEAR}(?:'s)? (?:fiscal )?${NTH}~(?<part>quarter|half)`, readNth),
  rule(
    `(?:the )?(?:latest )?(?:fiscal(?:~year)?~)?${NTH}~(?:fiscal~)?(?<part>quarter|half)(?:,? (?:of |in )?(?:the )?${YEAR})?`,
    readNth,
  ),
  rule(`Q(?<nth>[1-4])(?:(?: of)? ?(?<year>(?:19|20)\\d\\d))?`, readNth),
  rule(`(?<year>(?:19|20)\\d\\d)~?Q(?<nth>[1-4])`, readNth),
  rule("(?:the |this |that )(?:latest |current |recent |most recent )?(?:quarter|(?<=latest )period)", readLatest),
  rule("(?:the )?(?:year~(?:earlier|ago)|prior~year) (?:quarter|period)", readYearBefore),
  rule(
    "(?:the )?(?:corresponding|comparable|same) (?:quarter|period) (?:a year (?:ago|earlier|before)|(?:of |in )?(?:last year|the (?:previous|prior) year))",
    readYearBefore,
  ),
  rule(
    "(?:the )?(?:corresponding|comparable|same) (?:quarter|period) (?:of |in )?(?<year>(?:1[89]|20)\\d\\d)(?!\\d)",
    readSameQuarter,
  ),
  rule("(?:the )?(?<year>(?:1[89]|20)\\d\\d)(?:'s)? (?:quarter|period)", readSameQuarter),
  rule("year~(?:ago|earlier)", readYearBefore),
  rule("a year (?:ago|earlier|before)", readYearBefore),
  rule("last year's quarter", readYearBefore),
  rule("(?<=compared with (?:[\\w$#£€%.,-]{1,14} ){1,7})last year", readYearBefore),
  rule("(?:the )?year(?:~|'s )end(?: (?<year>(?:19|20)\\d\\d))?", readYearEnd),
];

const NUMBERS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };

function readNth(match: RegExpExecArray, setting: Setting): Reading | null {
  const { nth, part = "quarter", year: words } = match.groups!;
  // "third quarter-final"
  if (/^-[a-z]/.test(after(match, setting))) return null;
  const number = NUMBERS[nth.toLowerCase()] ?? Number.parseInt(nth, 10);
  const half = part.toLowerCase() === "half";
  if (half && (number > 2 || (words === undefined && !isOfEarnings(match, setting)))) return null;
  const precision = half ? "half" : "quarter";
  const letter = half ? "H" : "Q";
  const stated = /\d{4}/.exec(words ?? "")?.[0];
  if (stated !== undefined) return date(`${stated}-${letter}${number}`, precision, STATED);
  const { published } = setting;
  if (published === null) return unresolved(precision, `XXXX-${letter}${number}`);
  if (words !== undefined) {
    const shift = /^last/i.test(words) ? -1 : /^next/i.test(words) ? 1 : 0;
    return date(`${published.year + shift}-${letter}${number}`, precision, PUBLISHED);
  }
  if (published.month === null) return unresolved(precision, `XXXX-${letter}${number}`);
  const length = half ? 6 : 3;
  const current = Math.ceil(published.month / length);
  const tense = setting.tense(match.index, match.index + match[0].length);
  const shift = shiftOf(number, current, tense);
  return date(
    `${published.year + shift}-${letter}${number}`,
    precision,
    tense === null ? PUBLISHED : PUBLISHED_AND_TENSE,
  );
}

/** One that has not begun is last year's, unless it lies ahead or is the very next one ("its fourth-quarter forecast"). */
function shiftOf(number: number, current: number, tense: Tense): number {
  if (tense === "future") return number < current - 1 ? 1 : 0;
  return number > current && (tense === "past" || number > current + 1) ? -1 : 0;
}

function isOfEarnings(match: RegExpExecArray, setting: Setting): boolean {
  return (
    match[0].includes("-") &&
    /^\s(?:profit|net|earnings|results|sales|revenue|loss|income|report|pretax|operating|figures|gain|output|growth|dividend|turnover|exports|imports)/i.test(
      after(match, setting),
    )
  );
}

/** "the quarter": the one spoken of, or else the last that had ended when the report was published. */
function readLatest(match: RegExpExecArray, setting: Setting): Reading | null {
  const words = match[0].toLowerCase();
  if (/^(?:-\w|\s(?:of|century|mile|horse|back)\b)/i.test(after(match, setting))) return null;
  if (!words.startsWith("this") && !words.includes("current") && setting.quarter !== null) {
    return date(quarterValue(setting.quarter), "quarter", EARLIER_DATE);
  }
  const now = quarterOf(setting.published);
  if (now === null) return unresolved("quarter");
  if (words.startsWith("this") || words.includes("current")) return date(quarterValue(now), "quarter", PUBLISHED);
  return date(quarterValue(previous(now)), "quarter", PUBLISHED);
}

const SENTENCE = 160;
const SENTENCE_END = /[.!?]["”’]?\s{1,3}(?=["“‘]?\p{Lu})/u;
const EARNINGS =
  /[$£€#%]|\b(?:million|billion|shares?|income|earned|earnings|loss|profit|than|compared|sales|revenue|net)\b/;

function sentenceBefore({ index }: RegExpExecArray, text: string): string {
  return text
    .slice(Math.max(0, index - SENTENCE), index)
    .split(SENTENCE_END)
    .at(-1)!;
}

/** "a year earlier": the same quarter the year before where one was spoken of, else the year before. */
function readYearBefore(match: RegExpExecArray, setting: Setting): Reading | null {
  if (/\b(?:half|quarter of)\s$/i.test(before(match, setting))) return null;
  const to = match.index + match[0].length;
  const left = sentenceBefore(match, setting.text);
  const right = setting.text.slice(to, to + SENTENCE).split(SENTENCE_END)[0];
  if (setting.quarter !== null && (!/^a /i.test(match[0]) || EARNINGS.test(left + right))) {
    const { year, quarter } = setting.quarter;
    // "In the first nine months, net rose from … a year earlier"
    if (/\bmonths\b/.test(left)) return date(String(year - 1), "year", EARLIER_DATE);
    return date(quarterValue({ year: year - 1, quarter }), "quarter", EARLIER_DATE);
  }
  const words = match[0].toLowerCase();
  const from = /^a year (?:earlier|before)/.test(words.replace(/\s+/g, " "))
    ? (setting.latest ?? setting.published)
    : setting.published;
  if (from === null) return unresolved("year");
  return date(String(from.year - 1), "year", from === setting.published ? PUBLISHED : EARLIER_DATE);
}

function readSameQuarter(match: RegExpExecArray, { quarter, text }: Setting): Reading | null {
  const year = match.groups!.year;
  // "In the first nine months net was …, compared with … in the 1988 period"
  const months = /\bmonths\b/.test(sentenceBefore(match, text));
  return quarter === null || months
    ? date(year, "year", STATED)
    : date(`${year}-Q${quarter.quarter}`, "quarter", EARLIER_DATE);
}

function readYearEnd(match: RegExpExecArray, setting: Setting): Reading | null {
  const stated = match.groups!.year;
  if (stated !== undefined) return date(`${stated}-12-31`, "day", STATED);
  const { published } = setting;
  if (published === null) return unresolved("day", "XXXX-12-31");
  const past =
    setting.tense(match.index, match.index + match[0].length) === "past" || /\bsince\s$/i.test(before(match, setting));
  return date(`${published.year - (past ? 1 : 0)}-12-31`, "day", PUBLISHED_AND_TENSE);
}

function quarterValue({ year, quarter }: { readonly year: number; readonly quarter: number }): string {
  return `${year}-Q${quarter}`;
}

function quarterOf(published: Known | null): { year: number; quarter: number } | null {
  return published?.month == null ? null : { year: published.year, quarter: Math.ceil(published.month / 3) };
}

function previous({ year, quarter }: { readonly year: number; readonly quarter: number }) {
  return quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 };
}
