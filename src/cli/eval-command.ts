import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { Argument, Command, InvalidArgumentError } from "commander";
import { scoreAttribution } from "../eval/attribution.ts";
import { type GoldDocument, readGold, readSpeakerGold } from "../eval/gold.ts";
import { attributionLines, breakdownLines, speakerLines } from "../eval/lines.ts";
import { readRecords, type ScorableRecord } from "../eval/scorable.ts";
import { scoreSpeakers } from "../eval/speakers.ts";
import { UnscorableError } from "../eval/unscorable.ts";
import { findOutcomes } from "./outcomes.ts";
import { ModelNotOpened } from "./reader.ts";
import { EXIT } from "./run-read.ts";
import { processServices, type Services } from "./services.ts";
import { visibleLine } from "./visible.ts";

interface EvalFlags {
  readonly records?: string;
  readonly details?: true;
  readonly threads: number;
  readonly model?: string;
}

const HELP = `
GOLD has a JSON object a line, {id, text, attributions: [{source, cue, content}]}, each role a
list of [from, to] in Unicode code points; for speakers also names, kind, addressee and class.
Figures are percentages: P right of what was found, R found of what is marked, F of both.`;

/** `readout eval`: scores records beside marked data. What cannot be scored ends it with exit code 2. */
export function evalCommand(services: Services = processServices()): Command {
  return new Command("eval")
    .description("Score what is read against marked data.")
    .addArgument(new Argument("<what>", "what to score").choices(["attribution", "speakers"]))
    .argument("<gold>", "the marked data: JSONL, gzipped or not")
    .option("--records <path>", "score these records (JSONL) instead of reading the texts")
    .option("--details", "also by form, or by class of the cue and kind of speaker")
    .option("--threads <n>", "threads of the neural runtime", count, 1)
    .option("--model <path>", "a model file other than Readout’s own")
    .addHelpText("after", HELP)
    .action(async (what: "attribution" | "speakers", path: string, flags: EvalFlags, command: Command) => {
      try {
        const lines = await (what === "attribution" ? evalAttribution : evalSpeakers)(path, flags, services);
        services.stdout.write(`${lines.join("\n")}\n`);
      } catch (error) {
        if (!(error instanceof UnscorableError || error instanceof ModelNotOpened)) throw error;
        command.error(`error: ${error.message}`, { exitCode: EXIT.misuse });
      }
    });
}

async function evalAttribution(path: string, flags: EvalFlags, services: Services): Promise<string[]> {
  const gold = readGold(bytesOf(path), path);
  const scores = scoreAttribution(gold, await recordsOf(gold, flags, services));
  return [
    ...attributionLines(scores),
    ...(flags.details ? breakdownLines("who said what, by form", scores.byForm) : []),
  ];
}

async function evalSpeakers(path: string, flags: EvalFlags, services: Services): Promise<string[]> {
  const gold = readSpeakerGold(bytesOf(path), path);
  const scores = scoreSpeakers(gold, await recordsOf(gold, flags, services));
  if (!flags.details) return speakerLines(scores);
  return [
    ...speakerLines(scores),
    ...breakdownLines("full name said what, by class of cue", scores.byCueClass),
    ...breakdownLines("full name said what, by kind of speaker", scores.byKind),
  ];
}

async function recordsOf(
  gold: readonly GoldDocument[],
  flags: EvalFlags,
  services: Services,
): Promise<readonly ScorableRecord[]> {
  if (flags.records !== undefined) return readRecords(bytesOf(flags.records), flags.records);
  return readTexts(gold, flags, services);
}

// By way of JSONL, so that the figures are those of `readout read --jsonl -` given the same texts.
async function readTexts(
  gold: readonly GoldDocument[],
  { model, threads }: EvalFlags,
  services: Services,
): Promise<ScorableRecord[]> {
  const stdin = Readable.from(gold.map(({ id, text }) => Buffer.from(`${JSON.stringify({ id, text })}\n`)));
  const records: ScorableRecord[] = [];
  const reader = services.openReader(1, { model: model ?? null, threads });
  try {
    for await (const outcome of findOutcomes(services.readSources(["-"], { stdin, format: "jsonl" }), reader)) {
      if ("refused" in outcome) services.stderr.write(`refused: ${visibleLine(outcome.refused.message)}\n`);
      else records.push(outcome.explained.record);
    }
  } finally {
    await reader.close();
  }
  return records;
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UnscorableError(`cannot read ${path}: ${(cause as Error).message}`, { cause });
  }
}

function count(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError("It must be a whole number from 1 to 999.");
  return Number(value);
}
