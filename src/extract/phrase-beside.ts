import type { IndexRange, Layout } from "../text/layout.ts";
import { isTellingVerb } from "./telling-verb.ts";

const MARK = /^[^\p{L}\p{N}]$/u;
const STARTS_CLAUSE = new Set(
  "that and but or if when while because as since after before although though whether than".split(" "),
);
const NO_PART = new Set(
  "has had have is was were are be been would will could should may might also then later once again now not used to never further already repeatedly as".split(
    " ",
  ),
);
const ENDS_PHRASE = new Set(
  "in at on during after before when while as at to by from about with who that which and but on monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later".split(
    " ",
  ),
);
const LONGEST = 10;
// They tell words, but beside a quotation they seldom tell those.
const NOT_OF_QUOTATION = new Set(
  "called calls calling call describe described describes cited cites cite referred refers quoted quotes read reads labelled labeled named".split(
    " ",
  ),
);

/** The phrase that ends before token `at`, no further back than `least`: the source of a verb there. `null` if there is none. */
export function findPhraseBefore(layout: Layout, at: number, least: number): IndexRange | null {
  const { text, tokens } = layout;
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]).toLowerCase();
  let to = at;
  while (to > least && NO_PART.has(word(to - 1))) to--;
  let from = to;
  while (from > least && to - from < LONGEST && !MARK.test(word(from - 1)) && !STARTS_CLAUSE.has(word(from - 1)))
    from--;
  return from < to ? { from, to } : null;
}

/** A verb of saying and its subject. */
export interface VerbAndSubject {
  readonly cue: IndexRange;
  readonly source: IndexRange;
}

/**
 * Reads the clause after a closing quotation mark, `shouted Joren Vael` or `the captain said`, to the end of its sentence:
 * the plainest way to attribute a quotation. `from` is the token after the mark.
 */
export function findClauseAfter(layout: Layout, from: number): VerbAndSubject | null {
  const { text, tokens, sentences } = layout;
  if (from >= tokens.length || from === 0 || tokens.sentence[from] !== tokens.sentence[from - 1]) return null;
  const { to: end } = sentences[tokens.sentence[from]].tokens;
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]);
  let verb = from;
  // An apposition may stand between: `the watchman, Joren Vael, shouted`.
  const tells = (k: number) => isTellingVerb(layout, k) && !NOT_OF_QUOTATION.has(word(k).toLowerCase());
  const passes = (k: number) => (word(k) === "," || !MARK.test(word(k))) && !tells(k);
  while (verb < end && verb - from < LONGEST && passes(verb)) verb++;
  if (verb >= end || !tells(verb)) return null;
  const cue = { from: verb, to: verb + 1 };
  if (verb > from) {
    let to = verb;
    while (to > from && (MARK.test(word(to - 1)) || NO_PART.has(word(to - 1).toLowerCase()))) to--;
    let start = from;
    while (start < to && MARK.test(word(start))) start++;
    return start < to ? { cue, source: { from: start, to } } : null;
  }
  let to = verb + 1;
  while (to < end && to - verb <= LONGEST && !MARK.test(word(to)) && !ENDS_PHRASE.has(word(to).toLowerCase())) to++;
  return to > verb + 1 ? { cue, source: { from: verb + 1, to } } : null;
}

/** Reads the clause before an opening quotation mark, `The captain told us, “…`: a verb of saying close to the mark and its subject. */
export function findClauseBefore(layout: Layout, mark: number, least: number): VerbAndSubject | null {
  const { text, tokens } = layout;
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]);
  const start = Math.max(least, mark - 8);
  let verb = mark - 1;
  while (verb >= start && (word(verb) === "," || word(verb) === ":")) verb--;
  while (verb >= start && !MARK.test(word(verb)) && !isTellingVerb(layout, verb)) verb--;
  if (verb < start || !isTellingVerb(layout, verb) || tokens.sentence[verb] !== tokens.sentence[mark]) return null;
  const source = findPhraseBefore(layout, verb, least);
  return source === null ? null : { cue: { from: verb, to: verb + 1 }, source };
}
