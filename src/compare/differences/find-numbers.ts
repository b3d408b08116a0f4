import type { Span } from "../../record.ts";
import { Groups } from "../groups.ts";
import { cosine, type StemVector, stemVector } from "../stem-weights.ts";
import type { Telling, TellingSentence } from "../telling.ts";
import { stretchesOf } from "../told-item.ts";
import { clausesOf } from "../untold.ts";
import { type Context, type Found, labelOf, short } from "./found.ts";
import { findQuantities, findWrittenDays, type Quantity } from "./quantities.ts";
import type { Meeting } from "./told-otherwise.ts";

/**
 * Numbers and written days that reports give otherwise for the same. A number that another report gives as well for what it counts is none of them; of the
 * others those go together that are the likeliest for each other, by what they count, the words around them and how near they are.
 */
export function findNumbers(context: Context): { found: Found[]; shared: Meeting[] } {
  const { tellings } = context;
  const given = tellings.map(numbersOf);
  const groups = new Groups<Given>();
  const likely = new Map<Given, number>();
  for (const [k, left] of given.entries()) {
    for (const right of given.slice(k + 1)) {
      for (const { a, b, likelihood } of otherNumbers(left, right)) {
        groups.join(a, b);
        for (const one of [a, b]) likely.set(one, Math.max(likely.get(one) ?? 0, likelihood));
      }
    }
  }
  const called = given.flatMap((left, k) =>
    given.slice(k + 1).flatMap((right) => calledOtherwise(context, left, right)),
  );
  const numbers = groups.of(likely.keys()).map((members): Found => {
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
        says: phrase(telling, quantity),
      })),
      notFoundIn: [],
      confidence: Math.max(...each.map((side) => likely.get(side)!)),
      text: `${each.map(({ telling, quantity }) => `${labelOf(telling)}: ${phrase(telling, quantity)}`).join("; ")} — “${short(textOf(each[0].telling, each[0].sentence))}”`,
    };
  });
  const shared = given.flatMap((left, k) => given.slice(k + 1).flatMap((right) => sharedNumbers(left, right)));
  return { found: [...numbers, ...called], shared };
}

/** Numbers that stand once in each of two reports and count the same: what is told beside them is told in both. */
function sharedNumbers(left: readonly Given[], right: readonly Given[]): Meeting[] {
  const same = (list: readonly Given[], { quantity }: Given) =>
    list.filter((other) => other.quantity.value === quantity.value && isSameThing(other.quantity, quantity));
  const sideOf = ({ telling, quantity: { from, to } }: Given) => ({
    document: telling.document.id,
    spans: [{ from, to }],
  });
  return left.slice(0, MOST_NUMBERS).flatMap((a): Meeting[] => {
    if (a.quantity.measure === "day" || a.quantity.value < LEAST_COUNT) return [];
    const [own, others] = [same(left, a), same(right, a)];
    return own.length === 1 && others.length === 1 ? [{ sides: [sideOf(a), sideOf(others[0])] }] : [];
  });
}

/** Fewer than these are too common a number to tell by it that the same is counted. */
const LEAST_COUNT = 3;

/** What two reports count alike and call otherwise: "50 militants", "50 pickets". */
function calledOtherwise(context: Context, left: readonly Given[], right: readonly Given[]): Found[] {
  const only = (list: readonly Given[], { quantity }: Given) =>
    list.filter((other) => other.quantity.value === quantity.value).length === 1;
  return left.flatMap((a) =>
    right.flatMap((b): Found[] => {
      const [x, y] = [a.quantity, b.quantity];
      if (x.value !== y.value || x.value < LEAST_COUNT || !only(left, a) || !only(right, b)) return [];
      if (x.measure !== "people" && y.measure !== "people") return [];
      if (x.what.length === 0 || y.what.length === 0 || sharesWords(x, y) || !maySame(x, y)) return [];
      if (likelihoodOf(a, b) < LEAST) return [];
      const sides = [a, b].map(({ telling, quantity }) => {
        const says = phrase(telling, quantity);
        return {
          document: telling.document.id,
          spans: [{ from: quantity.from, to: quantity.from + says.length }],
          item: null,
          says,
        };
      });
      const text = [a, b]
        .map(({ telling, quantity }) => `${labelOf(telling)}: “${phrase(telling, quantity)}”`)
        .join("; ");
      return [
        { kind: "words", what: "actor", row: rowOf(context, [a, b]), sides, notFoundIn: [], confidence: 0.5, text },
      ];
    }),
  );
}

/** A number as a report gives it. */
interface Given {
  readonly telling: Telling;
  readonly sentence: TellingSentence;
  readonly quantity: Quantity;
  /** The words of its clause and of its sentence without it. */
  readonly near: StemVector;
  readonly around: StemVector;
}

function numbersOf(telling: Telling): Given[] {
  const { text } = telling.document;
  return telling.sentences.flatMap((sentence) => {
    const clauses = clausesOf(text, sentence);
    const quantities = [...findQuantities(text, sentence), ...findWrittenDays(telling.record.times, text, sentence)];
    return quantities.map((quantity): Given => {
      const clause = clauses.find(({ from, to }) => from <= quantity.from && quantity.to <= to) ?? sentence;
      const without = ({ from, to }: Span) =>
        stemVector(`${text.slice(from, quantity.from)} ${text.slice(quantity.to, to)}`, telling.weights);
      return { telling, sentence, quantity, near: without(clause), around: without(sentence) };
    });
  });
}

interface Pair {
  readonly a: Given;
  readonly b: Given;
  readonly likelihood: number;
}

/** Less likely than this two numbers are not said to be of the same. */
const LEAST = 0.35;
/** Of a report with more numbers than this, which is one of tables, the first are compared. */
const MOST_NUMBERS = 400;

function otherNumbers(left: readonly Given[], right: readonly Given[]): Pair[] {
  const isIn = (others: readonly Given[], { quantity }: Given) =>
    others.some((other) => other.quantity.value === quantity.value && isSameThing(other.quantity, quantity));
  const [mine, theirs] = [
    left.slice(0, MOST_NUMBERS).filter((one) => !isIn(right, one)),
    right.slice(0, MOST_NUMBERS).filter((one) => !isIn(left, one)),
  ];
  const pairs = mine.flatMap((a) =>
    theirs.flatMap((b): Pair[] => {
      if (!maySame(a.quantity, b.quantity) || a.quantity.value === b.quantity.value) return [];
      const likelihood = likelihoodOf(a, b);
      return likelihood < LEAST ? [] : [{ a, b, likelihood }];
    }),
  );
  pairs.sort((x, y) => y.likelihood - x.likelihood);
  const taken = new Set<Given>();
  return pairs.filter(({ a, b }) => {
    if (taken.has(a) || taken.has(b)) return false;
    taken.add(a);
    taken.add(b);
    return true;
  });
}

function sharesWords(a: Quantity, b: Quantity): boolean {
  return a.what.some((word) => b.what.includes(word));
}

/** Do two numbers count the same kind of thing for certain? */
function isSameThing(a: Quantity, b: Quantity): boolean {
  return a.measure === b.measure && ((a.measure !== "things" && a.measure !== "bare") || sharesWords(a, b));
}

/** May two numbers count the same: things by a common word, people whatever they are called, or without a noun? */
function maySame(a: Quantity, b: Quantity): boolean {
  if (a.measure === "money" && b.measure === "money") return a.of === b.of;
  return isSameThing(a, b) || (isPeopleOr(a, b) && isPeopleOr(b, a));
}

function isPeopleOr(a: Quantity, b: Quantity): boolean {
  return a.measure === "people" || (b.measure === "people" && (a.measure === "things" || a.measure === "bare"));
}

/** The farthest that two numbers lie apart, as the logarithm of their ratio: beyond it none is less likely. */
const FARTHEST = 4;
/** Days as far apart as this are as unlikely as numbers of which one is 2.7 times the other. */
const FAR_DAYS = 30;

/**
 * How likely two numbers are of the same, by a logistic function fitted on 326 pairs of numbers of five invented pairs of reports, of
 * which 20 are; with each pair left out in turn, 11 of the 15 found at `LEAST` were right.
 */
function likelihoodOf(a: Given, b: Given): number {
  const apart =
    a.quantity.measure === "day"
      ? Math.abs(a.quantity.value - b.quantity.value) / FAR_DAYS
      : Math.abs(Math.log((a.quantity.value + 1e-9) / (b.quantity.value + 1e-9)));
  const evidence =
    -1.93 +
    0.81 * cosine(a.near, b.near) +
    1.49 * cosine(a.around, b.around) +
    (sharesWords(a.quantity, b.quantity) ? 0.93 : 0) -
    1.5 * Math.min(FARTHEST, apart) +
    (a.quantity.measure === b.quantity.measure ? 0.99 : 0) +
    (a.quantity.measure === "people" ? 0.38 : 0);
  return 1 / (1 + Math.exp(-evidence));
}

/** The row in which the sentences of all stand; `null` where there is none. */
function rowOf({ rows }: Context, given: readonly Given[]): string | null {
  const holds = (row: Context["rows"][number], { telling, quantity }: Given) =>
    row.items.some(
      (item) =>
        item.telling === telling &&
        stretchesOf(item).some(({ from, to }) => from <= quantity.from && quantity.to <= to),
    );
  return rows.find((row) => given.every((one) => holds(row, one)))?.told.id ?? null;
}

/** A number with the words it counts, or a day, as the report writes it. */
function phrase({ document: { text } }: Telling, { from, to, measure }: Quantity): string {
  if (measure === "day") return text.slice(from, to);
  const sign = /[\p{Sc}]$/u.exec(text.slice(0, from))?.[0] ?? "";
  const counted = /^(?:\s?%|(?:\s+[\p{L}’'-]+){1,2})/u.exec(text.slice(to, to + 50))?.[0] ?? "";
  return sign + text.slice(from, to) + counted;
}

function textOf({ document }: Telling, { from, to }: Span): string {
  return document.text.slice(from, to);
}
