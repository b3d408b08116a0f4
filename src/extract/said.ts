import type { Span } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { type CueHead, findCueHead } from "./cue-lemma.ts";
import { type CueWord, wordsIn } from "./cue-words.ts";
import { baseForms } from "./verb-forms.ts";

const words = (list: string) => new Set(list.trim().split(/\s+/));

const NEGATIONS = words("not never neither nor without hardly no");
/** After these a "not" denies nothing: "not only said", "did not just say". */
const ADDING = words("only just merely simply");
const NOBODY = words("no neither none nobody");

/** Words of keeping back; what follows them was not said: "declined to comment", "his failure to denounce". */
const WITHHOLDS = words("decline refuse refusal fail failure neglect avoid forbear omit");
/** Words of saying: of these alone can a report tell that the source did not. */
const SPEAKS = words(`
  say tell comment mention respond reply answer discuss disclose reveal confirm elaborate explain explanation specify speculate address announce
  name identify detail details describe clarify acknowledge admit apologize apologise apology endorse promise pledge commit speak talk note state
  statement write return indicate criticize criticise criticism condemn denounce disavow repudiate renounce thank congratulate suggest claim allege
  argue warn threaten ask demand request urge accuse blame attack assail weigh concede report cite quote refer reference divulge estimate predict
  utter articulate repeat tweet response allude touch call define outline spell recommend`);
/** Verbs that are of saying only with something to know as their object: "provided no details". */
const GIVES = words("give provide offer release share make");
const AUXILIARIES = words(
  "not never yet still also would will could can did do does had has have is was be to immediately",
);
const KNOWLEDGE =
  /\b(?:details?|specifics?|comments?|information|explanations?|documentation|lists?|figures?|examples?|reasons?|answers?|names?|statements?|forecasts?|mention|apolog(?:y|ies))\b/;
/** A denial that was not made leaves its content standing: "did not rule out", "would not dispute". */
const DENIES = words("deny dispute reject rule dismiss contest contradict refute rebut");

const isOf = (set: ReadonlySet<string>, word: CueWord) => baseForms(word.lower).some((base) => set.has(base));

/** The index of the negation before the word at `k`, or -1. */
function negationBefore(cue: readonly CueWord[], k: number): number {
  const at = cue.findLastIndex((word, j) => j < k && NEGATIONS.has(word.lower));
  return at >= 0 && ADDING.has(cue[at + 1].lower) ? -1 : at;
}

/** Does a negation stand before the head of the cue: "did <not> say", "has <never> endorsed"? */
export function isNegated(head: CueHead): boolean {
  return negationBefore(head.words, head.from) >= 0;
}

/** The verb that a cue leaves to the content: "declined [to <comment>]", "declined to [<name> the suspects]", "would not [<say> who]". */
function verbOfContent(cue: readonly CueWord[], content: readonly CueWord[]): readonly CueWord[] {
  const from = content[0]?.lower === "to" ? 1 : 0;
  const last = cue.at(-1)!.lower;
  if (from === 0 && last !== "to" && !AUXILIARIES.has(last)) return [];
  const at = content.findIndex(({ lower }, k) => k >= from && !lower.endsWith("ly") && lower !== "be");
  return at < 0 ? [] : [content[at]];
}

/** The first words of the content, where "declined [to comment]" has its verb. */
function opening(layout: Layout, content: readonly Span[]): CueWord[] {
  return content.length === 0
    ? []
    : wordsIn(layout.text, content[0].from, Math.min(content[0].to, content[0].from + 40));
}

/**
 * `false` for what the source is reported not to have said: "declined to comment", "did not say whether", "never mentioned",
 * "Neither campaign responded". A denial is something said, and one that was not made ("did not rule out") leaves its content
 * standing; beliefs, attitudes and acts, negated or not, are told of and count as said.
 */
export function isSaid(
  layout: Layout,
  cue: readonly Span[],
  content: readonly Span[],
  source: readonly Span[],
): boolean {
  const head = findCueHead(layout, cue);
  if (head.words.length === 0) return true;
  const own = head.words;
  const first = opening(layout, content);
  const speaks = (word: CueWord) =>
    isOf(SPEAKS, word) || (isOf(GIVES, word) && [...own, ...first].some((other) => KNOWLEDGE.test(other.lower)));

  if (["make no mention", "no comment", "silence", "silent"].includes(head.lemma)) return false;
  const goesOn = verbOfContent(own, first);
  const keeping = own.findIndex((word, k) => k <= head.from && isOf(WITHHOLDS, word));
  if (keeping >= 0) {
    if (negationBefore(own, keeping) >= 0) return true;
    const withheld = [...own.slice(keeping + 1), ...goesOn];
    if (withheld.some((word) => isOf(DENIES, word))) return true;
    return !(withheld.some(speaks) || (head.lemma === "decline" && first[0]?.lower === "comment"));
  }
  const [bare] = own.every(({ lower }) => AUXILIARIES.has(lower)) ? goesOn : [];
  if (bare !== undefined) return negationBefore([...own, bare], own.length) < 0 || isOf(DENIES, bare) || !speaks(bare);
  if (isOf(DENIES, own[head.from]) || head.entry?.classes.at(-1)?.class === "believe") return true;

  // "offered no comment on": what is given is what was not said.
  const givesNothing = (word: CueWord, k: number) =>
    isOf(GIVES, word) && NOBODY.has(own[k + 1]?.lower) && KNOWLEDGE.test(own[k + 2]?.lower ?? "");
  if (own.some(givesNothing)) return false;
  const at = speaks(own[head.from])
    ? head.from
    : own.findIndex((word, k) => speaks(word) && negationBefore(own, k) >= 0);
  if (at < 0) return true;
  const [before] = wordsIn(layout.text, Math.max(0, cue[0].from - 16), cue[0].from).slice(-1);
  const [nobody] =
    source.length === 0 ? [] : wordsIn(layout.text, source[0].from, Math.min(source[0].to, source[0].from + 16));
  return !(negationBefore(own, at) >= 0 || NEGATIONS.has(before?.lower) || NOBODY.has(nobody?.lower));
}
