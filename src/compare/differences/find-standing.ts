import { findCandidates } from "../candidates.ts";
import { eachTwo } from "../each-two.ts";
import { oneToOne } from "../one-to-one.ts";
import { cosine, type StemVector } from "../stem-weights.ts";
import type { Telling } from "../telling.ts";
import type { Context, Found } from "./found.ts";
import { type Stood, standsOtherwise } from "./standing.ts";

/** What leaves open whether it comes about: "may go to court", "is being considered", "will discuss flights". In small letters: May is a month. */
const POSSIBLE =
  /\b(?:may|might|could|(?:hope|want|plan|seek|intend|aim)s? to|(?:consider|weigh|mull|study|contemplat|examin|explor|discuss)ing|under (?:consideration|discussion|review|study)|(?:is|are|was|were|be|been) (?:to be )?(?:considered|discussed|examined|studied|weighed|explored)|(?:will|to) (?:also )?(?:discuss|consider|examine|study|explore))\b/;
/** What settles it. */
const SETTLED =
  /\b(?:will|shall|would|agree[sd]?|decide[sd]?|promise[sd]?|pledge[sd]?|vow(?:s|ed)?|rule[sd] out|(?:is|are|was|were) to)\b/;

/** Clauses as alike as this, with so many telling words in common, tell of one thing. */
const ALIKE = 0.5;
const SHARED = 2;

/** What one report tells as settled and another as possible, in whatever verbs: “will resume” flights, “will discuss” flights. */
export function findStanding({ tellings }: Context): Found[] {
  return eachTwo(tellings.map(standingClauses)).flatMap(([left, right]) =>
    oneToOne(alikeOf(left, right)).flatMap(({ a, b, score }): Found[] =>
      a.standing === b.standing ? [] : [standsOtherwise(null, score, [a, b])],
    ),
  );
}

interface StandingClause extends Stood {
  readonly vector: StemVector;
}

function standingClauses(telling: Telling): StandingClause[] {
  return telling.sentences.flatMap(({ clauses }) =>
    clauses.flatMap(({ span, vector }): StandingClause[] => {
      const words = telling.document.text.slice(span.from, span.to);
      const standing = POSSIBLE.test(words) ? "possible" : SETTLED.test(words) ? "settled" : null;
      return standing === null ? [] : [{ telling, span, standing, item: null, vector }];
    }),
  );
}

interface Pair {
  readonly a: StandingClause;
  readonly b: StandingClause;
  readonly score: number;
}

/** Clauses of two reports that may tell of one thing. */
function alikeOf(left: readonly StandingClause[], right: readonly StandingClause[]): Pair[] {
  const candidates = findCandidates(
    left.map(({ vector }) => vector),
    right.map(({ vector }) => vector),
  );
  return left.flatMap((a, k) =>
    [...candidates[k].keys()].flatMap((at) => {
      const b = right[at];
      const shared = [...a.vector.keys()].filter((stem) => b.vector.has(stem)).length;
      const score = shared < SHARED ? 0 : cosine(a.vector, b.vector);
      return score < ALIKE ? [] : [{ a, b, score }];
    }),
  );
}
