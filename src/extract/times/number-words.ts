/** Numbers in figures and in words, as patterns of bounded length and as values. */

const ONES =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );

const ONE = ONES.slice(0, 9).join("|");
const SMALL = `(?:(?:${TENS.join("|")})(?:[\\s-](?:${ONE})\\b)?|${ONES.join("|")})`;
const HALF = "(?:[\\s-]and[\\s-]a[\\s-]half)?";

/** "3", "2,000", "2 1/2", "twenty-four", "two thousand", "a hundred". */
export const NUMBER = `(?:\\d{1,3}(?:,\\d{3}){0,2}(?:\\.\\d{1,2})?(?:\\s\\d/\\d)?|\\d{4}|(?:a|${SMALL})\\s(?:hundred|thousand)|${SMALL}${HALF})`;
/** "first" to "thirty-first", "1st" to "31st". */
export const ORDINAL = `(?:\\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)-(?:${ORDINALS.slice(0, 9).join("|")})|${ORDINALS.join("|")}|thirtieth)`;
/** A year as it is spoken: "nineteen ninety-six", "twenty twenty-three". */
export const SPOKEN_YEAR = `(?:nineteen[\\s-]${SMALL}|twenty[\\s-](?:${ONES.slice(9).join("|")}|twenty(?:-(?:${ONE}))?))`;

/** The value of what NUMBER matched. */
export function readNumber(words: string): number {
  const lower = words.toLowerCase().replaceAll(",", "").trim();
  const figures = /^(\d+(?:\.\d+)?)(?:\s(\d)\/(\d))?$/.exec(lower);
  if (figures)
    return Number(figures[1]) + (figures[2] === undefined ? 0 : Number(figures[2]) / (Number(figures[3]) || 1));
  const parts = lower.split(/[\s-]+/);
  if (parts.at(-1) === "half") return readNumber(parts.slice(0, -3).join(" ")) + 0.5;
  let value = 0;
  for (const part of parts) {
    if (part === "a") value = 1;
    else if (part === "hundred") value *= 100;
    else if (part === "thousand") value *= 1000;
    else value += ONES.includes(part) ? ONES.indexOf(part) + 1 : 10 * (TENS.indexOf(part) + 2);
  }
  return value;
}

/** The value of what ORDINAL matched. */
export function readOrdinal(words: string): number {
  const lower = words.toLowerCase();
  if (/^\d/.test(lower)) return Number.parseInt(lower, 10);
  if (lower === "thirtieth") return 30;
  const [tens, one] = lower.includes("-") ? lower.split("-") : ["", lower];
  return (tens === "" ? 0 : tens === "twenty" ? 20 : 30) + ORDINALS.indexOf(one) + 1;
}

/** The value of what SPOKEN_YEAR matched. */
export function readSpokenYear(words: string): number {
  const [century, ...rest] = words.toLowerCase().split(/[\s-]+/);
  return (century === "nineteen" ? 1900 : 2000) + readNumber(rest.join(" "));
}
