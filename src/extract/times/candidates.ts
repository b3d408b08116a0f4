import type { Span } from "../../record.ts";
import { chosenUnits } from "./chosen-units.ts";
import { clock } from "./clock.ts";
import { distances } from "./distances.ts";
import { durations } from "./durations.ts";
import { fullDates } from "./full-dates.ts";
import { holidays } from "./holidays.ts";
import { months } from "./months.ts";
import { quarters } from "./quarters.ts";
import type { Rule } from "./rule.ts";
import { seasons } from "./seasons.ts";
import { sets } from "./sets.ts";
import { vagueTimes } from "./vague-times.ts";
import { weekdays } from "./weekdays.ts";
import { years } from "./years.ts";

/** Of two rules for the same words the earlier one is asked first. */
const RULES: readonly Rule[] = [
  ...fullDates,
  ...quarters,
  ...months,
  ...holidays,
  ...weekdays,
  ...seasons,
  ...years,
  ...chosenUnits,
  ...sets,
  ...distances,
  ...vagueTimes,
  ...durations,
  ...clock,
];

/** Words that a rule matched. */
export interface Candidate extends Span {
  readonly rule: Rule;
  /** With its index in the whole text. */
  readonly match: RegExpExecArray;
}

/** What the rules match in a stretch of a text, in order of the text, longer before shorter. */
export function findCandidates(text: string, { from, to }: Span): Candidate[] {
  const part = text.slice(from, to);
  const found: (Candidate & { order: number })[] = [];
  RULES.forEach((rule, order) => {
    for (const match of part.matchAll(rule.pattern)) {
      if (!isWhole(part, match.index, match[0])) continue;
      match.index += from;
      found.push({ from: match.index, to: match.index + match[0].length, rule, match, order });
    }
  });
  return found.sort((a, b) => a.from - b.from || b.to - a.to || a.order - b.order);
}

/** Does the match end where a word does, and begin where no figure goes on? `\b` knows no letters but those of ASCII. */
function isWhole(text: string, index: number, words: string): boolean {
  const end = index + words.length;
  if (words === "" || /[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, index - 2), index))) return false;
  if (/^\d/.test(words) && /\d[.,]$/.test(text.slice(Math.max(0, index - 2), index))) return false;
  if (/\d$/.test(words) && /^[.,]\d/.test(text.slice(end, end + 2))) return false;
  return !/[\p{L}\p{N}]$/u.test(words) || !/^[\p{L}\p{N}_]/u.test(text.slice(end, end + 2));
}
