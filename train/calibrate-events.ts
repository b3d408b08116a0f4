/**
 * Fits the confidence of an event on dev: a logistic regression of "right" (trigger, type, all actors and all recipients)
 * on what `features` looks at, and the threshold of triggers with the best F of trigger and type. Prints the constants of
 * src/extract/events/ and how well they hold, by tenths.
 *
 *   node train/calibrate-events.ts GOLD.jsonl.gz MODEL.onnx      (after dev-records.ts, whose kept scores it uses)
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readEventGold } from "../src/eval/event-gold.ts";
import { findRight } from "../src/eval/events.ts";
import { draftEvents } from "../src/extract/events/draft-events.ts";
import { features } from "../src/extract/events/event-confidence.ts";
import { indexWords } from "../src/eval/words.ts";
import type { Scores } from "../src/model/scores.ts";
import type { Span } from "../src/record.ts";
import { textDocument } from "../src/source/text-document.ts";
import { findLayout } from "../src/text/find-layout.ts";
import { type Case, fitLines, fitLogistic } from "./fit-logistic.ts";

const [goldPath, modelPath] = process.argv.slice(2);
const gold = readEventGold(readFileSync(goldPath), goldPath);
const hash = createHash("sha256").update(readFileSync(modelPath)).digest("hex").slice(0, 12);
const scores: { [id: string]: Scores } = JSON.parse(
  readFileSync(new URL(`./work/scores-${hash}-${basename(goldPath)}.json`, import.meta.url), "utf8"),
);
const cases: Case[] = [];
let marked = 0;
for (const { id, text, events } of gold) {
  const layout = findLayout(textDocument(id, text));
  const drafts = draftEvents(layout, scores[id].events);
  const side = (spans: readonly Span[]) => spans.map((span) => ({ spans: [span] }));
  const found = drafts.map(({ trigger, type, status, actors, recipients }) => ({
    trigger,
    type,
    status,
    actors: side(actors),
    recipients: side(recipients),
    assertedBy: {},
    confidence: 0,
  }));
  const right = findRight(indexWords(text), found, events);
  drafts.forEach((draft, k) => void cases.push({ x: features(draft), right: right[k] }));
  marked += events.length;
}
const weights = fitLogistic(cases);
console.log("WEIGHTS =", weights);
for (const line of fitLines(weights, cases, marked)) console.log(line);
