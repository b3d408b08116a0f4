import type { Span } from "../record.ts";
import { isClause } from "./clause.ts";
import { stemVector } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";

/** So many telling words are a fact only with a verb, and fewer than the last are none. */
const LEAST_WORDS = 4;
const LEAST_IN_CLAUSE = 3;

/** Clauses of the sentences of a telling that tell something. */
export function tellingClauses(telling: Telling): Span[] {
  const { text } = telling.document;
  const attributions = attributionsOf(telling);
  return telling.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap(({ span }) => {
      const words = text.slice(span.from, span.to);
      // Another number of the same is a value that conflicts.
      const vector = stemVector(words.replace(/\d[\d,.]*/g, " "), telling.weights);
      // A dateline is none.
      const says = vector.size > LEAST_WORDS || (vector.size >= LEAST_IN_CLAUSE && isClause(words));
      const tells = !words.endsWith("—") && says && !mostlyWithin(span, attributions);
      return tells ? [span] : [];
    }),
  );
}

/** Where a telling says who speaks and that they do. */
export function attributionsOf({ statements }: Telling): Span[] {
  return statements.flatMap(({ statement: { speaker, cue } }) => [...speaker.spans, ...(cue?.spans ?? [])]);
}

/** Is more than half of a stretch within others? */
export function mostlyWithin({ from, to }: Span, spans: readonly Span[]): boolean {
  const shared = spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
  return shared * 2 > to - from;
}
