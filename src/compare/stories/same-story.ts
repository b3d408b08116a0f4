import { cosine } from "../stem-weights.ts";
import type { Fingerprint } from "./fingerprint.ts";

/** Reports as alike as this, published on one day, are of one story. Set on the 60 stories of `tellings/train`. */
const ALIKE = 0.18;
/** For every day between them they must be so much more alike: the same actors meet again the week after. */
const PER_DAY = 0.06;
/** Where a date is not known it may be this many. */
const DAYS_UNKNOWN = 3;
/** Beyond these no two reports are put into one story by themselves. */
export const MOST_DAYS = 7;

/** Are two reports of one story? Does not depend on any third. */
export function isSameStory(a: Fingerprint, b: Fingerprint): boolean {
  const days = daysBetween(a, b) ?? DAYS_UNKNOWN;
  return days <= MOST_DAYS && cosine(a.vector, b.vector) >= ALIKE + PER_DAY * days;
}

/** Days between the dates of publication, `null` where one is not known. */
export function daysBetween(a: Fingerprint, b: Fingerprint): number | null {
  return a.day === null || b.day === null ? null : Math.abs(a.day - b.day);
}

/** Why two reports are of one story, in words: "both tell of Tessel, strait, Moravec; on one day". */
export function whySame(a: Fingerprint, b: Fingerprint): string {
  const shared = a.words
    .filter((word) => b.words.some((other) => other.toLowerCase() === word.toLowerCase()))
    .slice(0, 5);
  const days = daysBetween(a, b);
  const when =
    days === null
      ? "the date of one is not known"
      : days === 0
        ? "on one day"
        : days === 1
          ? "a day apart"
          : `${days} days apart`;
  const what = shared.length > 0 ? `both tell of ${shared.join(", ")}` : "they share many of their telling words";
  return `${what}; ${when}; ${Math.round(100 * cosine(a.vector, b.vector))} % alike`;
}
