import type { Span } from "../record.ts";
import { alignSentences } from "./align-sentences.ts";
import { containment, type StemVector, stemVector } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";

/** Less of its telling words than this stand anywhere in the other report: it tells it in no words. */
const NOWHERE = 0.34;
/** Of a sentence that has a likely counterpart less than this. */
const HARDLY = 0.2;
/** Fewer telling words than these are no fact. */
const LEAST_WORDS = 3;

/** All the stems of a telling, to ask what of a stretch stands in it anywhere. */
export function stemsOf({ document, weights }: Telling): StemVector {
  return stemVector(`${document.title ?? ""} ${document.text}`, weights);
}

/** Clauses of the sentences of a telling that tell something of which the other report has hardly a word. */
export function untoldClauses(telling: Telling, other: Telling, all: StemVector): Span[] {
  const { text } = telling.document;
  const paired = new Set(alignSentences(telling, other).map(({ a }) => a));
  const attributions = telling.statements.flatMap(({ statement }) => [
    ...statement.speaker.spans,
    ...(statement.cue?.spans ?? []),
  ]);
  return telling.sentences.flatMap((sentence) =>
    clausesOf(text, sentence).filter((clause) => {
      // Another number of the same is a value that conflicts.
      const words = stemVector(text.slice(clause.from, clause.to).replace(/\d[\d,.]*/g, " "), telling.weights);
      // A dateline is none.
      if (
        text.slice(clause.from, clause.to).endsWith("—") ||
        words.size < LEAST_WORDS ||
        mostlyWithin(clause, attributions)
      )
        return false;
      return containment(words, all) <= (paired.has(sentence) ? HARDLY : NOWHERE);
    }),
  );
}

function mostlyWithin({ from, to }: Span, spans: readonly Span[]): boolean {
  const shared = spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
  return shared * 2 > to - from;
}

const BREAK = /[,;:—–]\s+(?=\p{L})|\s+(?=(?:and|but|who|which|where|when|after|while|because)\s)/gu;
const LEAST_LENGTH = 24;

/** A sentence cut before its joining words and after its commas; pieces too short to say something stay with the one before. */
function clausesOf(text: string, { from, to }: Span): Span[] {
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
