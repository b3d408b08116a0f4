import type { Span } from "../record.ts";
import { isClause } from "./clause.ts";
import { containment, type StemVector, stemVector } from "./stem-weights.ts";
import type { Telling, TellingSentence } from "./telling.ts";

/** Less of its telling words than this stand anywhere in the other report: it tells it in no words. */
const NOWHERE = 0.4;
/** Of a sentence that has a likely counterpart less than this. */
const HARDLY = 0.2;
/** Fewer telling words than these are no fact, and so many are one only with a verb. */
const LEAST_WORDS = 4;

/** All the stems of a telling, to ask what of a stretch stands in it anywhere. */
export function stemsOf({ document, weights }: Telling): StemVector {
  return stemVector(`${document.title ?? ""} ${document.text}`, weights);
}

/** A clause that tells something, in a sentence of its telling. */
export interface TellingClause {
  readonly span: Span;
  readonly sentence: TellingSentence;
  readonly vector: StemVector;
}

/** Clauses of the sentences of a telling that tell something. */
export function tellingClauses(telling: Telling): TellingClause[] {
  const { text } = telling.document;
  const attributions = telling.statements.flatMap(({ statement }) => [
    ...statement.speaker.spans,
    ...(statement.cue?.spans ?? []),
  ]);
  return telling.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap(({ span }) => {
      const words = text.slice(span.from, span.to);
      // Another number of the same is a value that conflicts.
      const vector = stemVector(words.replace(/\d[\d,.]*/g, " "), telling.weights);
      // A dateline is none.
      const says = vector.size > LEAST_WORDS || (vector.size === LEAST_WORDS && isClause(words));
      const tells = !words.endsWith("—") && says && !mostlyWithin(span, attributions);
      return tells ? [{ span, sentence, vector }] : [];
    }),
  );
}

/** Has a report, of which `all` are the stems, hardly a word of a clause? `hasPair`: some sentence of it tells of what the clause's does. */
export function isUntold({ vector }: TellingClause, all: StemVector, hasPair: boolean): boolean {
  return containment(vector, all) <= (hasPair ? HARDLY : NOWHERE);
}

/** Is more than half of a stretch within others? */
export function mostlyWithin({ from, to }: Span, spans: readonly Span[]): boolean {
  const shared = spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
  return shared * 2 > to - from;
}
