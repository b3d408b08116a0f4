import { names } from "../../text/stems.ts";
import { linkedWhere, type TellingClause } from "../linked-clauses.ts";
import { hasLikeWord, softWords } from "../soft-words.ts";
import type { Context, Found } from "./found.ts";
import { ANY_NEGATION } from "./negation.ts";
import { leavesItOpen, POSSIBLE, type Stood, standsOtherwise } from "./standing.ts";

/** "Said they could be called in" says that they can. */
const ABLE = /\bcan\b/;

/** Clauses that are less likely of one matter are not set beside each other. */
const LEAST_LIKELY = 0.7;
/** So many words after what leaves it open tell what it is. */
const FOLLOWING = 4;

/** What one report tells as settled and another as possible, in whatever verbs: “will resume” flights, “will discuss” flights. */
export function findStanding({ linked }: Context): Found[] {
  return linked.flatMap((two) =>
    linkedWhere(two, LEAST_LIKELY, (a, b) => leavesOpen(a, b) || leavesOpen(b, a)).map(({ a, b, score }) =>
      standsOtherwise(null, score, [standing(a), standing(b)]),
    ),
  );
}

/** Does one leave open what the other, of one of the words that follow, does not? */
function leavesOpen(one: TellingClause, other: TellingClause): boolean {
  if (leavesItOpen(other.text) || ABLE.test(other.text) || ANY_NEGATION.test(other.text)) return false;
  const found = POSSIBLE.exec(one.text);
  if (found === null) return false;
  const after = names(one.text.slice(found.index + found[0].length)).slice(0, FOLLOWING);
  return hasLikeWord(softWords(after, one.telling.weights), softWords(names(other.text), other.telling.weights));
}

function standing(clause: TellingClause): Stood {
  return {
    telling: clause.telling,
    span: clause.span,
    standing: leavesItOpen(clause.text) ? "possible" : "settled",
    item: null,
  };
}
