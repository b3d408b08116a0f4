/**
 * Fits how likely clauses of two reports tell of one matter (`linkClauses` in src/compare/align-clauses.ts) on the marked clauses of real
 * stories and on invented pairs of reports. Prints the weights, how many clauses have their likeliest other right in stories left out,
 * and how well the figures hold, by tenths. With a folder it goes by what clauses mean as well (`left-out-meanings.ts`).
 *
 *   node train/fit-clauses.ts TELLINGS.jsonl.gz [work]
 */
import { clausePairs, openAllClauses } from "../src/compare/align-clauses.ts";
import { compareMeanings, type SetBeside } from "../src/compare/like-meanings.ts";
import { type Case, fitLogistic, predict } from "./fit-logistic.ts";
import { withLeftOutMeanings } from "./left-out-meanings.ts";
import { type LinkedStory, readLinkedStories } from "./linked-stories.ts";

interface LinkCase extends Case {
  readonly a: number;
  readonly b: number;
}

interface Story {
  readonly isReal: boolean;
  readonly cases: readonly LinkCase[];
  /** Clauses of which it is known where the other report tells them, as places after the number of the report. */
  readonly linked: ReadonlySet<string>;
}

const RIDGE = 1e-4;
const PARTS = 7;
const [tellingsPath, by] = process.argv.slice(2);
const meant = by === "meanings";
const read = await readLinkedStories(tellingsPath);
const stories = meant ? (await withLeftOutMeanings(read)).map((story) => storyOf(story, story.setBeside)) : read.map((story) => storyOf(story, null));
console.log("weights:", fitLogistic(stories.flatMap(({ cases }) => cases), RIDGE).join(", "));
const judged = stories.map(() => [] as { right: boolean; p: number }[]);
for (const isReal of [true, false]) {
  let [right, all] = [0, 0];
  for (let part = 0; part < PARTS; part++) {
    const weights = fitLogistic(stories.filter((_, k) => k % PARTS !== part).flatMap(({ cases }) => cases), RIDGE);
    for (const [k, story] of stories.entries()) {
      if (k % PARTS !== part || story.isReal !== isReal) continue;
      const best = new Map<string, { p: number; right: boolean }>();
      for (const one of story.cases) {
        const p = predict(weights, one.x);
        judged[k].push({ p, right: one.right });
        for (const key of [`0 ${one.a}`, `1 ${one.b}`]) if (!((best.get(key)?.p ?? 0) >= p)) best.set(key, { p, right: one.right });
      }
      for (const key of story.linked) {
        all++;
        if (best.get(key)?.right) right++;
      }
    }
  }
  console.log(`${isReal ? "real" : "invented"}: ${((100 * right) / all).toFixed(1)} % of ${all} clauses have their likeliest right`);
}
for (let tenth = 0; tenth < 10; tenth++) {
  const own = judged.flat().filter(({ p }) => Math.min(9, Math.floor(p * 10)) === tenth);
  const share = own.filter(({ right }) => right).length / own.length;
  console.log(`${tenth / 10}–${(tenth + 1) / 10}: ${own.length} links, ${(100 * share).toFixed(0)} % right`);
}

/** The links that come into question between clauses of which one at least is known whole. */
function storyOf({ isReal, tellings, links, known }: LinkedStory, setBeside: SetBeside | null): Story {
  const [left, right] = openAllClauses(tellings);
  const given = new Set(links.map((link) => link.join(" ")));
  const isKnown = known.map((list) => new Set(list));
  const cases = clausePairs(left, right, compareMeanings(setBeside).ofTwo(tellings[0], tellings[1]))
    .filter(({ a, b }) => (isReal ? isKnown[0].has(a) && isKnown[1].has(b) : isKnown[0].has(a) || isKnown[1].has(b)))
    .map(({ a, b, x }) => ({ a, b, x, right: given.has(`${a} ${b}`) }));
  return { isReal, cases, linked: new Set(links.flatMap(([a, b]) => [`0 ${a}`, `1 ${b}`])) };
}
