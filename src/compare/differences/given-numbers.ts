import { ANSWERS } from "../../model/comparer.ts";
import type { Span } from "../../record.ts";
import { names } from "../../text/stems.ts";
import { clausesIn } from "../align-clauses.ts";
import type { LinkedTellings } from "../linked-clauses.ts";
import { logistic } from "../logistic.ts";
import { type SoftWords, softLikeness, softWords } from "../soft-words.ts";
import { cosine, type StemVector, stemVector } from "../stem-weights.ts";
import type { Telling, TellingSentence } from "../telling.ts";
import { stretchesOf } from "../told-item.ts";
import { type WordAnswers, wordsWithin } from "../word-answers.ts";
import type { Context } from "./found.ts";
import { CLOCK, findQuantities, findWrittenDays, NO_NOUN, type Quantity } from "./quantities.ts";

const MOST_NUMBERS = 400;
/** Two numbers that are less likely of the same than this are not said to be. */
export const LEAST_LIKELY = 0.45;
/** Fewer than these are too common a number to tell by it that the same is counted. */
export const LEAST_COUNT = 3;

/** A number as a report gives it. */
export interface Given {
  readonly telling: Telling;
  readonly sentence: TellingSentence;
  readonly quantity: Quantity;
  /** The words of its clause without numbers. */
  readonly near: StemVector;
  /** Those of its sentence, of its clause and near it. */
  readonly words: { readonly sentence: SoftWords; readonly clause: SoftWords; readonly near: SoftWords };
  /** Where it stands in its report: 0 at the beginning, 1 at the end. */
  readonly place: number;
}

/** So near a number, in UTF-16 code units, words are looked at as its own. */
const NEAR = 45;

/** The numbers and written days of a telling; of a report of tables, with more than a few hundred of them, the first. */
export function numbersOf(telling: Telling): Given[] {
  const { text } = telling.document;
  const numbers = telling.sentences.flatMap((sentence) => {
    const quantities = [...findQuantities(text, sentence), ...findWrittenDays(telling.record.times, text, sentence)];
    return quantities.map((quantity): Given => {
      const clause =
        sentence.clauses.find(({ span: { from, to } }) => from <= quantity.from && quantity.to <= to)?.span ?? sentence;
      const without = ({ from, to }: Span) => `${text.slice(from, quantity.from)} ${text.slice(quantity.to, to)}`;
      const soft = (span: Span) =>
        softWords(
          names(without(span)).filter((word) => !/^\d/.test(word)),
          telling.weights,
        );
      const near = {
        from: Math.max(sentence.from, quantity.from - NEAR),
        to: Math.min(sentence.to, quantity.to + NEAR),
      };
      return {
        telling,
        sentence,
        quantity,
        near: stemVector(without(clause), telling.weights),
        words: { sentence: soft(sentence), clause: soft(clause), near: soft(near) },
        place: quantity.from / text.length,
      };
    });
  });
  return numbers.slice(0, MOST_NUMBERS);
}

/** Is a word that is counted common to both? */
export function sharesWords(a: Quantity, b: Quantity): boolean {
  return a.what.some((word) => b.what.includes(word));
}

/** Do two numbers count the same kind of thing for certain? */
export function isSameThing(a: Quantity, b: Quantity): boolean {
  return a.measure === b.measure && ((a.measure !== "things" && a.measure !== "bare") || sharesWords(a, b));
}

/** May two numbers count the same: of one measure, or people, whatever they are called, and what has no noun of people? */
export function maySame(a: Quantity, b: Quantity): boolean {
  if (a.measure === "money" && b.measure === "money") return a.unit === b.unit;
  return a.measure === b.measure || (isPeopleOr(a, b) && isPeopleOr(b, a));
}

function isPeopleOr(a: Quantity, b: Quantity): boolean {
  return a.measure === "people" || (b.measure === "people" && (a.measure === "things" || a.measure === "bare"));
}

/** Can two numbers not both be so? "Several hundred" and 600 can. */
export function conflict(a: Quantity, b: Quantity): boolean {
  return a.most < b.least || b.most < a.least;
}

/** The farthest that two numbers lie apart, as the logarithm of their ratio: beyond it none is less likely. */
const FARTHEST = 4;
/** Days as far apart as this are as unlikely as numbers of which one is 2.7 times the other. */
const FAR_DAYS = 30;
const CLOSED: ReadonlySet<Quantity["measure"]> = new Set(["money", "share", "clock", "mass"]);

/** What two tellings tell of one matter, as far as it is needed of their numbers. */
export interface NumberContext {
  /** How likely the clauses of two numbers tell of one matter. */
  readonly clauses: (a: Given, b: Given) => number;
  /** What speaks for two numbers differing, by what is known of their words; `null` where that was not read. */
  readonly words: ((a: Given, b: Given) => number[]) | null;
  /** How many numbers of the other report a number may be the same as. */
  readonly rivals: (one: Given) => number;
}

/** What speaks for two numbers being of the same: the first number is 1. */
export function numberFeatures(a: Given, b: Given, { clauses, rivals, words }: NumberContext): number[] {
  const [x, y] = [a.quantity, b.quantity];
  const apart =
    x.measure === "day"
      ? Math.abs(x.value - y.value) / FAR_DAYS
      : Math.abs(Math.log((x.value + 1e-9) / (y.value + 1e-9)));
  return [
    1,
    Math.log(Math.max(0.005, clauses(a, b))),
    softLikeness(a.words.sentence, b.words.sentence),
    softLikeness(a.words.clause, b.words.clause),
    softLikeness(a.words.near, b.words.near),
    cosine(a.near, b.near),
    Number(sharesWords(x, y)),
    Math.min(FARTHEST, apart),
    Number(x.measure === y.measure),
    Number(x.measure === "people"),
    Number(x.measure === "bare" || y.measure === "bare"),
    Number(x.measure === "things" && y.measure === "things"),
    Number(CLOSED.has(x.measure)),
    Number(x.measure === "day"),
    Number(x.measure === "duration"),
    Math.log(Math.max(1, rivals(a) * rivals(b))),
    Math.abs(a.place - b.place),
    ...(words?.(a, b) ?? []),
  ];
}

/**
 * How likely two numbers are of the same, by a logistic function fitted on pairs of numbers of eleven invented pairs of reports
 * and on numbers of real ones that were judged (`train/fit-numbers.ts`).
 */
export function likelihoodOf(a: Given, b: Given, context: NumberContext): number {
  return logistic(numberFeatures(a, b, context), context.words !== null ? WEIGHTS.byMeanings : WEIGHTS.byWords);
}

const WEIGHTS = {
  byWords: [0.04, 0.5, 0.59, 0.5, 0.71, 0.13, 0.24, -0.86, 0.47, 0.45, -0.27, 0.07, -0.39, 0.43, 0.01, -0.03, -0.58],
  byMeanings: [
    1.028, 1.13, 0.181, 0.139, 0.061, -0.221, 0.099, -0.631, 0.217, 0.204, -0.323, 0.444, 0.216, 0.228, 0.271, -0.033,
    0.244, 1.003, 0.417, -0.176,
  ],
};

/** What numbers of two reports, `left` and `right`, are judged by. */
export function openNumbers(
  { left: own, right: others, likelihood, answers }: LinkedTellings,
  left: readonly Given[],
  right: readonly Given[],
): NumberContext {
  const places = new Map<Given, number>();
  for (const [open, list] of [
    [own, left],
    [others, right],
  ] as const)
    for (const one of list) places.set(one, clausesIn(open, one.quantity)[0] ?? -1);
  const counts = new Map<Given, number>();
  const count = (list: readonly Given[], other: readonly Given[]) => {
    for (const one of list)
      counts.set(
        one,
        other.filter(({ quantity }) => quantity.measure === one.quantity.measure && maySame(one.quantity, quantity))
          .length,
      );
  };
  count(left, right);
  count(right, left);
  return {
    clauses: (a, b) => likelihood(places.get(a)!, places.get(b)!),
    words: answers === null ? null : (a, b) => numbersBeside(answers, a.quantity, b.quantity),
    rivals: (one) => counts.get(one) ?? 0,
  };
}

/** How much two numbers stand for each other, and the odds that the reports differ in a value there: of the surer and of the less sure. */
function numbersBeside(answers: WordAnswers, a: Span, b: Span): number[] {
  const places = [wordsWithin(answers.words[0], a), wordsWithin(answers.words[1], b)];
  const shares = ([0, 1] as const).map((side) => {
    const [[first, end], [from, to]] = [places[side], places[1 - side]];
    const { answers: others, shares: own } = answers.beside[side];
    let sum = 0;
    for (let n = first * ANSWERS; n < end * ANSWERS; n++) if (others[n] >= from && others[n] < to) sum += own[n];
    return sum / Math.max(1, end - first);
  });
  const odds = ([0, 1] as const).map((side) => {
    const [first, end] = places[side];
    return Math.max(UNLIKELY, ...answers.odds(side, "value").subarray(first, end));
  });
  return [Math.sqrt(shares[0] * shares[1]), Math.min(...odds), Math.max(...odds)];
}

const UNLIKELY = -10;

/** Numbers of a list that another does not give for the same. */
export function onlyGiven(own: readonly Given[], others: readonly Given[]): Given[] {
  return own.filter(
    ({ quantity }) =>
      !others.some((other) => other.quantity.value === quantity.value && isSameThing(other.quantity, quantity)),
  );
}

/** The row in which the sentences of all stand; `null` where there is none. */
export function rowOf({ rows }: Context, given: readonly Given[]): string | null {
  const holds = (row: Context["rows"][number], { telling, quantity }: Given) =>
    row.items.some(
      (item) =>
        item.telling === telling &&
        stretchesOf(item).some(({ from, to }) => from <= quantity.from && quantity.to <= to),
    );
  return rows.find((row) => given.every((one) => holds(row, one)))?.told.id ?? null;
}

/** A number with the words it counts, or a day, as the report writes it. */
export function phraseOf({ document: { text } }: Telling, { from, to, measure }: Quantity): string {
  if (measure === "day") return text.slice(from, to);
  if (measure === "clock") return text.slice(from, to) + (CLOCK.exec(text.slice(to, to + 10))?.[0] ?? "");
  const sign = /\p{Sc}/u.exec(text[from - 1] ?? "")?.[0] ?? "";
  const after = /^(?:\s?%|(?:\s+[\p{L}’'-]+){1,3})/u.exec(text.slice(to, to + 50))?.[0] ?? "";
  // "Seven men were", "11 men in": as far as what is counted.
  const end = Array.from(after.matchAll(/\s+([\p{L}’'-]+)/gu)).find(([, word]) =>
    NO_NOUN.test(word.toLowerCase()),
  )?.index;
  const counted = after.slice(0, end);
  return sign + text.slice(from, to) + counted;
}
