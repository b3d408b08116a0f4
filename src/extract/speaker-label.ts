import type { IndexRange, Layout } from "../text/layout.ts";

const DASH = /^[―—–-]$/;
const CAPITAL = /^\p{Lu}/u;
const SMALL_IN_NAMES = /^(?:of|the|for|de|da|del|van|von|bin|al|el|,|\.)$/u;
const LONGEST = 10;

const PIECE =
  /^(?:video|photos?|audio|live|poll|exclusive|update|updated|watch|transcript|opinion|analysis|review|correction|editorial)$/i;

/** "Halvar's Harbour Speech VIDEO: …": is the word at a token one that says what kind of piece follows, not who speaks? */
export function tellsKind({ text, tokens }: Layout, at: number): boolean {
  return PIECE.test(text.slice(tokens.from[at], tokens.to[at]));
}

/**
 * The name that labels a quotation without a verb: `Orlov: “…”` at the start of a paragraph or sentence, or
 * `“…” — Anna Orlov, mayor` to the end of the paragraph. Half-open token indices, or `null`.
 */
export function findLabel(layout: Layout, quotation: IndexRange): IndexRange | null {
  return findBefore(layout, quotation) ?? findAfter(layout, quotation);
}

function findBefore(layout: Layout, { from }: IndexRange): IndexRange | null {
  const { text, tokens, sentences } = layout;
  const colon = from - 1;
  if (colon < 1 || tokens.paragraph[colon] !== tokens.paragraph[from] || text[tokens.from[colon]] !== ":") return null;
  const start = sentences[tokens.sentence[colon]].tokens.from;
  return isLabel(start, colon) ? { from: start, to: colon } : null;

  function isLabel(start: number, end: number): boolean {
    if (start >= end || end - start > LONGEST || tellsKind(layout, end - 1)) return false;
    for (let k = start; k < end; k++) if (!inName(word(k), k === start)) return false;
    return true;
  }

  function word(k: number): string {
    return text.slice(tokens.from[k], tokens.to[k]);
  }
}

function findAfter({ text, tokens, paragraphs }: Layout, { to }: IndexRange): IndexRange | null {
  if (to >= tokens.length || tokens.paragraph[to] !== tokens.paragraph[to - 1]) return null;
  let dash = to;
  while (dash < tokens.length && DASH.test(text.slice(tokens.from[dash], tokens.to[dash]))) dash++;
  if (dash === to) return null;
  const paragraph = paragraphs[tokens.paragraph[to]].tokens;
  const first = text.slice(tokens.from[dash], tokens.to[dash]);
  if (dash >= paragraph.to || paragraph.to - dash > LONGEST || !CAPITAL.test(first)) return null;
  let end = dash;
  while (end < paragraph.to && inName(text.slice(tokens.from[end], tokens.to[end]), false)) end++;
  while (end > dash && /^[^\p{L}\p{N}]$/u.test(text.slice(tokens.from[end - 1], tokens.to[end - 1]))) end--;
  return { from: dash, to: end };
}

function inName(word: string, first: boolean): boolean {
  return CAPITAL.test(word) || (!first && SMALL_IN_NAMES.test(word));
}
