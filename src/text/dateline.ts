import type { Span } from "../record.ts";

const LONGEST = 160;
const MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.?";
const WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const DAY = `(?:${MONTH} \\d{1,2}(?:, \\d{4})?|\\d{1,2} ${MONTH}(?: \\d{4})?)`;
const DATE = `(?:${WEEKDAY},? )?${DAY}`;
const CAPITALS = "\\p{Lu}[\\p{Lu}.'’-]+(?: (?:\\p{Lu}[\\p{Lu}.'’-]+|de|del|la|el|of)){0,4}";
const NAME = "\\p{Lu}[\\p{L}.'’-]+(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|del|la|el|of|and)){0,4}";
const AGENCY = "\\((?:[\\p{L}][\\p{L}\\p{N} .&'’-]{1,38})\\)";
// What stands in capitals before a dash and is no place.
const NO_PLACE =
  "(?!(?:EXCLUSIVE|BREAKING|UPDATED?|VIDEO|WATCH|OPINION|ANALYSIS|REPORT|POLL|LIVE|PHOTOS?|EDITOR|NOTE|CORRECTION|FACT|ALERT|JUST IN)\\b)";
const KNOWN_AGENCY =
  "\\((?:AP|AFP|UPI|CNN|Reuters|REUTERS|Xinhua|TASS|Bloomberg|ANI|PTI|IANS|dpa|DPA|EFE|Kyodo|Yonhap)\\)";
const DASH = "(?= ?(?:—|–|―|--| - ))";

const DATELINES = [
  // BEIJING — · NEW YORK (AP) — · BEIJING, June 19 (Xinhua) -- · KYIV, Ukraine (AP) —
  `${NO_PLACE}${CAPITALS}(?:/${CAPITALS})?(?:, (?!${MONTH})${NAME})?(?:, ${DATE})?(?: ${AGENCY})?${DASH}`,
  // Beijing (Reuters) — · Beijing, China (CNN) —
  `${NAME}(?:/${NAME})?(?:, ${NAME})?(?:, ${DATE})? ${KNOWN_AGENCY}${DASH}`,
  // Washington (CNN) The secretary …, without a dash
  `${NAME}(?:, ${NAME})?(?:, ${DATE})? ${KNOWN_AGENCY}(?= ?\\p{Lu})`,
].map((pattern) => new RegExp(`^${pattern}`, "u"));

const ONLY_A_DATE = new RegExp(
  `^(?:(?:Published|Updated|Posted|Last updated|First published)(?: on| at|:)? ?)?(?:${CAPITALS}, |${NAME}, )?(?:${DATE}(?:,? \\d{4})?|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}/\\d{1,2}/\\d{2,4})(?:[ ,|•·-]+(?:at )?\\d{1,2}[:.]\\d\\d(?: ?[APap]\\.?[Mm]\\.?)?(?: \\(?[A-Z]{2,4}\\)?)?)?\\.?$`,
  "u",
);

/** The place, date and agency that the first of these paragraphs to have them begins with: "BEIJING (Reuters)", no dash. */
export function findDateline(text: string, paragraphs: readonly Span[]): Span | null {
  for (const { from, to } of paragraphs) {
    const start = text.slice(from, Math.min(to, from + LONGEST)).replaceAll("\u00a0", " ");
    for (const pattern of DATELINES) {
      const match = pattern.exec(start);
      if (match) return { from, to: from + match[0].trimEnd().length };
    }
  }
  return null;
}

/** Whether a paragraph holds nothing but a date, a place and a time: "Published: 12 May 2024". */
export function isOnlyDate(text: string, paragraph: Span): boolean {
  return paragraph.to - paragraph.from <= LONGEST && ONLY_A_DATE.test(text.slice(paragraph.from, paragraph.to));
}
