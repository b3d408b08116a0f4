import type { Document, Span, Time } from "../../record.ts";
import type { Layout } from "../../text/layout.ts";
import { type Day, isDay, type Known } from "./calendar.ts";
import { findCandidates } from "./candidates.ts";
import { joinTimes } from "./join-times.ts";
import { withPart } from "./parts-of-dates.ts";
import type { Reading, Setting } from "./rule.ts";
import { tenseReader } from "./tense.ts";
import { dateOf, readKnown } from "./timex.ts";

interface Found extends Span {
  readonly reading: Reading;
}

/**
 * The time expressions of a document with their TIMEX3 values (TimeML 1.2.1; ISO 8601), in order of the text, none within
 * another. They are read against the date of publication, the tense of their clause and the dates told before; what these
 * leave open stands as `X` in the value, or the value is `null`, and `why` says so. Nothing is found in what is removed.
 */
export function findTimes(document: Document, layout: Layout): Time[] {
  const { text } = layout;
  const published = document.published === null ? null : readKnown(document.published.value);
  const tense = tenseReader(layout);
  const mayIsName = MAY_AS_NAME.test(text);
  const found: Found[] = [];
  let latest: Known | null = null;
  let latestDay: Day | null = null;
  let quarter: Setting["quarter"] = null;
  for (const paragraph of layout.paragraphs) {
    if (paragraph.kind === "removed") continue;
    let day: Known | null = null;
    let cursor = paragraph.from;
    for (const { from, to, rule, match } of findCandidates(text, paragraph)) {
      if (from < cursor) continue;
      const reading = rule.read(match, { text, published, latest, latestDay, quarter, day, mayIsName, tense });
      if (reading === null) continue;
      const last = found.at(-1);
      const joined =
        last && last.from >= paragraph.from ? joinTimes(last.reading, reading, text.slice(last.to, from)) : null;
      if (joined === null && reading.needsDay) continue;
      if (joined !== null) found[found.length - 1] = { from: last!.from, to, reading: joined };
      else found.push({ from, to, reading, ...widened(text, from, cursor, reading) });
      cursor = to;

      const { value } = found.at(-1)!.reading;
      const date = value === null ? null : dateOf(value);
      if (date === null || reading.type === "DURATION" || reading.type === "SET") continue;
      if (date.year <= LAST_YEAR) latest = date;
      if (isDay(date) && IS_DAY.test(value!)) {
        day = date;
        latestDay = date.year <= LAST_YEAR ? date : latestDay;
      }
      if (published === null || date.year * 12 + (date.month ?? 1) <= published.year * 12 + (published.month ?? 12))
        quarter ??= quarterOf(value!);
    }
  }
  return found.map(({ from, to, reading }, k) => timeOf(`t${k + 1}`, { from, to }, reading));
}

// "Theresa May", "Mrs. May", but not "In May".
const MAY_AS_NAME =
  /\b(?!(?:In|By|Since|Until|Last|Next|This|From|To|Of|On|Through|During|Before|After|For|Early|Late|And|Between)\b)\p{Lu}[\p{L}]{1,20}\.? May\b(?! \d)/u;
/** What lies beyond is the term of a bond, and nothing counts from it. */
const LAST_YEAR = 2200;
const IS_DAY = /^\d{4}-\d\d-\d\d/;

function widened(text: string, from: number, floor: number, reading: Reading): Partial<Found> {
  if (reading.type !== "DATE" && reading.type !== "TIME") return {};
  const { from: start, precision } = withPart(text, from, floor, reading.precision);
  return { from: start, reading: { ...reading, precision } };
}

function quarterOf(value: string): Setting["quarter"] {
  const found = /^(\d{4})-Q([1-4])$/.exec(value);
  return found === null ? null : { year: Number(found[1]), quarter: Number(found[2]) };
}

function timeOf(id: string, { from, to }: Span, { type, value, precision, basis, why }: Reading): Time {
  return {
    id,
    from,
    to,
    type,
    value,
    precision,
    basis,
    ...(why !== undefined && { why: { [value === null ? "value" : "basis"]: why } }),
  };
}
