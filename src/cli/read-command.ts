import { Command, InvalidArgumentError, Option } from "commander";
import type { Format } from "./record-writer.ts";
import { type ReadRequest, runRead } from "./run-read.ts";
import type { Services } from "./services.ts";
import { MIN_WIDTH } from "./terminal-view.ts";

interface ReadFlags {
  readonly json?: true;
  readonly jsonl?: true;
  readonly csv?: true;
  readonly explain?: true;
  readonly speaker?: string;
  readonly minConfidence?: number;
  readonly published?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly title?: string;
  readonly language?: string;
  readonly jobs?: number;
  readonly threads: number;
  readonly model?: string;
  readonly width?: number;
}

/** `readout read`; `done` receives the exit code. */
export function readCommand(services: Services, done: (code: number) => void): Command {
  return new Command("read")
    .description(
      "Read reports: files, folders, globs, or - for the standard input; text, HTML,\nJSONL, CSV, feeds, gzipped or not. In a terminal the report with its voices.",
    )
    .summary("read reports; in a terminal, show their voices")
    .argument("[inputs...]")
    .addOption(new Option("--json", "records as JSON, an array of several").conflicts(["jsonl", "csv", "explain"]))
    .addOption(new Option("--jsonl", "records as JSON, one a line").conflicts(["json", "csv", "explain"]))
    .addOption(new Option("--csv", "a table with a row a statement").conflicts(["json", "jsonl", "explain"]))
    .option("--explain", "tell with each statement why it has this speaker")
    .option("--speaker <name>", "only what NAME said (part of a name, or unknown)", nonEmpty)
    .option("--min-confidence <n>", "only statements of confidence N or more, 0 to 1", share)
    .option("--published <date>", "date of the report, whatever it tells itself", nonEmpty)
    .option("--outlet <name>", "its outlet", nonEmpty)
    .option("--url <address>", "its address", nonEmpty)
    .option("--title <words>", "its title", nonEmpty)
    .option("--language <code>", "its language, as en; none is refused for it then", nonEmpty)
    .option("--jobs <n>", "processes to read with (chosen by the inputs)", count)
    .option("--threads <n>", "threads of the neural runtime in each process", count, 1)
    .option("--model <path>", "a model file other than Readout’s own", nonEmpty)
    .option("--width <columns>", "columns of the terminal view", width)
    .action(async (inputs: string[], flags: ReadFlags, command: Command) => {
      if (inputs.length === 0 && services.stdin.isTTY) {
        command.error("error: nothing to read: give a file, a folder, or - for the standard input");
      }
      done(await runRead(readRequest(inputs.length > 0 ? inputs : ["-"], flags), services));
    });
}

function readRequest(inputs: readonly string[], flags: ReadFlags): ReadRequest {
  const { published, outlet, url, title, language } = flags;
  const format: Format = flags.json ? "json" : flags.jsonl ? "jsonl" : flags.csv ? "csv" : "terminal";
  return {
    inputs,
    source: { published, outlet, url, title, language },
    reader: { model: flags.model ?? null, threads: flags.threads },
    jobs: flags.jobs ?? null,
    format,
    selection: { speaker: flags.speaker ?? null, minConfidence: flags.minConfidence ?? null },
    explain: flags.explain === true,
    width: flags.width ?? null,
  };
}

function nonEmpty(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("It is empty.");
  return value;
}

function share(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number >= 0 && number <= 1))
    throw new InvalidArgumentError("It must be a number from 0 to 1.");
  return number;
}

function count(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError("It must be a whole number from 1 to 999.");
  return Number(value);
}

function width(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) < MIN_WIDTH) {
    throw new InvalidArgumentError(`It must be a whole number of ${MIN_WIDTH} or more.`);
  }
  return Number(value);
}
