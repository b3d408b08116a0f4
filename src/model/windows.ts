import type { Layout } from "../text/layout.ts";
import { findShape } from "./shape.ts";
import { CLS, SEP, type WordPieces } from "./word-pieces.ts";

/** A stretch of tokens that the model sees at once. */
export interface Window {
  /** Half-open token indices. */
  readonly from: number;
  readonly to: number;
  /** Half-open token indices of the part that this window decides; the rest is context, decided by a neighbour. */
  readonly decides: { readonly from: number; readonly to: number };
  /** For each word piece: its number, the letter case of its word, and whether it stands in a quotation. */
  readonly ids: Int32Array;
  readonly shape: Int32Array;
  readonly quote: Int32Array;
  /** For each token: the place of its first piece. */
  readonly first: Int32Array;
}

// Trained on windows of 160 to 320 pieces. An overlap keeps whole units, so a sentence at a seam is whole in one window.
const LONGEST = 256;
const LONGEST_UNIT = 112;
const OVERLAP = 48;

interface Unit {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

/**
 * The windows of a document, in order. A window holds whole paragraphs, or whole sentences of a long one; each begins
 * with the last unit of the one before. In the overlap a token is decided by the window in which it stands further from
 * the edge. Removed paragraphs are in none. Linear in the length of the document.
 */
export function* findWindows(layout: Layout, words: WordPieces): Generator<Window> {
  let units: Unit[] = [];
  let size = 0;
  let decided = 0;
  for (const unit of findUnits(layout, words)) {
    const to = units.at(-1)?.to ?? unit.from;
    // A window holds tokens without a gap: it ends where a removed paragraph begins.
    if (unit.from > to || (units.length > 0 && size + unit.size + 2 > LONGEST)) {
      const kept = unit.from > to ? [] : overlap(units, LONGEST - unit.size - 2);
      const seam = kept.length > 0 ? (kept[0].from + to) >> 1 : to;
      if (units.length > 0) yield toWindow(layout, words, units, decided, seam);
      decided = kept.length > 0 ? seam : unit.from;
      units = kept;
      size = kept.reduce((sum, { size }) => sum + size, 0);
    }
    units.push(unit);
    size += unit.size;
  }
  if (units.length > 0) yield toWindow(layout, words, units, decided, units[units.length - 1].to);
}

function overlap(units: readonly Unit[], room: number): Unit[] {
  const kept: Unit[] = [];
  let size = 0;
  for (let k = units.length - 1; k > 0; k--) {
    if (size + units[k].size > room || (kept.length > 0 && size + units[k].size > OVERLAP)) break;
    kept.unshift(units[k]);
    size += units[k].size;
  }
  return kept;
}

function* findUnits(layout: Layout, words: WordPieces): Generator<Unit> {
  const { sentences } = layout;
  for (const paragraph of layout.paragraphs) {
    if (paragraph.kind === "removed" || paragraph.sentences.from >= paragraph.sentences.to) continue;
    const from = sentences[paragraph.sentences.from].tokens.from;
    const to = sentences[paragraph.sentences.to - 1].tokens.to;
    const size = countPieces(layout, words, from, to) + 1;
    if (size <= LONGEST_UNIT) {
      yield { from, to, size };
      continue;
    }
    for (let s = paragraph.sentences.from; s < paragraph.sentences.to; s++) {
      const { tokens } = sentences[s];
      let start = tokens.from;
      let held = 1;
      for (let k = tokens.from; k < tokens.to; k++) {
        const pieces = Math.min(piecesOf(layout, words, k).length, LONGEST_UNIT - 1);
        if (held + pieces > LONGEST_UNIT) {
          yield { from: start, to: k, size: held };
          start = k;
          held = 1;
        }
        held += pieces;
      }
      if (start < tokens.to) yield { from: start, to: tokens.to, size: held };
    }
  }
}

function piecesOf({ text, tokens }: Layout, words: WordPieces, token: number): Int32Array {
  return words.ids(text.slice(tokens.from[token], tokens.to[token]));
}

function countPieces(layout: Layout, words: WordPieces, from: number, to: number): number {
  let size = 0;
  for (let k = from; k < to; k++) size += Math.min(piecesOf(layout, words, k).length, LONGEST_UNIT - 1);
  return size;
}

function toWindow(layout: Layout, words: WordPieces, units: readonly Unit[], decided: number, seam: number): Window {
  const { tokens, text } = layout;
  const { from } = units[0];
  const { to } = units[units.length - 1];
  const ids: number[] = [CLS];
  const shape: number[] = [0];
  const quote: number[] = [0];
  const first = new Int32Array(to - from);
  const part = () => {
    ids.push(SEP);
    shape.push(0);
    quote.push(0);
  };
  for (let k = from; k < to; k++) {
    if (k > from && tokens.paragraph[k] !== tokens.paragraph[k - 1]) part();
    const word = text.slice(tokens.from[k], tokens.to[k]);
    const pieces = words.ids(word);
    const cased = findShape(word);
    first[k - from] = ids.length;
    for (let p = 0; p < pieces.length && p < LONGEST_UNIT - 1; p++) {
      ids.push(pieces[p]);
      shape.push(cased);
      quote.push(tokens.quote[k]);
    }
  }
  part();
  return {
    from,
    to,
    decides: { from: Math.max(decided, from), to: seam },
    ids: Int32Array.from(ids),
    shape: Int32Array.from(shape),
    quote: Int32Array.from(quote),
    first,
  };
}
