import type { Context, Found } from "./found.ts";
import { linkedWhere, type TellingClause } from "./linked-clauses.ts";
import { type Stood, standsOtherwise } from "./standing.ts";

/** What leaves open whether it comes about: "may go to court", "is being considered", "will discuss flights". In small letters: May is a month. */
const POSSIBLE =
  /\b(?:may|might|could|(?:hope|want|plan|seek|intend|aim|consider)s? (?:to|whether)|(?:consider|weigh|mull|study|contemplat|examin|explor|discuss|negotiat)ing|under (?:consideration|discussion|review|study)|(?:is|are|was|were|be|been) (?:to be )?(?:considered|discussed|examined|studied|weighed|explored)|one of the options|considering whether|(?:will|to) (?:also )?(?:discuss|consider|examine|study|explore))\b/;
/** Clauses that are less likely of one matter are not set beside each other. */
const LEAST_LIKELY = 0.3;

/** What one report tells as settled and another as possible, in whatever verbs: “will resume” flights, “will discuss” flights. */
export function findStanding({ linked }: Context): Found[] {
  return linked.flatMap((two) =>
    linkedWhere(two, LEAST_LIKELY, (a, b) => isPossible(a) !== isPossible(b)).map(({ a, b, score }) =>
      standsOtherwise(null, score, [standing(a), standing(b)]),
    ),
  );
}

const isPossible = ({ text }: TellingClause) => POSSIBLE.test(text);

function standing(clause: TellingClause): Stood {
  return { telling: clause.telling, span: clause.span, standing: isPossible(clause) ? "possible" : "settled", item: null };
}
