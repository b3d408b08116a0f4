/**
 * Reads the marked articles of a gold file and writes a record a line: what `readout read --jsonl` gives, but with the
 * model's scores kept in train/work/, so that a change of the rules after the model is scored in seconds.
 *
 *   node train/dev-records.ts GOLD.jsonl.gz MODEL.onnx > RECORDS.jsonl     [--again: score with the model anew]
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { openModel } from "../src/model/open-model.ts";
import type { Scores } from "../src/model/scores.ts";
import { readScores } from "../src/read.ts";
import { textDocument } from "../src/source/text-document.ts";
import { findLayout } from "../src/text/find-layout.ts";

const [goldPath, modelPath] = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
const gold: { id: string; text: string }[] = gunzipSync(readFileSync(goldPath))
  .toString("utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));
const model = await openModel({ path: modelPath, threads: 1 });
const kept = new URL(`./work/scores-${model.sha256.slice(0, 12)}-${basename(goldPath)}.json`, import.meta.url);
const scores: { [id: string]: Scores } =
  existsSync(kept) && !process.argv.includes("--again") ? JSON.parse(readFileSync(kept, "utf8")) : {};
const made = { version: "dev", model: { name: model.name, sha256: model.sha256 }, options: {} };
const fresh = Object.keys(scores).length === 0;
for (const { id, text } of gold) {
  const document = textDocument(id, text);
  const layout = findLayout(document);
  scores[id] ??= await model.score(layout);
  const { record } = readScores(made, { document, problems: [] }, layout, scores[id]);
  process.stdout.write(`${JSON.stringify(record)}\n`);
}
if (fresh) writeFileSync(kept, JSON.stringify(scores));
process.stderr.write(`${model.encoderSeconds.toFixed(1)} s in the network\n`);
await model.close();
