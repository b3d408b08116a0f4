/**
 * Fits how likely two numbers of two reports are of the same (`likelihoodOf` in src/compare/differences/given-numbers.ts) on the invented
 * pairs of reports. Prints the weights and, with each pair left out in turn, how many are found and right at which likelihood.
 *
 *   node train/fit-numbers.ts
 */
import { openTellings } from "../src/compare/compare.ts";
import { conflict, type Given, maySame, numberFeatures, numbersOf, onlyGiven, openNumbers } from "../src/compare/differences/given-numbers.ts";
import { linkTellings } from "../src/compare/differences/linked-clauses.ts";
import { oneToOne } from "../src/compare/one-to-one.ts";
import { type Case, fitLogistic, predict } from "./fit-logistic.ts";
import { type Pair, readPairs } from "./pairs.ts";

interface NumberCase extends Case {
  readonly a: Given;
  readonly b: Given;
}

const RIDGE = 0.003;
const stories = (await readPairs()).map(casesOf);
const planted = stories.flat().filter(({ right }) => right).length;
console.log(`${stories.flat().length} pairs of numbers, ${planted} right`);
console.log("weights:", fitLogistic(stories.flat(), RIDGE).join(", "));
const unseen = stories.map((story, k) => {
  const weights = fitLogistic(stories.filter((_, n) => n !== k).flat(), RIDGE);
  return story.map((one) => ({ ...one, score: predict(weights, one.x) }));
});
for (const least of [0.2, 0.25, 0.3, 0.35, 0.4, 0.5]) {
  const found = unseen.flatMap((story) => oneToOne(story.filter(({ score }) => score >= least)));
  console.log(`${least}: ${found.length} found, ${found.filter(({ right }) => right).length} right`);
}

function casesOf({ records, differences }: Pair): NumberCase[] {
  const tellings = openTellings(records);
  const [two] = linkTellings(tellings);
  const given = tellings.map(numbersOf);
  const [left, right] = [onlyGiven(given[0], given[1]), onlyGiven(given[1], given[0])];
  const context = openNumbers(two, left, right);
  const order = records.map(({ document: { id } }) => tellings.findIndex(({ document }) => document.id === id));
  const values = differences.filter(({ kind }) => kind === "value");
  const isIn = ({ telling, quantity }: Given, { sides }: (typeof values)[number]) => {
    const side = sides[order.indexOf(telling.at)];
    return side !== null && quantity.from < side.to && side.from < quantity.to;
  };
  return left.flatMap((a) =>
    right.flatMap((b): NumberCase[] => {
      if (!maySame(a.quantity, b.quantity) || !conflict(a.quantity, b.quantity)) return [];
      return [{ a, b, x: numberFeatures(a, b, context), right: values.some((value) => isIn(a, value) && isIn(b, value)) }];
    }),
  );
}
