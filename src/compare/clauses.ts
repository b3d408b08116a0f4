import type { Span } from "../record.ts";

const BREAK = /[,;:—–]\s+(?=\p{L})|\s+(?=(?:and|but|who|which|where|when|after|while|because)\s)/gu;
const LEAST_LENGTH = 24;

/** A sentence cut before its joining words and after its commas; pieces too short to say something stay with the one before. */
export function clausesOf(text: string, { from, to }: Span): Span[] {
  const cuts = Array.from(text.slice(from, to).matchAll(BREAK), (match) => from + match.index + match[0].length);
  const clauses: Span[] = [];
  let start = from;
  for (const cut of [...cuts, to]) {
    if (cut - start < LEAST_LENGTH && cut !== to) continue;
    if (cut === to && cut - start < LEAST_LENGTH && clauses.length > 0) {
      const last = clauses.pop()!;
      clauses.push({ from: last.from, to });
    } else clauses.push({ from: start, to: cut });
    start = cut;
  }
  return clauses.map((clause) => trimmed(text, clause));
}

function trimmed(text: string, { from, to }: Span): Span {
  const words = text.slice(from, to);
  return { from: from + (words.length - words.trimStart().length), to: to - (words.length - words.trimEnd().length) };
}
