import type { LinkedTellings } from "../linked-clauses.ts";
import type { NumberPair } from "./find-numbers.ts";
import { type Context, type Found, labelOf } from "./found.ts";
import {
  type Given,
  LEAST_COUNT,
  likelihoodOf,
  maySame,
  openNumbers,
  phraseOf,
  rowOf,
  sharesWords,
} from "./given-numbers.ts";
import type { Quantity } from "./quantities.ts";

/** Of numbers that are less likely of the same what is counted may be two things. */
const LEAST = 0.5;

/** What two reports count alike and call otherwise: "50 militants", "50 pickets". */
export function findCounted(context: Context, given: readonly (readonly Given[])[]): Found[] {
  return context.linked.flatMap((two) => {
    const [left, right] = [given[two.a.at], given[two.b.at]];
    return sameNumbers(two, left, right)
      .filter(({ a, b }) => areCalledOtherwise(a.quantity, b.quantity))
      .map((pair) => toFound(context, pair));
  });
}

function areCalledOtherwise(a: Quantity, b: Quantity): boolean {
  return (
    (a.measure === "people" || b.measure === "people") && a.what.length > 0 && b.what.length > 0 && !sharesWords(a, b)
  );
}

/** Numbers that stand once in each of two tellings and may be of the same. */
function sameNumbers(two: LinkedTellings, left: readonly Given[], right: readonly Given[]): NumberPair[] {
  const numbers = openNumbers(two, left, right);
  const only = (list: readonly Given[], { quantity }: Given) =>
    list.filter((other) => other.quantity.value === quantity.value).length === 1;
  return left.flatMap((a) =>
    right.flatMap((b): NumberPair[] => {
      const [x, y] = [a.quantity, b.quantity];
      if (x.value !== y.value || x.value < LEAST_COUNT || !only(left, a) || !only(right, b) || !maySame(x, y))
        return [];
      const score = likelihoodOf(a, b, numbers);
      return score < LEAST ? [] : [{ a, b, score }];
    }),
  );
}

function toFound(context: Context, { a, b, score }: NumberPair): Found {
  const sides = [a, b].map(({ telling, quantity }) => {
    const says = phraseOf(telling, quantity);
    return {
      document: telling.document.id,
      spans: [{ from: quantity.from, to: quantity.from + says.length }],
      item: null,
      says,
    };
  });
  const text = [a, b]
    .map(({ telling, quantity }) => `${labelOf(telling)}: “${phraseOf(telling, quantity)}”`)
    .join("; ");
  return { kind: "words", what: "actor", row: rowOf(context, [a, b]), sides, notFoundIn: [], confidence: score, text };
}
