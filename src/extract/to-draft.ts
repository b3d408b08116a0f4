import type { Attribution, ScoredSpan } from "../model/scores.ts";
import type { IndexRange, Layout } from "../text/layout.ts";
import { chooseSource } from "./choose-source.ts";
import { days } from "./closed-words.ts";
import type { Draft } from "./draft.ts";
import { tellsKind } from "./speaker-label.ts";
import { holdsToken, joinRanges, toTokens } from "./token-ranges.ts";

const CRUMB = 3;
// A colon or dash between a name and words: it attributes, but is no verb.
const LABEL_MARK = /^[:―—–-]+$/;

/** What the model says of a cue as a draft: its words, one source or none, and the content without crumbs. */
export function toDraft(layout: Layout, attribution: Attribution): Draft {
  const cue = toTokens(layout, attribution.cue);
  const said = layout.text.slice(layout.tokens.from[cue[0].from], layout.tokens.to[cue.at(-1)!.to - 1]);
  const chosen = chooseSource(layout, attribution.source, cue[0]);
  const source =
    (LABEL_MARK.test(said) && cue[0].from > 0 && tellsKind(layout, cue[0].from - 1)) ||
    isAsked(layout, cue[0]) ||
    isHearsay(layout, cue[0], chosen.tokens) ||
    isSpokenOf(layout, cue, chosen.tokens)
      ? { tokens: [], probability: 1 }
      : chosen;
  const [own, content] = withInfinitive(
    layout,
    ...withoutStrays(ownWords(layout, cue), toTokens(layout, attribution.content)),
  );
  return {
    found: LABEL_MARK.test(said) ? "label" : "model",
    cue: own,
    source: source.tokens,
    content: withoutCrumbs(layout, content, cue[0]),
    probability: attribution.probability,
    sourceProbability: source.probability,
    contentProbability: mean(attribution.content),
    continues: null,
    toldBy: null,
  };
}

const ASKED = /^(?:Asked|Pressed|Questioned)$/;

/** "Asked whether …, she answered": who asks is not told, whatever stands in the sentence before. */
function isAsked({ text, tokens, sentences }: Layout, { from }: IndexRange): boolean {
  if (!ASKED.test(text.slice(tokens.from[from], tokens.to[from]))) return false;
  return sentences[tokens.sentence[from]].tokens.from === from;
}

const TOLD =
  /^(?:told|warned|asked|ordered|urged|advised|informed|instructed|reminded|assured|notified|briefed|cautioned)$/;
/** Participles that tell what others say or think of somebody. */
const HELD =
  /^(?:seen|viewed|regarded|considered|thought|believed|said|reported|alleged|rumou?red|described|mentioned|known|criticized|criticised|accused|blamed|praised|hailed|condemned|denounced|mocked|ridiculed|expected)$/;
const ADVERB = /(?:ly|^not|^also|^always|^often|^once|^now|^never|^still|^long|^later)$/;
const BEING = /^(?:is|are|was|were|been|being|be|'s|’s|'re|’re)$/;

/**
 * "Residents were told to stay in", "he is seen as a leader", "Lund, once thought to be safe": those before the passive hear it, or
 * others say it of them; who says it is not told, unless it is said "by" somebody.
 */
function isSpokenOf({ text, tokens }: Layout, cue: readonly IndexRange[], source: readonly IndexRange[]): boolean {
  const word = (k: number) => (k < tokens.length ? text.slice(tokens.from[k], tokens.to[k]).toLowerCase() : "");
  const { from, to } = cue[0];
  const verb = Array.from({ length: to - from }, (_, k) => from + k).find(
    (k) => TOLD.test(word(k)) || HELD.test(word(k)),
  );
  if (verb === undefined || verb === 0 || source.length === 0 || source.at(-1)!.to > verb) return false;
  const [next, afterNext] = [word(verb + 1), word(verb + 2)];
  if (
    /^(?:thought|believed|rumou?red|alleged|reported)$/.test(word(verb)) &&
    next === "to" &&
    /^(?:be|have)$/.test(afterNext)
  )
    return true;
  if (word(verb) === "mentioned" && next === "as") return true;
  const [before, earlier] = [word(verb - 1), verb > 1 ? word(verb - 2) : ""];
  return BEING.test(before) || (BEING.test(earlier) && ADVERB.test(before));
}

/** "It was said in the corridors of parliament that …": nobody says it, unless it is said "by" somebody. */
function isHearsay({ text, tokens }: Layout, cue: IndexRange, source: readonly IndexRange[]): boolean {
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]).toLowerCase();
  const be = word(cue.from) === "it" ? cue.from + 1 : cue.from;
  if (be === 0 || be + 1 >= cue.to || word(be - 1) !== "it" || !BE.has(word(be))) return false;
  return source.every(({ from }) => from === 0 || word(from - 1) !== "by");
}

const BE = new Set(["is", "was", "has", "had"]);

const FAR = 5;

/** A cue without the day that follows it, and without words of the model's doubt further on. */
function ownWords({ text, tokens }: Layout, cue: readonly IndexRange[]): IndexRange[] {
  const near = cue.filter(({ from }) => from - cue[0].to <= FAR);
  const { from, to } = near[near.length - 1];
  const last = text.slice(tokens.from[to - 1], tokens.to[to - 1]).toLowerCase();
  return to - from > 1 && days.has(last) ? [...near.slice(0, -1), { from, to: to - 1 }] : near;
}

const WILLS = /^(?:declin|refus|vow|promis|pledg|plan|want|agree|decid|seek|sought|hop|threaten)/;

/** A word of a cue in the midst of a content is the content's: "said | Lofting had once remarked". */
function withoutStrays(cue: IndexRange[], content: IndexRange[]): [IndexRange[], IndexRange[]] {
  const stray = (piece: IndexRange, k: number) =>
    k > 0 && holdsToken(content, piece.from - 1) && holdsToken(content, piece.to);
  if (!cue.some(stray)) return [cue, content];
  return [cue.filter((piece, k) => !stray(piece, k)), joinRanges([...content, ...cue.filter(stray)])];
}

/** "declined | to comment": the infinitive is what is declined, as the corpus marks it, whole. */
function withInfinitive(
  { text, tokens }: Layout,
  cue: IndexRange[],
  content: IndexRange[],
): [IndexRange[], IndexRange[]] {
  const { from, to } = cue[cue.length - 1];
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]).toLowerCase();
  const moves = to - from > 1 && word(to - 1) === "to" && WILLS.test(word(to - 2)) && holdsToken(content, to);
  if (!moves) return [cue, content];
  return [[...cue.slice(0, -1), { from, to: to - 1 }], joinRanges([...content, { from: to - 1, to }])];
}

// A word or two beyond the paragraph of the cue are the model's uncertainty about where a content ends.
function withoutCrumbs({ tokens }: Layout, content: readonly IndexRange[], cue: IndexRange): IndexRange[] {
  const own = tokens.paragraph[cue.from];
  const pieces = content.flatMap(({ from, to }) => {
    const out: { from: number; to: number }[] = [{ from, to }];
    for (let k = from + 1; k < to; k++) {
      if (tokens.paragraph[k] === tokens.paragraph[k - 1]) continue;
      out[out.length - 1].to = k;
      out.push({ from: k, to });
    }
    return out;
  });
  return joinRanges(pieces.filter(({ from, to }) => tokens.paragraph[from] === own || to - from > CRUMB));
}

function mean(spans: readonly ScoredSpan[]): number {
  let sum = 0;
  let length = 0;
  for (const { from, to, probability } of spans) {
    sum += probability * (to - from);
    length += to - from;
  }
  return length === 0 ? 1 : sum / length;
}
