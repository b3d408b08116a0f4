import { eachTwo } from "../each-two.ts";
import { type Context, type Found, labelOf } from "./found.ts";
import {
  type Given,
  LEAST_COUNT,
  LEAST_LIKELY,
  likelihoodOf,
  maySame,
  phraseOf,
  rowOf,
  sharesWords,
} from "./given-numbers.ts";

/** What two reports count alike and call otherwise: "50 militants", "50 pickets". */
export function findCounted(context: Context, given: readonly (readonly Given[])[]): Found[] {
  return eachTwo(given).flatMap(([left, right]) => calledOtherwise(context, left, right));
}

function calledOtherwise(context: Context, left: readonly Given[], right: readonly Given[]): Found[] {
  const only = (list: readonly Given[], { quantity }: Given) =>
    list.filter((other) => other.quantity.value === quantity.value).length === 1;
  return left.flatMap((a) =>
    right.flatMap((b): Found[] => {
      const [x, y] = [a.quantity, b.quantity];
      if (x.value !== y.value || x.value < LEAST_COUNT || !only(left, a) || !only(right, b)) return [];
      if (x.measure !== "people" && y.measure !== "people") return [];
      if (x.what.length === 0 || y.what.length === 0 || sharesWords(x, y) || !maySame(x, y)) return [];
      if (likelihoodOf(a, b) < LEAST_LIKELY) return [];
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
      return [
        { kind: "words", what: "actor", row: rowOf(context, [a, b]), sides, notFoundIn: [], confidence: 0.5, text },
      ];
    }),
  );
}
