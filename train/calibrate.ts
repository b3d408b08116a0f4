/**
 * Fits the confidence of a statement on dev: a logistic regression of "right" (content and source each share half their
 * words with a marked attribution) on the model's probabilities, and the threshold with the best F of who said what.
 * Prints the constants of src/extract/confidence.ts and how well they hold, by tenths.
 *
 *   node train/calibrate.ts GOLD.jsonl.gz MODEL.onnx      (after dev-records.ts, whose kept scores it uses)
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readGold } from "../src/eval/gold.ts";
import { jaccard, matchPairs } from "../src/eval/match.ts";
import { indexWords, wordsIn } from "../src/eval/words.ts";
import type { Draft } from "../src/extract/draft.ts";
import { draftAttributions } from "../src/extract/draft-attributions.ts";
import { findQuotedParts } from "../src/extract/quoted-parts.ts";
import { findSecondHand } from "../src/extract/second-hand.ts";
import { toSpans } from "../src/extract/token-ranges.ts";
import type { Scores } from "../src/model/scores.ts";
import { textDocument } from "../src/source/text-document.ts";
import { findLayout } from "../src/text/find-layout.ts";
import { type Case, fitLines, fitLogistic } from "./fit-logistic.ts";

const [goldPath, modelPath] = process.argv.slice(2);
const gold = readGold(readFileSync(goldPath), goldPath);
const hash = createHash("sha256").update(readFileSync(modelPath)).digest("hex").slice(0, 12);
const scores: { [id: string]: Scores } = JSON.parse(
  readFileSync(new URL(`./work/scores-${hash}-${basename(goldPath)}.json`, import.meta.url), "utf8"),
);

const logit = (p: number) => Math.log(Math.min(0.999, Math.max(0.001, p)) / (1 - Math.min(0.999, Math.max(0.001, p))));
const rows: Case[] = [];
let marked = 0;
for (const { id, text, attributions } of gold) {
  const words = indexWords(text);
  const layout = findLayout(textDocument(id, text));
  const drafted = draftAttributions(layout, scores[id].attributions, findQuotedParts(layout), () => null, 0);
  const { drafts, within } = findSecondHand(layout, drafted.drafts);
  const sets = (draft: Draft) => ({
    draft,
    source: wordsIn(words, toSpans(layout, draft.source)),
    content: wordsIn(words, toSpans(layout, draft.content)),
  });
  const found = drafts.filter((draft) => !within.has(draft)).map(sets);
  const wanted = attributions.map(({ source, content }) => ({ source: wordsIn(words, source), content: wordsIn(words, content) }));
  marked += wanted.length;
  const pairs = matchPairs(
    found,
    wanted,
    (a, b) => jaccard(a.content, b.content) >= 0.5 && jaccard(a.source, b.source) >= 0.5,
    (a, b) => jaccard(a.content, b.content) + jaccard(a.source, b.source),
  );
  const right = new Set(pairs.map(([one]) => one));
  for (const one of found) {
    const { draft } = one;
    const none = draft.source.length === 0;
    rows.push({
      x: [1, logit(draft.probability), none ? 0 : logit(draft.sourceProbability), none ? 1 : 0, logit(draft.contentProbability)],
      right: right.has(one),
    });
  }
}

const [bias, cue, source, noSource, content] = fitLogistic(rows);
console.log("WEIGHTS =", { bias, cue, source, noSource, content });
for (const line of fitLines([bias, cue, source, noSource, content], rows, marked)) console.log(line);
