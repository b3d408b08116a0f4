import type { IndexRange, Layout } from "../text/layout.ts";
import { determiners } from "./closed-words.ts";
import { type Draft, UNSCORED } from "./draft.ts";
import { findPhraseBefore } from "./phrase-beside.ts";
import { joinRanges } from "./token-ranges.ts";

/** What somebody may put at so much. */
const MEASURED = new Set(
  "it them this that figure figures number numbers total toll count tally crowd crowds turnout attendance strength size cost costs price bill damage damages loss losses value worth debt deficit chance chances odds probability population share rate estimate".split(
    " ",
  ),
);
const ABOUT = new Set(
  "about some around roughly nearly almost approximately more less fewer over under just only least most than between up to".split(
    " ",
  ),
);
const NUMERAL =
  /^(?:[$£€]|\p{Sc}?\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|millions|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|zero|half)/iu;
const UNITS = new Set(
  "and hundred thousand million billion trillion per cent percent % people dollars euros pounds".split(" "),
);
const MARK = /^[^\p{L}\p{N}\p{Sc}]$/u;
const GOES_ON = new Set("and but while as although though who which that before after when".split(" "));
const NOBODY = new Set("i we you to".split(" "));
const LONGEST_MEASURED = 8;
const LONGEST_ABOUT = 4;

/**
 * Who puts a figure at so much: `Police put the crowd at 4,000`, `a rally that its organisers put at 12,000`. The corpora that the model
 * learnt from hardly mark such figures, and yet they are told on somebody's word.
 */
export function draftEstimates(layout: Layout, drafts: readonly Draft[]): Draft[] {
  const { text, tokens, sentences } = layout;
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]).toLowerCase();
  const cues = new Set(drafts.flatMap(({ cue }) => cue.map(({ from }) => from)));
  const out: Draft[] = [];
  for (let put = 1; put < tokens.length; put++) {
    if (!/^puts?$/.test(word(put)) || tokens.quote[put] !== 0 || cues.has(put)) continue;
    const sentence = sentences[tokens.sentence[put]].tokens;
    const at = findAt(put, sentence.to);
    if (at === null) continue;
    const phrase = findPhraseBefore(layout, put, sentence.from);
    if (phrase === null || phrase.to !== put) continue;
    const source = word(phrase.from) === "which" ? { from: phrase.from + 1, to: put } : phrase;
    if (source.from === put || NOBODY.has(word(source.from))) continue;
    const content = at === put + 1 ? measuredBefore(source.from, sentence.from) : [{ from: put + 1, to: at }];
    if (content === null) continue;
    const rest = { from: at, to: at === put + 1 ? findUnitEnd(at + 1, sentence.to) : findEnd(at + 1, sentence.to) };
    out.push({
      ...UNSCORED,
      found: "clause",
      cue: [{ from: put, to: put + 1 }],
      source: [source],
      content: joinRanges([...content, rest]),
    });
  }
  return out;

  /** `at` with a number after it, and between it and the verb nothing or what is measured. */
  function findAt(put: number, end: number): number | null {
    let at = put + 1;
    while (at < end && at - put <= LONGEST_MEASURED && word(at) !== "at" && !MARK.test(word(at))) at++;
    if (word(at) !== "at" || !isNumber(at + 1, end)) return null;
    if (at === put + 1) return at;
    for (let k = put + 1; k < at; k++) if (MEASURED.has(word(k))) return at;
    return null;
  }

  function isNumber(from: number, end: number): boolean {
    let k = from;
    while (k < end && k - from < LONGEST_ABOUT && ABOUT.has(word(k))) k++;
    return k < end && NUMERAL.test(word(k));
  }

  /** `a rally {that} its organisers put at`: what stands before the relative. */
  function measuredBefore(source: number, start: number): IndexRange[] | null {
    if (source - 1 <= start || !/^(?:that|which)$/.test(word(source - 1))) return null;
    const to = word(source - 2) === "," ? source - 2 : source - 1;
    let from = to - 1;
    while (from > start && to - from < LONGEST_MEASURED && !determiners.has(word(from))) from--;
    return determiners.has(word(from)) ? [{ from, to }] : null;
  }

  function findEnd(from: number, end: number): number {
    let k = from;
    while (k < end && !(MARK.test(word(k)) && word(k) !== "%" && !isInNumber(k)) && !GOES_ON.has(word(k))) k++;
    return k;
  }

  /** The end of a number and its unit: what follows a relative clause is no part of it. */
  function findUnitEnd(from: number, end: number): number {
    let k = from;
    while (k < end && (ABOUT.has(word(k)) || NUMERAL.test(word(k)) || isInNumber(k) || UNITS.has(word(k)))) k++;
    return k;
  }

  /** The comma of "12,000". */
  function isInNumber(k: number): boolean {
    return /^\d.\d$/.test(text.slice(tokens.from[k] - 1, tokens.to[k] + 1));
  }
}
