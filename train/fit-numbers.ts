/**
 * Fits how likely two numbers of two reports are of the same (`likelihoodOf` in src/compare/differences/given-numbers.ts) on the invented
 * pairs of reports and on numbers of real ones that language models judged (`train/data/numbers.jsonl.gz`). Prints the weights and, with
 * each pair and story left out in turn, how many are found and right at which likelihood. With a folder it goes by what clauses mean where
 * a comparer that did not learn from them told it (`left-out-meanings.ts`).
 *
 *   node train/fit-numbers.ts TELLINGS.jsonl.gz [work]
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { openTellings } from "../src/compare/compare.ts";
import { conflict, type Given, maySame, numberFeatures, numbersOf, onlyGiven, openNumbers } from "../src/compare/differences/given-numbers.ts";
import { compareMeanings } from "../src/compare/like-meanings.ts";
import { linkTellings } from "../src/compare/linked-clauses.ts";
import { openMeaningsReader } from "../src/compare/meanings.ts";
import type { Telling } from "../src/compare/telling.ts";
import type { Record } from "../src/record.ts";
import { oneToOne } from "../src/compare/one-to-one.ts";
import { type Case, fitLogistic, predict } from "./fit-logistic.ts";
import { isLeftOut } from "./left-out-meanings.ts";
import { readLinkedStories } from "./linked-stories.ts";
import { openTellingRecords } from "./marked-clauses.ts";
import { type Pair, readPairs } from "./pairs.ts";

interface NumberCase extends Case {
  readonly a: Given;
  readonly b: Given;
}

/** Two numbers of two real reports: `right` where they are of the same, `trivial` where one only rounds the other. */
interface MarkedNumbers {
  readonly reports: readonly [string, string];
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
  readonly verdict: "right" | "trivial" | "wrong";
}

const RIDGE = 0.003;
const [tellingsPath, by] = process.argv.slice(2);
const recordOf = openTellingRecords(tellingsPath);
const readMeanings = by === "meanings" ? openMeaningsReader() : null;
const leftOut = new Set(
  (await readLinkedStories(tellingsPath)).filter(isLeftOut).flatMap(({ tellings }) => tellings.map(({ document }) => document.text)),
);
const lines = gunzipSync(readFileSync(new URL("data/numbers.jsonl.gz", import.meta.url))).toString().trim().split("\n");
const marked = lines.map((line) => JSON.parse(line) as MarkedNumbers).filter(({ verdict }) => verdict !== "trivial");
const invented = await each(await readPairs(), casesOf);
const real = await each([...Map.groupBy(marked, ({ reports }) => reports.join(" ")).values()], realCases);
const stories = [...invented, ...real];
console.log(`${stories.flat().length} pairs of numbers, ${stories.flat().filter(({ right }) => right).length} right`);
console.log("weights:", fitLogistic(stories.flat(), RIDGE).join(", "));
const unseen = stories.map((story, k) => {
  const weights = fitLogistic(stories.filter((_, n) => n !== k).flat(), RIDGE);
  return story.map((one) => ({ ...one, score: predict(weights, one.x) }));
});
for (const least of [0.2, 0.3, 0.35, 0.4, 0.5, 0.6]) {
  const found = (from: number, to: number) =>
    unseen.slice(from, to).flatMap((story) => oneToOne(story.filter(({ score }) => score >= least)));
  const share = (list: readonly NumberCase[]) => `${list.length} found, ${list.filter(({ right }) => right).length} right`;
  console.log(`${least}: invented ${share(found(0, invented.length))}; real ${share(found(invented.length, stories.length))}`);
}

/** The cases of each, one after the other: of stories from which the comparer learned there are none where it goes by what clauses mean. */
async function each<T>(list: readonly T[], cases: (one: T) => Promise<NumberCase[]>): Promise<NumberCase[][]> {
  const found: NumberCase[][] = [];
  for (const one of list) found.push(await cases(one));
  return found;
}

/** The tellings of two records, the numbers that only one gives, and what those are judged by. */
async function openTwo(records: readonly Record[]) {
  const documents = records.map(({ document }) => document);
  const isMeant = readMeanings !== null && documents.every(({ text }) => leftOut.has(text));
  const meant = isMeant ? await readMeanings(documents) : null;
  const tellings = openTellings(records, meant?.meanings);
  const setBeside = meant === null ? null : (left: Telling, right: Telling) => meant.beside(left.at, right.at);
  const [two] = linkTellings(tellings, compareMeanings(setBeside));
  const given = tellings.map(numbersOf);
  const only = [onlyGiven(given[0], given[1]), onlyGiven(given[1], given[0])];
  return { tellings, only, context: openNumbers(two, only[0], only[1]) };
}

function mayConflict(a: Given, b: Given): boolean {
  return maySame(a.quantity, b.quantity) && conflict(a.quantity, b.quantity);
}

async function realCases(own: readonly MarkedNumbers[]): Promise<NumberCase[]> {
  const { tellings, only, context } = await openTwo(own[0].reports.map(recordOf));
  const at = (id: string, [from, to]: readonly [number, number]) => {
    const place = tellings.findIndex(({ document }) => document.id === id);
    return { place, number: only[place].find(({ quantity }) => quantity.from < to && from < quantity.to) };
  };
  return own.flatMap((one): NumberCase[] => {
    const sides = [at(one.reports[0], one.a), at(one.reports[1], one.b)].sort((x, y) => x.place - y.place);
    const [a, b] = sides.map(({ number }) => number);
    if (a === undefined || b === undefined || !mayConflict(a, b) || (readMeanings !== null && context.words === null)) return [];
    return [{ a, b, x: numberFeatures(a, b, context), right: one.verdict === "right" }];
  });
}

async function casesOf({ records, differences }: Pair): Promise<NumberCase[]> {
  const { tellings, only, context } = await openTwo(records);
  const [left, right] = only;
  const order = records.map(({ document: { id } }) => tellings.findIndex(({ document }) => document.id === id));
  const values = differences.filter(({ kind }) => kind === "value");
  const isIn = ({ telling, quantity }: Given, { sides }: (typeof values)[number]) => {
    const side = sides[order.indexOf(telling.at)];
    return side !== null && quantity.from < side.to && side.from < quantity.to;
  };
  return left.flatMap((a) =>
    right.flatMap((b): NumberCase[] => {
      if (!mayConflict(a, b)) return [];
      return [{ a, b, x: numberFeatures(a, b, context), right: values.some((value) => isIn(a, value) && isIn(b, value)) }];
    }),
  );
}
