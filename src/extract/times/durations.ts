import { UNIT, type Unit, unitOf } from "./calendar-words.ts";
import { NUMBER, readNumber } from "./number-words.ts";
import { after, type Reading, type Rule, rule, type Setting, STATED } from "./rule.ts";

const ABOUT =
  "(?:nearly |almost |about |around |roughly |more than |less than |fewer than |over (?!the\\b|these\\b|those\\b|its\\b|each\\b)|at least |at most |up to |no more than )?";
const CHOSEN =
  "(?:(?:the |these |those |each of the |its )?(?:past |(?<!\\b(?:will|would|to|could|may|might|can|must|not) )last |next |first |final |coming |previous |following |preceding |recent |additional )?)";
const FEW =
  "(?:a few|the few|few|several|many|a couple of|some|dozens of|hundreds of|thousands of|recent|past|coming|the coming)";

/** Stretches of time: "three hours", "the past two decades", "a year and a half", "recent weeks". */
export const durations: readonly Rule[] = [
  rule(
    `${ABOUT}${CHOSEN}${ABOUT}(?<number>${NUMBER}|an?|one|(?:an? )?half(?: an?)?|a quarter of an|a quarter(?=~century))(?: more| full| straight| consecutive| trading| additional)?~(?<unit>${UNIT})s?(?<half> and a half)?(?: or (?:so|more))?`,
    readCounted,
  ),
  rule(`${CHOSEN}(?<least>${NUMBER}) ?(?:to|or|-|–) ?(?<number>${NUMBER}) (?:more )?(?<unit>${UNIT})s?`, readCounted),
  rule(`(?:the (?:past|last|next|first) )?${FEW}~(?:more )?(?<unit>${UNIT})s?`, readVague),
  rule(
    `(?<=\\b(?:for|within|over|after|take|takes|took|last|lasted|spent|in|just|of) )(?<unit>hours|days|weeks|months|years|decades|centuries)(?! (?:ago|later|earlier)\\b)`,
    readVague,
  ),
];

/** Rounded to no more than the words tell; halves of a unit are told in the next smaller one. */
function readCounted(match: RegExpExecArray, setting: Setting): Reading | null {
  const { number: words, least, unit: word, half } = match.groups!;
  const right = after(match, setting);
  // An age, a part of a name, an hourly rate or a sum a year is no stretch of time.
  if (/^(?:[\s-](?:old|olds|ago)|-(?:earlier|end))\b/i.test(right)) return null;
  const unit = unitOf(word);
  // "three-quarters of", "a quarter"
  if (
    unit.name === "quarter" &&
    !/\b(?:past|last|next|first|previous|preceding|following|consecutive|straight|coming)\b/i.test(match[0])
  )
    return null;
  if (unit.name === "second" && !/\d|s$/i.test(words + word)) return null;
  const singular = /^(?:an?)$/i.test(words);
  if (singular && /\b(?:weekend|second|night|minute)$/i.test(word) && !/half/i.test(match[0])) return null;
  const number =
    (/half$|half an?$/i.test(words) && !/and/i.test(words)
      ? 0.5
      : /^a quarter/i.test(words)
        ? 0.25
        : singular
          ? 1
          : readNumber(least ?? words)) + (half ? 0.5 : 0);
  // "the cup of 2018 day five"
  if (!Number.isFinite(number) || (number > 1000 && !/s$|century$/i.test(match[0]))) return null;
  const precision = least === undefined ? unit.name : `${unit.name}, from ${number} to ${readNumber(words)}`;
  return { type: "DURATION", value: durationValue(number, unit), precision, basis: STATED };
}

/** The duration of ISO 8601, which TIMEX3 takes over. */
export function durationValue(number: number, { times, of }: Unit): string {
  const count = number * times;
  const whole = Math.floor(count);
  const rest = count - whole;
  const clockUnit = of === "S" || of === "M" || of === "H";
  const letter = of === "Mo" ? "M" : of;
  if (rest === 0) return `P${clockUnit ? "T" : ""}${count}${letter}`;
  const [size, smaller] = {
    S: [1, ""],
    M: [60, "S"],
    H: [60, "M"],
    D: [24, "H"],
    W: [7, "D"],
    Mo: [30, "D"],
    Y: [12, "M"],
  }[of] as [number, string];
  const part = `${Math.round(rest * size)}${smaller}`;
  if (of === "D") return `P${whole || ""}${whole ? "D" : ""}T${part}`;
  if (of === "W") return `P${Math.round(count * 7)}D`;
  return `P${clockUnit ? "T" : ""}${whole ? `${whole}${letter}` : ""}${part}`;
}

function readVague(match: RegExpExecArray, setting: Setting): Reading | null {
  const { unit: word } = match.groups!;
  if (
    /^(?:[\s-]old|\sago)\b/i.test(after(match, setting)) ||
    !/s$|millennia$/i.test(word + (match[0].endsWith("s") ? "s" : ""))
  )
    return null;
  const { name, of } = unitOf(word);
  const couple = /couple/i.test(match[0]) ? durationValue(2, unitOf(word)) : null;
  const letter = { decade: "DE", century: "CE", millennium: "ML", quarter: "Q" }[name] ?? (of === "Mo" ? "M" : of);
  const value = couple ?? `P${"SMH".includes(of) ? "T" : ""}X${letter}`;
  return { type: "DURATION", value, precision: name, basis: STATED };
}
