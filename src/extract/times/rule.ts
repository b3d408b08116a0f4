import type { Time } from "../../record.ts";
import type { Day, Known } from "./calendar.ts";
import type { Tense } from "./tense.ts";

/** What a rule may look at beside the words it matched. */
export interface Setting {
  readonly text: string;
  readonly published: Known | null;
  /** The latest date before these words that is known to the year at least. */
  readonly latest: Known | null;
  /** The latest day before these words. */
  readonly latestDay: Day | null;
  /** The quarter that the report is of: the first that it names. */
  readonly quarter: { readonly year: number; readonly quarter: number } | null;
  /** The paragraph's latest day before these words. */
  readonly day: Known | null;
  /** Is somebody of this document called May? */
  readonly mayIsName: boolean;
  /** The tense of the clause that the words stand in. */
  tense(from: number, to: number): Tense;
}

/** What words that tell a time mean. */
export interface Reading {
  readonly type: Time["type"];
  readonly value: string | null;
  readonly precision: string | null;
  readonly basis: string | null;
  /** Why the value is not known, or not whole. */
  readonly why?: string;
  /** A time of day without its day: "T22:00", "TNI". */
  readonly time?: string;
  /** It is a time only beside a day: the "night" of "Monday night". */
  readonly needsDay?: true;
}

/** Words that may tell a time, and what they mean; `null` where they tell none after all. */
export interface Rule {
  readonly pattern: RegExp;
  read(match: RegExpExecArray, setting: Setting): Reading | null;
}

export const STATED = "stated";
export const PUBLISHED = "published date";
export const PUBLISHED_AND_TENSE = "published date and tense of the clause";
export const EARLIER_DATE = "earlier date in the text";

/** What is said where the date of publication, or a finer one, would be needed. */
export const NOT_PUBLISHED = "the date of publication is not known, or not finely enough";

/**
 * A rule. In its pattern a space stands for white space, ` ?` for white space or nothing, `~` for a hyphen or white space, `'` for either apostrophe;
 * letter case does not count. What a pattern matches is of bounded length, so that finding is linear.
 */
export function rule(pattern: string, read: Rule["read"]): Rule {
  const source = pattern
    .replaceAll(" ?", "\\s{0,3}")
    .replaceAll(" ", "\\s{1,3}")
    .replaceAll("~", "(?:-|\\s{1,3})")
    .replaceAll("'", "['’]");
  return { pattern: new RegExp(`\\b(?:${source})`, "gi"), read };
}

/** A date whose value could not be worked out. */
export function unresolved(precision: string, value: string | null = null, why = NOT_PUBLISHED): Reading {
  return { type: "DATE", value, precision, basis: null, why };
}

export function date(value: string, precision: string, basis: string): Reading {
  return { type: "DATE", value, precision, basis };
}

/** The text before a match, as far as a rule may look. */
export function before(match: RegExpExecArray, setting: Setting): string {
  return setting.text.slice(Math.max(0, match.index - 40), match.index);
}

/** The text after a match, as far as a rule may look. */
export function after(match: RegExpExecArray, setting: Setting): string {
  const to = match.index + match[0].length;
  return setting.text.slice(to, to + 40);
}
