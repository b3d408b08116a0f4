import type { Span } from "../record.ts";
import type { IndexRange } from "./layout.ts";
import type { TokenSpans } from "./tokens.ts";

/** A paragraph before it is known what it is in the report. */
export interface ParagraphSpan extends Span {
  readonly tokens: IndexRange;
  /** Whether most of it is not the story. */
  readonly removed: boolean;
}

/** Paragraphs: what stands between line breaks of any kind. Each begins and ends with a token; empty lines are none. */
export function findParagraphs(text: string, tokens: TokenSpans, removed: readonly Span[]): readonly ParagraphSpan[] {
  const { from, to, length } = tokens;
  const stretches = merged(removed);
  const paragraphs: ParagraphSpan[] = [];
  let first = 0;
  let stretch = 0;
  for (let k = 1; k <= length; k++) {
    if (k < length && !breaksLine(text, to[k - 1], from[k])) continue;
    const span = { from: from[first], to: to[k - 1] };
    while (stretch < stretches.length && stretches[stretch].to <= span.from) stretch++;
    const covered = coveredLength(span, stretches, stretch);
    paragraphs.push({ ...span, tokens: { from: first, to: k }, removed: covered * 2 > span.to - span.from });
    first = k;
  }
  return paragraphs;
}

/** The paragraph of every token. */
export function paragraphOfTokens(paragraphs: readonly ParagraphSpan[], length: number): Int32Array {
  const paragraph = new Int32Array(length);
  paragraphs.forEach(({ tokens }, p) => {
    paragraph.fill(p, tokens.from, tokens.to);
  });
  return paragraph;
}

function breaksLine(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) return true;
  }
  return false;
}

function merged(removed: readonly Span[]): readonly Span[] {
  const stretches: { from: number; to: number }[] = [];
  for (const { from, to } of [...removed].sort((a, b) => a.from - b.from)) {
    const last = stretches.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else stretches.push({ from, to });
  }
  return stretches;
}

function coveredLength(span: Span, stretches: readonly Span[], first: number): number {
  let covered = 0;
  for (let i = first; i < stretches.length && stretches[i].from < span.to; i++) {
    covered += Math.min(stretches[i].to, span.to) - Math.max(stretches[i].from, span.from);
  }
  return covered;
}
