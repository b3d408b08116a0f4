import { eachTwo } from "../each-two.ts";
import { Groups } from "../groups.ts";
import type { LinkedTellings } from "../linked-clauses.ts";
import { oneToOne } from "../one-to-one.ts";
import { type Context, type Found, labelOf, short } from "./found.ts";
import {
  conflict,
  type Given,
  isSameThing,
  LEAST_COUNT,
  LEAST_LIKELY,
  likelihoodOf,
  maySame,
  onlyGiven,
  openNumbers,
  phraseOf,
  rowOf,
} from "./given-numbers.ts";
import type { Meeting } from "./told-otherwise.ts";

/**
 * Numbers and written days that reports give otherwise for the same; `given`: those of each. A number that another report gives as well
 * for what it counts is none of them; of the others those go together that are the likeliest for each other, by what they count, the words
 * around them and how near they are.
 */
export function findNumbers(context: Context, given: readonly (readonly Given[])[]): Found[] {
  const groups = new Groups<Given>();
  const likely = new Map<Given, number>();
  for (const { a, b, score } of context.linked.flatMap((two) => otherNumbers(two, given))) {
    groups.join(a, b);
    for (const one of [a, b]) likely.set(one, Math.max(likely.get(one) ?? 0, score));
  }
  return groups.of(likely.keys()).map((members): Found => {
    const sides = [...members].sort((a, b) => a.telling.at - b.telling.at || a.quantity.from - b.quantity.from);
    const each = sides.filter((side, k) => sides.findIndex(({ telling }) => telling === side.telling) === k);
    return {
      kind: "value",
      what: each[0].quantity.measure === "day" ? "date" : "number",
      row: rowOf(context, each),
      sides: each.map(({ telling, quantity }) => ({
        document: telling.document.id,
        spans: [{ from: quantity.from, to: quantity.to }],
        item: null,
        says: phraseOf(telling, quantity),
      })),
      notFoundIn: [],
      confidence: Math.max(...each.map((side) => likely.get(side)!)),
      text: `${each.map(({ telling, quantity }) => `${labelOf(telling)}: ${phraseOf(telling, quantity)}`).join("; ")} — “${short(textOf(each[0]))}”`,
    };
  });
}

/** Numbers of two reports that are of the same. */
export interface NumberPair {
  readonly a: Given;
  readonly b: Given;
  /** How likely both are of the same. */
  readonly score: number;
}

/** Numbers of two tellings that are of the same and differ, each with the likeliest. */
function otherNumbers(two: LinkedTellings, given: readonly (readonly Given[])[]): NumberPair[] {
  const [left, right] = [given[two.a.at], given[two.b.at]];
  const [mine, theirs] = [onlyGiven(left, right), onlyGiven(right, left)];
  const numbers = openNumbers(two, mine, theirs);
  const pairs = mine.flatMap((a) =>
    theirs.flatMap((b): NumberPair[] => {
      if (!maySame(a.quantity, b.quantity) || !conflict(a.quantity, b.quantity)) return [];
      const score = likelihoodOf(a, b, numbers);
      return score < LEAST_LIKELY ? [] : [{ a, b, score }];
    }),
  );
  return oneToOne(pairs);
}

function textOf({ telling, sentence: { from, to } }: Given): string {
  return telling.document.text.slice(from, to);
}

/** Numbers that stand once in each of two reports and count the same: what is told beside them is told in both. */
export function findSharedNumbers(given: readonly (readonly Given[])[]): Meeting[] {
  return eachTwo(given).flatMap(([left, right]) => sharedBy(left, right));
}

function sharedBy(left: readonly Given[], right: readonly Given[]): Meeting[] {
  const same = (list: readonly Given[], { quantity }: Given) =>
    list.filter((other) => other.quantity.value === quantity.value && isSameThing(other.quantity, quantity));
  const sideOf = ({ telling, quantity: { from, to } }: Given) => ({
    document: telling.document.id,
    spans: [{ from, to }],
  });
  return left.flatMap((a): Meeting[] => {
    if (a.quantity.measure === "day" || a.quantity.value < LEAST_COUNT) return [];
    const [own, others] = [same(left, a), same(right, a)];
    return own.length === 1 && others.length === 1 ? [{ sides: [sideOf(a), sideOf(others[0])] }] : [];
  });
}
