import type { Layout } from "../../text/layout.ts";
import { tokenAt } from "../token-ranges.ts";

/** Where the happening of a clause lies, as its verbs tell: `null` where they do not. */
export type Tense = "past" | "future" | null;

const words = (list: string) => new Set(list.trim().split(/\s+/));

const FUTURE = words(`
  will shall would won't wouldn't can could may might must should cannot due scheduled expected slated planned set plans plan hopes hope
  intends expects expect aims going upcoming expires meets begins starts opens arrives travels resumes convenes`);
/** Of what a timetable tells, but not after "to": "the talks begin Friday", "they had planned to meet Friday". */
const TIMETABLED = words("meet begin arrive resume convene");
/** They look ahead with "to" or "for" after them, or a form of "be" before; with "had" before them they look back. */
const ARRANGED = words("due scheduled expected slated planned set");
const ALWAYS_PAST = words("was were had did wasn't weren't hadn't didn't ago");
const PAST = words(`
  said told met went came took gave made left held began found got saw knew thought kept lost won paid
  sold bought brought built sent spent led fell rose grew drew threw broke spoke chose wrote ran put shot struck fought caught taught sought felt
  dealt heard stood understood became withdrew flew drove hit cut shut quit`);
const NOT_PAST = words(
  "need indeed speed feed seed bed red exceed proceed succeed hundred agreed-upon embed breed deed weed wed shed sacred",
);
const BEING = words("be been being is are get gets");
const CAUSE = /^(?:the|a|an|its|their|his|her|this|that)$/;
/** Right before a time they look ahead where no verb tells otherwise: "by Friday". */
const AHEAD = words("by until till");
const ADVERB = /ly$|^(?:not|also|never|still|already|now|then)$/;

/** After these a deadline lies ahead. */
const DEMANDS = words(
  "demanded ordered urged asked told called requested wanted insisted vowed promised pledged agreed",
);

const BACK = 24;
const ON = 9;

/** Tells the tense of the clause around a stretch of the text: by the nearest verb before it, or else the nearest after it in its sentence. */
export function tenseReader(layout: Layout): (from: number, to: number) => Tense {
  const { text, tokens, sentences } = layout;
  const wordAt = (k: number) => {
    const word = text.slice(tokens.from[k], tokens.to[k]);
    // Somebody called May or Will.
    if (/^(?:May|Will)$/.test(word) && k > sentences[tokens.sentence[k]]?.tokens.from) return word;
    return word.toLowerCase().replace("’", "'");
  };
  return (from, to) => {
    const first = tokenAt(tokens, from);
    if (first >= tokens.length) return null;
    const sentence = sentences[tokens.sentence[first]]?.tokens ?? { from: first, to: first + 1 };
    let weak: Tense = null;
    const isDeadline = first > sentence.from && AHEAD.has(wordAt(first - 1));
    for (let k = first - 1; k >= sentence.from && k >= first - BACK; k--) {
      const word = wordAt(k);
      if (word === ";") break;
      if (word === "be" || (isDeadline && k === first - 1)) weak = "future";
      const sign = signOf(word, k, sentence.from, first, wordAt);
      // "demanded their release by Friday": the verb tells when it was demanded, not when they are to be free
      if (sign === "past" && isDeadline && DEMANDS.has(word)) return "future";
      if (sign !== null) return sign;
    }
    if (weak !== null) return weak;
    const next = tokenAt(tokens, to);
    for (let k = next; k < sentence.to && k < next + ON; k++) {
      const word = wordAt(k);
      if (word === ";") break;
      const sign = signOf(word, k, next, sentence.to, wordAt);
      if (sign !== null) return sign;
    }
    return null;
  };
}

function signOf(word: string, k: number, first: number, last: number, wordAt: (k: number) => string): Tense {
  if (word.endsWith("'ll") || ((word === "is" || word === "are") && k + 1 < last && wordAt(k + 1) === "to"))
    return "future";
  if (FUTURE.has(word)) {
    if (!ARRANGED.has(word)) return "future";
    const earlier = [k - 1, k - 2].filter((at) => at >= first).map(wordAt);
    if (earlier.includes("had")) return "past";
    const next = k + 1 < last ? wordAt(k + 1) : "";
    // "due to its loss" tells a cause.
    if (word === "due" && next === "to" && k + 2 < last && CAUSE.test(wordAt(k + 2))) return null;
    return next === "to" || next === "for" || earlier.some((one) => BEING.has(one)) ? "future" : null;
  }
  if (TIMETABLED.has(word)) return k > first && wordAt(k - 1) === "to" ? null : "future";
  if (ALWAYS_PAST.has(word)) return "past";
  const endsInEd = word.endsWith("ed") && word.length > 3 && !NOT_PAST.has(word);
  if (!PAST.has(word) && !endsInEd) return null;
  // "will be published": the verb before the participle decides.
  let at = k - 1;
  while (at >= first && ADVERB.test(wordAt(at))) at--;
  return at >= first && BEING.has(wordAt(at)) ? null : "past";
}
