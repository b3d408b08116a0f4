import { after, before, type Reading, type Rule, rule, type Setting, STATED } from "./rule.ts";

function vague(value: "PRESENT_REF" | "PAST_REF" | "FUTURE_REF"): Reading {
  return { type: "DATE", value, precision: "vague", basis: STATED };
}

/** Words that tell past, present or future and no date, with the values that TIMEX3 has for them. */
export const vagueTimes: readonly Rule[] = [
  rule("(?<=\\b(?:will|would|could|may|might|can|shall) )(?:one|some) day", () => vague("FUTURE_REF")),
  rule(
    "(?:right )?now|currently|nowadays|these days|at present|at the moment|at this (?:time|moment|point)|this (?:crucial |very )?moment|presently",
    readPresent,
  ),
  rule(
    "(?:more |most |as )?recently|(?:some|a (?:long|short)) time ago|a while ago|lately|in the (?:recent |distant )?past(?! (?:[a-z0-9-]{1,12} )?(?:days?|weeks?|months?|quarters?|years?|decades?)\\b)|at (?:the|that) time|until recently|years ago|previously",
    readPast,
  ),
  rule(
    "the (?:near |immediate |distant |foreseeable )?future|the (?:short|near|long) term|soon|shortly(?= (?:after|before)\\b)",
    readFuture,
  ),
  rule("(?:in )?(?:the )?coming (?:days|weeks|months|years)|future (?:quarters|years|months)", () =>
    vague("FUTURE_REF"),
  ),
];

function readPresent(match: RegExpExecArray, setting: Setting): Reading | null {
  const right = after(match, setting);
  // "now-defunct", the name of an organisation or programme
  if (/^now$/i.test(match[0]) && (/^-/.test(right) || /\bNOW$/.test(match[0]))) return null;
  return vague("PRESENT_REF");
}

function readPast(match: RegExpExecArray, setting: Setting): Reading | null {
  // Within a sentence it tells no time of its own: "previously announced".
  if (match[0] === "previously" || (match[0] === "Previously" && /^\s[a-z]+ed\b/.test(after(match, setting))))
    return null;
  return vague("PAST_REF");
}

function readFuture(match: RegExpExecArray, setting: Setting): Reading | null {
  const word = match[0].toLowerCase();
  if (word.startsWith("shortly")) return null;
  const left = before(match, setting);
  const right = after(match, setting);
  if (word === "soon" && (/\b(?:as|too|how|very|so)\s$/i.test(left) || /^\s(?:after|as|before)\b|^-/i.test(right)))
    return null;
  if (
    /future$/.test(word) &&
    (/Future$/.test(match[0]) || /^\sof\b/.test(right) || !/\b(?:in|into|for|to|about|of|on)\s$/i.test(left))
  )
    return null;
  if (/term$/.test(word) && !/\b(?:in|over|of|for)\s$/i.test(left)) return null;
  return vague("FUTURE_REF");
}
