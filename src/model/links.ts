import type { MentionKind } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { best } from "./best.ts";
import { MENTION_TYPES, type ScoredMention } from "./scores.ts";
import { LINK_WIDTH, MENTION_KINDS, type WindowScores } from "./session.ts";
import type { Window } from "./windows.ts";

// Sizes of the tables beside the product: how alike two wordings are, how many mentions and how many sentences apart they are.
const LIKE = 4;
const FAR = 12;
const APART = 6;
const LIKE_TABLE = 0;
const FAR_TABLE = LIKE_TABLE + MENTION_KINDS * MENTION_KINDS * LIKE;
const APART_TABLE = FAR_TABLE + MENTION_KINDS * FAR;
const SAME_TABLE = APART_TABLE + MENTION_KINDS * APART;

/** So many mentions back are compared; of those further off only the last of the same wording. */
const REACH = 160;
const LEAST_PROBABLE = 0.02;
const MOST_ANTECEDENTS = 8;

const KINDS: readonly (MentionKind | null)[] = [null, "name", "nominal", "pronoun"];
const ARTICLES = new Set(["the", "a", "an", "this", "that", "these", "those"]);
const WORD = /[^\s]+/g;

/** What is kept of a mention for those after it. */
interface Before {
  readonly index: number;
  readonly kind: number;
  readonly type: number;
  readonly sentence: number;
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly head: string;
  readonly earlier: Float32Array;
}

/**
 * Finds the mentions of a document, window by window, and for each the likeliest earlier mentions of the same (mentions by
 * head word: Dobrovolskii 2021; antecedents: Lee et al. 2017). Linear in the length of the document, and so is nothing
 * kept but the last mentions and the last of each wording.
 */
export function openLinks(layout: Layout): {
  add(window: Window, scores: WindowScores): void;
  mentions: ScoredMention[];
} {
  const mentions: ScoredMention[] = [];
  let recent: Before[] = [];
  const byText = new Map<string, Before>();
  return {
    mentions,
    add(window, { mentions: scores }) {
      const { tokens, text } = layout;
      for (let m = 0; m < scores.first.length; m++) {
        const head = window.from + scores.at[3 * m];
        if (head < window.decides.from || head >= window.decides.to) continue;
        const kind = best(scores.kinds, m * MENTION_KINDS + 1, MENTION_KINDS - 1) + 1;
        const type = best(scores.types, m * MENTION_TYPES.length, MENTION_TYPES.length);
        // A mention is of one sentence, whatever edges the model likes.
        const sentence = layout.sentences[tokens.sentence[head]].tokens;
        const first = Math.max(sentence.from, window.from + scores.at[3 * m + 1]);
        const last = Math.min(sentence.to - 1, window.from + scores.at[3 * m + 2]);
        const span = { from: tokens.from[first], to: tokens.to[last] };
        const headSpan = { from: tokens.from[head], to: tokens.to[head] };
        const own: Before = {
          index: mentions.length,
          kind,
          type,
          sentence: tokens.sentence[head],
          ...wording(text.slice(span.from, span.to), text.slice(headSpan.from, headSpan.to)),
          earlier: scores.earlier.slice(m * LINK_WIDTH, (m + 1) * LINK_WIDTH),
        };
        mentions.push({
          ...span,
          probability: 1 - scores.kinds[m * MENTION_KINDS],
          head: headSpan,
          kind: KINDS[kind]!,
          type: MENTION_TYPES[type],
          typeProbability: scores.types[m * MENTION_TYPES.length + type],
          antecedents: findAntecedents(own, scores, m, recent, byText),
        });
        recent.push(own);
        if (recent.length >= 2 * REACH) recent = recent.slice(-REACH);
        byText.set(own.text, own);
      }
    },
  };
}

function findAntecedents(
  own: Before,
  { later, first, links }: WindowScores["mentions"],
  m: number,
  recent: readonly Before[],
  byText: ReadonlyMap<string, Before>,
): { mention: number; probability: number }[] {
  const start = Math.max(0, recent.length - REACH);
  const last = byText.get(own.text);
  const far =
    last !== undefined && own.kind !== 3 && recent.length > 0 && last.index < recent[start].index ? last : null;
  const scored: { mention: number; score: number }[] = [];
  let most = first[m];
  const add = (before: Before) => {
    let product = 0;
    const at = m * LINK_WIDTH;
    for (let k = 0; k < LINK_WIDTH; k++) product += later[at + k] * before.earlier[k];
    const score = product + tabled(links, own, before);
    scored.push({ mention: before.index, score });
    if (score > most) most = score;
  };
  for (let k = start; k < recent.length; k++) add(recent[k]);
  if (far !== null) add(far);
  let sum = Math.exp(first[m] - most);
  for (const { score } of scored) sum += Math.exp(score - most);
  return scored
    .map(({ mention, score }) => ({ mention, probability: Math.exp(score - most) / sum }))
    .filter(({ probability }) => probability >= LEAST_PROBABLE)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST_ANTECEDENTS);
}

function tabled(links: Float32Array, own: Before, before: Before): number {
  const pair = own.kind * MENTION_KINDS + before.kind;
  return (
    links[LIKE_TABLE + pair * LIKE + howLike(own, before)] +
    links[FAR_TABLE + own.kind * FAR + howFar(own.index - before.index)] +
    links[APART_TABLE + own.kind * APART + howApart(own.sentence - before.sentence)] +
    links[SAME_TABLE + pair * 2 + (own.type === before.type ? 1 : 0)]
  );
}

// As train/gum.py has them: `like`, `far`, `apart`, `wording`.
function howLike(a: Before, b: Before): number {
  if (a.text === b.text) return 2;
  if (a.kind === 1 && b.kind === 1 && (isWithin(a.words, b.words) || isWithin(b.words, a.words))) return 3;
  return a.head === b.head ? 1 : 0;
}

function isWithin(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size > b.size) return false;
  for (const word of a) if (!b.has(word)) return false;
  return true;
}

function howFar(n: number): number {
  if (n < 5) return n - 1;
  const steps = [7, 10, 15, 25, 50, 100, 200];
  const step = steps.findIndex((most) => n < most);
  return step === -1 ? 11 : 4 + step;
}

function howApart(n: number): number {
  return n < 3 ? Math.max(0, n) : n < 6 ? 3 : n < 13 ? 4 : 5;
}

function wording(text: string, head: string): { text: string; words: ReadonlySet<string>; head: string } {
  const plain = (text.match(WORD) ?? []).flatMap(splitMarks).map(withoutPossessive);
  const kept = plain.filter((word) => !ARTICLES.has(word));
  const words = kept.length > 0 ? kept : plain;
  return {
    text: words.join(" "),
    words: new Set(words.filter((word) => /^[\p{L}\p{N}]/u.test(word))),
    head: withoutPossessive(head.toLowerCase()),
  };
}

function splitMarks(word: string): string[] {
  return word.toLowerCase().match(/[\p{L}\p{N}_]+(?:['’.][\p{L}\p{N}_]+)*|[^\p{L}\p{N}_\s]/gu) ?? [];
}

function withoutPossessive(word: string): string {
  return word.replace(/['’]s?$/, "");
}
