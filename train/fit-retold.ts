/**
 * Fits how likely a clause of one report is told by another (`likelihoodOf` in src/compare/retold.ts) on marked clauses. Prints the
 * weights, how well those of stories left out are told apart, and how well the figures hold, by tenths. With a folder it goes by what clauses
 * mean as well (`left-out-meanings.ts`).
 *
 *   node train/fit-retold.ts TELLINGS.jsonl.gz [work]
 */
import { compareMeanings, type SetBeside } from "../src/compare/like-meanings.ts";
import { features, indexOf, placedClauses, sharedOf } from "../src/compare/retold.ts";
import { type Case, fitLogistic, predict } from "./fit-logistic.ts";
import { withLeftOutMeanings } from "./left-out-meanings.ts";
import { type LinkedStory, readLinkedStories } from "./linked-stories.ts";

const [tellingsPath, by] = process.argv.slice(2);
const read = (await readLinkedStories(tellingsPath)).filter(({ isReal }) => isReal);
const stories =
  by === "meanings"
    ? (await withLeftOutMeanings(read)).map((story) => casesOf(story, story.setBeside))
    : read.map((story) => casesOf(story, null));

const weights = fitLogistic(stories.flat());
console.log("weights of 1, whole, sentence, log(1 + run), near, √place, meant:", weights.map((weight) => weight.toFixed(3)).join(", "));
const PARTS = 7;
const unseen = Array.from({ length: PARTS }, (_, part) => {
  const own = fitLogistic(stories.filter((_, k) => k % PARTS !== part).flat());
  return stories.filter((_, k) => k % PARTS === part).flatMap((cases) => cases.map((one) => ({ ...one, p: predict(own, one.x) })));
}).flat();
console.log(`${unseen.length} clauses, area under the curve ${areaUnderCurve().toFixed(3)}`);
for (let tenth = 0; tenth < 10; tenth++) {
  const own = unseen.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === tenth);
  const told = own.filter(({ right }) => right).length / own.length;
  console.log(`${tenth / 10}–${(tenth + 1) / 10}: ${own.length} clauses, ${(100 * told).toFixed(0)} % told by the other`);
}

function casesOf({ tellings, told }: LinkedStory, setBeside: SetBeside | null): Case[] {
  const alike = compareMeanings(setBeside);
  return tellings.flatMap((telling, k) => {
    const other = tellings[1 - k];
    const shared = sharedOf(telling, placedClauses(telling), indexOf(other), (clause, span) => alike.told(telling, clause, span, other) ?? []);
    return Object.entries(told[k]).map(([clause, right]) => ({ x: features(shared[Number(clause)]), right }));
  });
}

/** How often a clause that is told has a higher figure than one that is not. */
function areaUnderCurve(): number {
  const sorted = [...unseen].sort((a, b) => a.p - b.p);
  let below = 0;
  let pairs = 0;
  for (const { right } of sorted) {
    if (right) pairs += below;
    else below += 1;
  }
  return pairs / (below * (sorted.length - below));
}
