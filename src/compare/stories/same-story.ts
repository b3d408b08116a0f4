import { type Fingerprint, WHOLE } from "./fingerprint.ts";

/** Reports as alike as this, published on one day, are of one story. Set, with what follows, on the 60 stories of `tellings/train`. */
const ALIKE = 0.24;
/** For each telling word in common beyond two they may be so much less alike, for up to so many of them. */
const PER_WORD = 0.03;
const MOST_WORDS = 4;
/** For every day between them they must be so much more alike: the same actors meet again the week after. */
const PER_DAY = 0.06;
/** Where a date is not known it may be this many. */
const DAYS_UNKNOWN = 3;
/** Beyond these no two reports are put into one story by themselves. */
export const MOST_DAYS = 7;

/** Are two reports of one story? Does not depend on any third. */
export function isSameStory(a: Fingerprint, b: Fingerprint): boolean {
  const days = daysBetween(a, b) ?? DAYS_UNKNOWN;
  if (days > MOST_DAYS) return false;
  const words = Math.min(MOST_WORDS, Math.max(0, wordsInCommon(a, b) - 2));
  return likeness(a, b) >= ALIKE - PER_WORD * words + PER_DAY * days;
}

/** The cosine of what two reports tell of, 0 to 1. */
export function likeness(a: Fingerprint, b: Fingerprint): number {
  let sum = 0;
  for (let i = 0, k = 0; i < a.stems.length && k < b.stems.length; ) {
    const [x, y] = [a.stems[i], b.stems[k]];
    if (x === y) sum += a.weights[i++] * b.weights[k++];
    else if (x < y) i++;
    else k++;
  }
  return Math.min(1, sum / WHOLE ** 2);
}

/** How many of their most telling words two reports have in common. */
function wordsInCommon({ telling: a }: Fingerprint, { telling: b }: Fingerprint): number {
  return a.reduce((sum, hash) => sum + (b.includes(hash) ? 1 : 0), 0);
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
  return `${what}; ${when}; ${Math.round(100 * likeness(a, b))} % alike`;
}
