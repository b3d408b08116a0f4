import { isDay, weekdayOf } from "./calendar.ts";
import { unitOf } from "./calendar-words.ts";
import {
  after,
  before,
  date,
  EARLIER_DATE,
  PUBLISHED,
  type Reading,
  type Rule,
  rule,
  type Setting,
  STATED,
  unresolved,
} from "./rule.ts";
import { unitAfter } from "./unit-after.ts";

const UNIT = "(?<unit>day|weekend|week|month|quarter|year)\\b";

/** A unit chosen by a word before it: "last week", "this fiscal year", "that month", "the following day", "the week". */
export const chosenUnits: readonly Rule[] = [
  rule(`(?<which>this past|this|last|next|(?:the |its )?current) (?<fiscal>fiscal )?${UNIT}(?!-)`, readBesidePublished),
  rule(
    `(?:the (?:previous|prior|preceding|following|coming|past|last|next|same|very same|very next)|that(?: same| very)?) (?:fiscal )?${UNIT}(?!-)`,
    readBesideEarlier,
  ),
  rule(`the (?<unit>day|week|month|year) (?<side>before|after)(?! (?:yesterday|tomorrow)\\b)`, readBesideEarlier),
  rule(
    `the (?:full |whole |entire |calendar )?(?<fiscal>fiscal )?(?<unit>weekend|week|month|year)\\b(?!~(?:old|long|end|earlier|ago)\\b)`,
    readThe,
  ),
];

function readBesidePublished(match: RegExpExecArray, setting: Setting): Reading | null {
  const { published } = setting;
  const unit = unitOf(match.groups!.unit).name;
  const which = match.groups!.which.toLowerCase();
  // The name of a programme: "ABC's This Week".
  if (/^[A-Z]/.test(match.groups!.unit) && /["“‘']\s?$|['’]s\s$/.test(before(match, setting))) return null;
  if (unit === "day" && which !== "this") return null;
  const count = which === "last" || which === "this past" ? -1 : which === "next" ? 1 : 0;
  // "in his last year in office"
  if (which === "last" && /\b(?:his|her|their|its|our|my|the)\s$/i.test(before(match, setting))) return null;
  const told = published === null ? null : unitAfter(published, unit, count);
  const precision = match.groups!.fiscal === undefined ? unit : `fiscal ${unit}`;
  return told === null ? unresolved(precision) : date(told.value, precision, PUBLISHED);
}

const PREPOSITION =
  /\b(?:for|in|during|by|until|till|through|throughout|over|of|to|before|after|ahead of|since|from|later|earlier)\s{1,3}$/i;

/** "the same day that she resigned", "the day after the vote" */
const COUNTS_FROM = /^\s(?:that|as|when|the|a|an|he|she|they|it|we|his|her|their|its|our|\p{Lu}\p{L}*)\s/u;

/** Beside the latest date of the text; "the coming week" and, without such a date, "the previous year" beside the day of publication. */
function readBesideEarlier(match: RegExpExecArray, setting: Setting): Reading | null {
  const unit = unitOf(match.groups!.unit).name;
  const words = match[0].toLowerCase();
  const { published } = setting;
  const latest =
    unit === "day" || unit === "week" || unit === "weekend" ? (setting.latestDay ?? setting.latest) : setting.latest;
  if (
    /the last /.test(words) &&
    !(PREPOSITION.test(before(match, setting)) && !/^\s(?:of|before)\b/.test(after(match, setting)))
  )
    return null;
  if (/the (?:past|last) /.test(words)) {
    const letter = { day: "D", week: "W", month: "M", year: "Y" }[unit];
    return letter === undefined ? null : { type: "DURATION", value: `P1${letter}`, precision: unit, basis: STATED };
  }
  const count = /previous|prior|preceding|before/.test(words) ? -1 : /same|that/.test(words) ? 0 : 1;
  const aside = /coming|the next|previous|prior/.test(words);
  const from = /coming/.test(words) ? published : (latest ?? (aside ? published : null));
  if (/same|before|after/.test(words) && !words.startsWith("that") && COUNTS_FROM.test(after(match, setting))) {
    return unresolved(unit, null, "it counts from a happening, not from a date");
  }
  if (from === null) return unresolved(unit, null, "it counts from a date that the text does not tell");
  const told = unitAfter(from, unit, count);
  if (told === null) return unresolved(unit, null, "the date it counts from is not known finely enough");
  return date(told.value, told.precision, from === latest ? EARLIER_DATE : PUBLISHED);
}

function readThe(match: RegExpExecArray, setting: Setting): Reading | null {
  const { unit: word, fiscal } = match.groups!;
  const unit = unitOf(word).name;
  if (word[0] !== word[0].toLowerCase() || /^-/.test(after(match, setting))) return null;
  if (
    /^['’]s\s/.test(after(match, setting)) === false &&
    !PREPOSITION.test(before(match, setting)) &&
    unit !== "weekend"
  )
    return null;
  if (
    /^,? (?:that )?(?:ended|ending|to|through|since|when|in which)\b/i.test(after(match, setting).replace(/\s+/g, " "))
  ) {
    const letter = { week: "W", month: "M", year: "Y" }[unit];
    return letter === undefined ? null : { type: "DURATION", value: `P1${letter}`, precision: unit, basis: STATED };
  }
  const { published } = setting;
  const precision = fiscal === undefined ? unit : `fiscal ${unit}`;
  if (published === null) return unresolved(precision);
  const told = unitAfter(published, unit, unit === "weekend" ? weekendShift(match, setting) : 0);
  return told === null ? unresolved(precision) : date(told.value, precision, PUBLISHED);
}

/** "the weekend" is the one before in the past, but not told on one of its days. */
function weekendShift(match: RegExpExecArray, { published, tense }: Setting): number {
  if (!isDay(published) || weekdayOf(published) > 5) return 0;
  return tense(match.index, match.index + match[0].length) === "future" ? 0 : -1;
}
