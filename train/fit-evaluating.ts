/**
 * Fits how likely a word evaluates (`findEvaluatingWords` in src/compare/evaluating-words.ts), by a network that did not learn from the
 * report and by whether the list has it, on the marked words of real reports (`data/evaluating.jsonl.gz`). Prints the weights, and for some
 * thresholds how many of the words found are marked, and how many of the marked are found, in reports left out.
 *
 *   node train/fit-evaluating.ts TELLINGS.jsonl.gz
 */
import { openTellings } from "../src/compare/compare.ts";
import { evaluatingFeatures, ownWords } from "../src/compare/evaluating-words.ts";
import { oddsOf } from "../src/compare/word-answers.ts";
import type { Telling } from "../src/compare/telling.ts";
import { openModel, read } from "../src/index.ts";
import type { Record } from "../src/record.ts";
import { type Case, fitLogistic, predict } from "./fit-logistic.ts";
import { isLeftOut, withLeftOutMeanings } from "./left-out-meanings.ts";
import { readLinkedStories } from "./linked-stories.ts";
import { type MarkedWord, readEvaluatingLines } from "./marked-words.ts";

interface Report {
  readonly story: number;
  readonly cases: readonly (Case & { readonly mark: number })[];
  /** How clearly each of the marked stretches evaluates. */
  readonly marks: readonly number[];
}

const linked = await readLinkedStories(process.argv[2]);
const left = linked.filter(isLeftOut);
const stories = new Map((await withLeftOutMeanings(linked)).map((story, k) => [linked.indexOf(left[k]), story]));
const model = await openModel();
const reports: Report[] = [];
for (const { story, report, evaluating } of readEvaluatingLines()) {
  const meant = story === undefined ? undefined : stories.get(story);
  if (story === undefined || meant === undefined) continue;
  const telling = meant.tellings[report!];
  const odds = oddsOf(meant.setBeside(...meant.tellings)![report!], "evaluating");
  for await (const record of read(telling.document.text, { model, format: "text" }))
    if (openTellings([record as Record])[0].sentences.length === telling.sentences.length)
      // Else it was read with a headline more.
      reports.push({ story, ...reportOf(record as Record, telling, odds, evaluating as readonly MarkedWord[]) });
}
await model.close();
console.log(`${reports.length} reports, ${reports.flatMap(({ marks }) => marks).length} stretches marked`);
console.log("weights:", fitLogistic(reports.flatMap(({ cases }) => cases), 1e-4).join(", "));
const PARTS = 7;
const unseen = Array.from({ length: PARTS }, (_, part) => {
  const weights = fitLogistic(reports.filter(({ story }) => story % PARTS !== part).flatMap(({ cases }) => cases), 1e-4);
  return reports.flatMap(({ story, cases }, k) => (story % PARTS === part ? cases.map((one) => ({ ...one, report: k, p: predict(weights, one.x) })) : []));
}).flat();
for (const least of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7]) {
  const found = unseen.filter(({ p }) => p >= least);
  const marks = new Set(found.filter(({ mark }) => mark >= 0).map(({ report, mark }) => `${report} ${mark}`));
  const all = reports.flatMap(({ marks: own }) => own).length;
  const right = found.filter((one) => one.right).length;
  console.log(`${least}: ${found.length} words, ${((100 * right) / found.length).toFixed(0)} % marked; of ${all} marked ${((100 * marks.size) / all).toFixed(0)} % found`);
}

function reportOf(record: Record, { meanings }: Telling, read: Float32Array, marks: readonly MarkedWord[]): Omit<Report, "story"> {
  const [telling] = openTellings([record], [meanings]);
  return {
    marks: marks.map(([, , how]) => how),
    cases: ownWords(telling, read).flatMap(({ odds, ...word }) => {
      if (odds === null) return [];
      const mark = marks.findIndex(([from, to]) => from < word.to && word.from < to);
      return [{ x: evaluatingFeatures({ ...word, odds }), right: mark >= 0, mark }];
    }),
  };
}
