import type { Published } from "../record.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

// RFC 822, section 5, and what European pages write. Of another name (IST is in India, Ireland and Israel) no offset is known.
const ZONES = new Map(
  Object.entries({
    z: "Z",
    ut: "Z",
    utc: "Z",
    gmt: "Z",
    edt: "-04:00",
    est: "-05:00",
    cdt: "-05:00",
    cst: "-06:00",
    mdt: "-06:00",
    mst: "-07:00",
    pdt: "-07:00",
    pst: "-08:00",
    bst: "+01:00",
    cet: "+01:00",
    cest: "+02:00",
  }),
);

/** Newspapers are younger than the first year; a year beyond the last is a slip, whatever the day of the run. */
const FIRST_YEAR = 1600;
const LAST_YEAR = 2100;

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?([ap]\.?m\b\.?)?\s?\(?([+-]\d{2}(?::?\d{2})?|[a-z]{1,5})?\)?`;
const TIME = `(?:(?:,? (?:at )?|t ?)${CLOCK})?`;
const WEEKDAY = "(?:[a-z]{3,9},? )?";
const ISO = new RegExp(String.raw`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})${TIME})?)?$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?()(z)?)?$/;
const DAY_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]{3,9})\.?,?[ -](\d{4})${TIME}$`,
);
const MONTH_FIRST = new RegExp(String.raw`^${WEEKDAY}([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${TIME}$`);
const MONTH_ONLY = /^([a-z]{3,9})\.?,? (\d{4})$/;
const FIGURES = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;
const EPOCH = /^\d{10}(?:\d{3})?$/;

/**
 * Reads a date as pages, feeds and tables give it: ISO 8601, RFC 2822, "April 26, 2024", "26 April 2024", seconds or
 * milliseconds since 1970; `basis` says where it stood. The value holds what is stated and no more: no time of day
 * without one, no zone without one. A date that does not exist, or could be two (3/4/2024), is `{ why }`.
 */
export function readPublished(value: string, basis: string): { published: Published } | { why: string } {
  const given = value.trim().slice(0, 200);
  const stated = given.toLowerCase().replace(/\s+/g, " ");
  const parts = EPOCH.test(stated) ? epochParts(stated) : partsOf(stated);
  if (parts === null) return { why: `“${given.slice(0, 60)}” is not a date that can be read one way only` };
  const { year, month, day } = parts;
  if (year === 1970 && month === 1 && day === 1) return { why: `“${given}” is the zero of a clock` };
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return { why: `the year ${year} of “${given}” is not between ${FIRST_YEAR} and ${LAST_YEAR}` };
  }
  if (!isDay(parts) || !isTime(parts)) return { why: `“${given}” is no day of the calendar or time of day` };
  return { published: { ...written(parts), basis } };
}

interface DateParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly hour: number | null;
  readonly minute: number | null;
  readonly second: number | null;
  readonly zone: string;
}

function partsOf(stated: string): DateParts | null {
  let found = ISO.exec(stated) ?? COMPACT.exec(stated);
  if (found) return parts(found, found[1], found[2], found[3]);
  found = DAY_FIRST.exec(stated);
  if (found) return parts(found, found[3], monthNamed(found[2]), found[1]);
  found = MONTH_FIRST.exec(stated);
  if (found) return parts(found, found[3], monthNamed(found[1]), found[2]);
  found = MONTH_ONLY.exec(stated);
  if (found) return parts(found, found[2], monthNamed(found[1]), undefined);
  found = FIGURES.exec(stated);
  if (!found) return null;
  const [, first, second, year] = found;
  if (Number(first) > 12) return parts([], year, second, first);
  if (Number(second) > 12 || first === second) return parts([], year, first, second);
  return null;
}

function parts(found: readonly string[], year: string, month: string, day: string | undefined): DateParts {
  const [hour, minute, second, half, zone] = found.slice(4);
  return {
    year: Number(year),
    month: number(month),
    day: number(day),
    hour: hourOf(number(hour), half),
    minute: number(minute),
    second: number(second),
    zone: zoneOf(zone),
  };
}

function epochParts(stated: string): DateParts {
  const date = new Date(Number(stated) * (stated.length === 13 ? 1 : 1000));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    zone: "Z",
  };
}

function number(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

/** The number of a month by its first letters; that of another word is 0, which is no month. */
function monthNamed(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3)) + 1);
}

function hourOf(hour: number | null, half: string | undefined): number | null {
  if (hour === null || !half) return hour;
  const impossible = 24;
  return hour < 1 || hour > 12 ? impossible : (hour % 12) + (half.startsWith("p") ? 12 : 0);
}

function zoneOf(zone: string | undefined): string {
  if (!zone || !/^[+-]/.test(zone)) return ZONES.get(zone ?? "") ?? "";
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;
}

function isDay({ year, month, day }: DateParts): boolean {
  if (month === null) return true;
  if (month < 1 || month > 12) return false;
  return day === null || (day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate());
}

function isTime({ hour, minute, second }: DateParts): boolean {
  return (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 61;
}

/** Midnight to the second is how software writes a day of which no time is known. */
function written({ year, month, day, hour, minute, second, zone }: DateParts): Omit<Published, "basis"> {
  const two = (part: number) => String(part).padStart(2, "0");
  if (month === null) return { value: String(year), precision: "year" };
  if (day === null) return { value: `${year}-${two(month)}`, precision: "month" };
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === null || minute === null || (!hour && !minute && !second)) return { value: date, precision: "day" };
  const time = `${date}T${two(hour)}:${two(minute)}`;
  if (second === null) return { value: time + zone, precision: "minute" };
  return { value: `${time}:${two(second)}${zone}`, precision: "second" };
}
