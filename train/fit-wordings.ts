/**
 * Fits how likely words of two reports put one thing in another light (`answeredWordings` in src/compare/answered-wordings.ts) on the marked
 * pairs of words of real stories (`data/wordings.jsonl.gz`), by networks that did not learn from them. Prints the weights, and for some
 * thresholds how many of the wordings found are marked as that, as the same in other words, or not at all, in stories left out.
 *
 * With `list` it prints the likeliest of them as well.
 *
 *   node train/fit-wordings.ts TELLINGS.jsonl.gz work [list]
 */
import { wordingCandidates } from "../src/compare/answered-wordings.ts";
import { openTellings } from "../src/compare/compare.ts";
import { linkTellings } from "../src/compare/linked-clauses.ts";
import { compareMeanings } from "../src/compare/like-meanings.ts";
import type { Telling } from "../src/compare/telling.ts";
import { openModel, read } from "../src/index.ts";
import type { Record } from "../src/record.ts";
import { type Case, fitLogistic, predict } from "./fit-logistic.ts";
import { withLeftOutMeanings } from "./left-out-meanings.ts";
import { readLinkedStories } from "./linked-stories.ts";
import { readWordingLines, type Stretch, type WordingLine } from "./marked-words.ts";

/** `mark`: how the two are marked, "" where they are not. */
interface Marked {
  readonly same: readonly number[];
  readonly coloured: readonly number[];
  readonly mark: string;
  readonly text: string;
}

const [tellingsPath, folder] = process.argv.slice(2);
const stories = withLeftOutMeanings(await readLinkedStories(tellingsPath), folder);
const model = await openModel();
const marked: Marked[][] = [];
for (const line of readWordingLines()) if (line.story !== undefined) marked.push(await casesOf(line, line.story));
await model.close();
const RIDGE = 1e-3;
console.log(`${marked.flat().length} candidates, ${sameOf(marked.flat()).filter(({ right }) => right).length} the same`);
console.log("weights of the same:", fitLogistic(sameOf(marked.flat()), RIDGE).join(", "));
console.log("weights of another light:", fitLogistic(colouredOf(marked.flat()), RIDGE).join(", "));
const PARTS = 7;
const unseen = Array.from({ length: PARTS }, (_, part) => {
  const others = marked.filter((_, k) => k % PARTS !== part).flat();
  const [same, coloured] = [fitLogistic(sameOf(others), RIDGE), fitLogistic(colouredOf(others), RIDGE)];
  return marked.flatMap((cases, k) =>
    k % PARTS === part ? cases.map((one) => ({ ...one, p: predict(same, one.same), c: predict(coloured, one.coloured) })) : [],
  );
}).flat();
for (const least of [0.3, 0.4, 0.5, 0.6, 0.7]) {
  for (const light of [0, 0.1, 0.15, 0.2, 0.3]) {
    const found = unseen.filter(({ p, c }) => p >= least && p * c >= light);
    const share = (marks: string) => ((100 * found.filter(({ mark }) => mark !== "" && marks.includes(mark)).length) / found.length).toFixed(0);
    console.log(`${least}, ${light}: ${found.length} found, ${share("c")} % in another light, ${share("dn=")} % the same in other words, ${share("!")} % something else in its place`);
  }
}
if (process.argv[4] === "list")
  for (const { p, c, mark, text } of unseen.toSorted((x, y) => y.p * y.c - x.p * x.c).slice(0, 200)) console.log(p.toFixed(2), c.toFixed(2), mark || "-", text);

function sameOf(cases: readonly Marked[]): Case[] {
  return cases.map(({ same, mark }) => ({ x: same, right: mark !== "" && mark !== "!" }));
}

function colouredOf(cases: readonly Marked[]): Case[] {
  return cases.filter(({ mark }) => "cdn".includes(mark) && mark !== "").map(({ coloured, mark }) => ({ x: coloured, right: mark === "c" }));
}

async function casesOf({ pairs }: WordingLine, story: number): Promise<Marked[]> {
  const { tellings } = stories[story];
  const records = await Promise.all(tellings.map(readWhole));
  const opened = openTellings(records, tellings.map(({ meanings }) => meanings));
  // What is read may have a headline more: then the sentences are others.
  if (opened.some(({ sentences }, k) => sentences.length !== tellings[k].sentences.length)) return [];
  const [two] = linkTellings(opened, compareMeanings());
  return wordingCandidates(two).flatMap(({ a, b, sentences: [i, k], same, coloured }): Marked[] => {
    const pair = pairs.find(({ sentences }) => {
      const [s, t] = sentences as readonly [Stretch, Stretch];
      return s[0] === opened[0].sentences[i].from && t[0] === opened[1].sentences[k].from;
    });
    if (pair === undefined) return [];
    const marks = pair.words.filter(([f, t, g, u]) => f < a.to && a.from < t && g < b.to && b.from < u).map((word) => word[4]);
    const mark = ["c", "d", "n", "=", "!"].find((one) => marks.includes(one)) ?? "";
    const text = `${opened[0].document.text.slice(a.from, a.to)} | ${opened[1].document.text.slice(b.from, b.to)}`;
    return [{ same, coloured, mark, text }];
  });
}

async function readWhole({ document: { text } }: Telling): Promise<Record> {
  for await (const record of read(text, { model, format: "text" })) return record as Record;
  throw new Error("no record");
}
