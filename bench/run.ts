/**
 * What reading costs on one thread: `npm run bench [-- --long] [--words N] [--python PATH] [FILE…]`. The files are plain
 * text; the sample reports unless given. Figures of other programs come from the same run, by turns on the same texts.
 */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { openModel } from "../src/index.ts";
import { addCosts, type Cost, measure } from "./measure.ts";
import { peakMemory } from "./peak-memory.ts";
import { openTextacy, type TextacyCost } from "./textacy.ts";
import { partReports, REPORT_WORDS, sampleFiles, varyReports } from "./texts.ts";

const ROUNDS = 5;
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    words: { type: "string", default: "28000" },
    python: { type: "string", default: "python3" },
    model: { type: "string" },
    long: { type: "boolean", default: false },
  },
});

const files = positionals.length > 0 ? positionals : sampleFiles();
const reports = files.map((file) => readFileSync(file, "utf8"));
const model = await openModel({ path: flags.model, threads: 1 });
await measure(model, reports);
const baseline = peakMemory();

print(
  `${cpus()[0].model.trim()}, Node ${process.version}, model ${model.name} ${model.sha256.slice(0, 12)}, one thread`,
);
await compare();
await grow([1, 2, 4].map((times) => times * 5_000));
if (flags.long) await grow([1, 4, 16].map((times) => times * 62_500));
await model.close();

/** Reports of the usual length, by turns with spaCy and textacy. */
async function compare(): Promise<void> {
  const rounds = roundsOf(varyReports(reports, Number(flags.words)));
  const textacy = await openTextacy(flags.python);
  const own: Cost[] = [];
  const theirs: TextacyCost[] = [];
  for (const texts of rounds) {
    own.push(await measure(model, texts));
    if (!("missing" in textacy)) theirs.push(await textacy.measure(texts));
  }
  const all = addCosts(own);
  print(`\nReports of about ${REPORT_WORDS} words, ${all.words} words in all, ${all.statements} statements`);
  print(`  words per CPU second   ${round(all.words / all.cpu)}`);
  print(`  encoder                ${all.encoder.toFixed(2)} s, the rest ${all.rest.toFixed(2)} s`);
  print(`  rest / encoder         ${(all.rest / all.encoder).toFixed(2)}`);
  print(`  peak memory            ${round(peakMemory())} MB (${round(baseline)} MB after the first reports)`);
  if ("missing" in textacy) {
    print(`  spaCy and textacy      not compared: ${textacy.missing}`);
    return;
  }
  textacy.close();
  const ratios = own.map(({ cpu }, k) => theirs[k].cpu / cpu).sort((a, b) => a - b);
  const sum = (field: keyof TextacyCost) => theirs.reduce((total, cost) => total + cost[field], 0);
  print(`  spaCy and textacy      ${round(all.words / sum("cpu"))} words per CPU second, direct quotations alone`);
  print(`                         ${sum("found")} found, ${sum("failed")} paragraphs refused (${textacy.versions})`);
  print(
    `                         ${ratios.map((ratio) => ratio.toFixed(2)).join(" ")} times the CPU time of Readout, by round`,
  );
}

/** Longer and longer documents: their cost a word should stay what it is. */
async function grow(sizes: readonly number[]): Promise<void> {
  print("\nOne document of so many words; times the CPU time, the rest's time and the words of the first");
  let first: Cost | undefined;
  for (const size of sizes) {
    const cost = await measure(model, [varyReports(reports, size)]);
    first ??= cost;
    const times = (field: "words" | "cpu" | "rest") => `${(cost[field] / first![field]).toFixed(2).padStart(6)}×`;
    const speed = `${round(cost.words / cost.cpu)} words per CPU second, rest / encoder ${(cost.rest / cost.encoder).toFixed(2)}`;
    print(
      `  ${String(cost.words).padStart(9)} words ${times("words")}  CPU ${times("cpu")}  rest ${times("rest")}   ${speed}, ` +
        `peak ${round(peakMemory())} MB, ${cost.statements} statements`,
    );
  }
}

/** The paragraphs of a long text as reports, dealt to rounds. */
function roundsOf(text: string): string[][] {
  const rounds: string[][] = Array.from({ length: ROUNDS }, () => []);
  for (const [k, report] of partReports(text).entries()) rounds[k % ROUNDS].push(report);
  return rounds;
}

function round(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
