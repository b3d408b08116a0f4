/**
 * Counts in how many news documents each stem stands, for the weight of words in `src/compare/`:
 *
 *     node train/count-stems.ts SHARED_DATA > data/stem-counts.tsv
 *
 * Of the training parts alone (PolNeAR train, ECB+ train); the tellings and all dev parts stay out, since comparing is
 * measured on them. Stems of fewer than 3 documents are left out.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readJsonLines } from "../src/eval/json-lines.ts";
import { stems } from "../src/text/stems.ts";

const LEAST = 3;

function* texts(folder: string): Generator<string> {
  for (const name of ["attribution/train.jsonl.gz", "crossdoc/train.jsonl.gz"]) {
    for (const { value } of readJsonLines(readFileSync(join(folder, name)), name)) {
      const { text, sentences } = value as { text?: string; sentences?: string[][] };
      yield text ?? sentences!.map((words) => words.join(" ")).join(" ");
    }
  }
}

const counts = new Map<string, number>();
let documents = 0;
for (const text of texts(process.argv[2])) {
  documents += 1;
  for (const stem of new Set(stems(text))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
}
const rows = [...counts].filter(([stem, count]) => count >= LEAST && /^[a-z]+$/.test(stem));
rows.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
process.stdout.write(`# documents\t${documents}\n${rows.map((row) => row.join("\t")).join("\n")}\n`);
