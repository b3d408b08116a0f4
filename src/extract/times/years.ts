import { COUNTED } from "./counted-nouns.ts";
import { ORDINAL, readOrdinal, readSpokenYear, SPOKEN_YEAR } from "./number-words.ts";
import { partIn } from "./parts-of-dates.ts";
import {
  after,
  before,
  date,
  PUBLISHED,
  type Reading,
  type Rule,
  rule,
  type Setting,
  STATED,
  unresolved,
} from "./rule.ts";

const DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split(" ");

const PART = "(?:early~|late~|mid~)?";

/** Years, decades and centuries: "1997", "fiscal 1998", "2015-16", "the 1990s", "the 20th century". */
export const years: readonly Rule[] = [
  rule(
    "(?<fiscal>fiscal(?: year)?~|calendar(?: year)? |the fiscal year |the year )?(?<year>1[5-9]\\d\\d|20\\d\\d)(?!\\d)",
    readYear,
  ),
  rule("(?<year>1[5-9]\\d\\d|20\\d\\d)(?:[-–]|/)(?<until>\\d{4}|\\d\\d)(?![\\d/-])", readYears),
  rule("(?<year>\\d{1,4}) (?:A\\.D\\.|AD|CE|C\\.E\\.)", ({ groups }) =>
    date(groups!.year.padStart(4, "0"), "year", STATED),
  ),
  rule("(?<year>\\d{1,4}) (?:B\\.C\\.(?:E\\.)?|BCE?)", ({ groups }) =>
    date(`BC${groups!.year.padStart(4, "0")}`, "year", STATED),
  ),
  rule("the year two thousand", () => date("2000", "year", STATED)),
  rule(SPOKEN_YEAR, (match) => date(String(readSpokenYear(match[0])), "year", STATED)),
  rule(`(?:the )?${PART}(?<decade>1[5-9]\\d|20\\d)0'?s`, readDecade),
  rule(`the ${PART}'(?<digit>[2-9])0'?s`, readDecade),
  rule(`the ${PART}(?<words>${DECADES.join("|")})`, readDecade),
  rule(`(?:the )?${PART}(?<number>${ORDINAL})~century`, readCentury),
  rule("(?<which>this|last|next|the last|the next|the past) (?<unit>decade|century)", readWhich),
];

const PREPOSITION =
  /\b(?:in|since|by|until|till|from|to|between|and|through|during|before|after|circa|about|around|late|early|mid|of|for|or|reigned|the|a)[\s-]+$/i;

function readYear(match: RegExpExecArray, setting: Setting): Reading | null {
  const { fiscal, year } = match.groups!;
  const left = before(match, setting);
  const right = after(match, setting);
  if (fiscal === undefined) {
    // "1710 – 1774" are years, "Flight-1774" is none.
    if (/[$£€¥#/:+]\s?$|[–-]$/.test(left) && !/(?:\b(?:mid|early|late|pre|post)-|\d{4}[–-])$/i.test(left)) return null;
    if (/^(?:[%/:]|[-–]\d)/.test(right) || COUNTED.test(right)) return null;
    if (/\b(?:Route|Flight|No\.|room|page|than|nearly|almost|some|Orion)\s$/i.test(left)) return null;
    if (Number(year) < 1800 && !PREPOSITION.test(left) && !/(?:\(|\d{3,4}\s[–-]\s)$/.test(left)) return null;
  }
  return date(year, fiscal !== undefined && /fiscal/i.test(fiscal) ? "fiscal year" : "year", STATED);
}

function readYears(match: RegExpExecArray, setting: Setting): Reading | null {
  const { year, until } = match.groups!;
  if (/[$£€#/-]$/.test(before(match, setting))) return null;
  const last = until.length === 4 ? until : year.slice(0, 2) + until;
  return Number(last) > Number(year) ? date(`${year}/${last}`, "years", STATED) : null;
}

/** "the 1990s", "the ’90s", "the nineties"; "the 1800s" are a century. */
function readDecade(match: RegExpExecArray): Reading {
  const { decade, digit, words } = match.groups!;
  const century = decade !== undefined && /^1[5-8]0$/.test(decade);
  if (century) return date(decade.slice(0, 2), partIn(match[0], "century"), STATED);
  const value = decade ?? `19${digit ?? DECADES.indexOf(words.toLowerCase()) + 2}`;
  return date(value, partIn(match[0], "decade"), STATED);
}

function readCentury(match: RegExpExecArray, setting: Setting): Reading | null {
  const century = readOrdinal(match.groups!.number) - 1;
  if (century < 1 || century > 21 || /^,?\sB\.?C/.test(after(match, setting))) return null;
  return date(String(century).padStart(2, "0"), partIn(match[0], "century"), STATED);
}

function readWhich(match: RegExpExecArray, { published }: Setting): Reading | null {
  const { which, unit } = match.groups!;
  if (/^the /i.test(which)) {
    return {
      type: "DURATION",
      value: unit.toLowerCase() === "decade" ? "P10Y" : "P100Y",
      precision: unit.toLowerCase(),
      basis: STATED,
    };
  }
  if (published === null) return unresolved(unit.toLowerCase());
  const shift = { this: 0, last: -1, next: 1 }[which.toLowerCase()] ?? 0;
  const length = unit.toLowerCase() === "decade" ? 10 : 100;
  return date(String(Math.floor(published.year / length) + shift), unit.toLowerCase(), PUBLISHED);
}
