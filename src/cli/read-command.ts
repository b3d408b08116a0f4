import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { type CsvTable, TABLES } from "./csv-tables.ts";
import { count, nonEmpty, share, width } from "./option-values.ts";
import { sideFile } from "./polecat-writer.ts";
import type { Format } from "./record-writer.ts";
import { type ReadRequest, runRead } from "./run-read.ts";
import type { Services } from "./services.ts";

interface ReadFlags {
  readonly json?: true;
  readonly jsonl?: true;
  readonly csv?: CsvTable;
  readonly plover?: true;
  readonly polecat?: string;
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
    .summary("read reports; show or export them")
    .argument("[inputs...]")
    .addOption(formatOption("--json", "records as JSON, an array of several"))
    .addOption(formatOption("--jsonl", "records as JSON, one a line"))
    .addOption(formatOption("--csv [table]", "a row a statement, or with “events” a row an event").argParser(csvTable))
    .addOption(formatOption("--plover", "events as PLOVER JSON, one a line"))
    .addOption(
      formatOption("--polecat <file>", "events in POLECAT’s columns: NAME.tsv, NAME.side.tsv").argParser(tsvFile),
    )
    .option("--explain", "tell why each statement and event is whose it is")
    .option("--speaker <name>", "only what NAME said or took part in (or unknown)", nonEmpty)
    .option("--min-confidence <n>", "only what has confidence N or more, 0 to 1", share)
    .option("--published <date>", "date of the report, whatever it tells itself", nonEmpty)
    .option("--outlet <name>", "its outlet", nonEmpty)
    .option("--url <address>", "its address", nonEmpty)
    .option("--title <words>", "its title", nonEmpty)
    .option("--language <code>", "its language, as en; none is refused for it then", nonEmpty)
    .option("--jobs <n>", "processes to read with (chosen by the inputs)", count)
    .option("--threads <n>", "threads of the runtime in each process", count, 1)
    .option("--model <path>", "a model file other than Readout’s own", nonEmpty)
    .option("--width <columns>", "columns of the terminal view", width)
    .action(async (inputs: string[], flags: ReadFlags, command: Command) => {
      if (inputs.length === 0 && services.stdin.isTTY) {
        command.error("error: nothing to read: give a file, a folder, or - for the standard input");
      }
      const written = flags.polecat === undefined ? [] : [flags.polecat, sideFile(flags.polecat)];
      const overwritten = inputs.find((input) => written.some((file) => resolve(file) === resolve(input)));
      if (overwritten !== undefined) command.error(`error: --polecat would replace an input: ${overwritten}`);
      done(await runRead(readRequest(inputs.length > 0 ? inputs : ["-"], flags), services));
    });
}

function readRequest(inputs: readonly string[], flags: ReadFlags): ReadRequest {
  const { published, outlet, url, title, language } = flags;
  return {
    inputs,
    source: { published, outlet, url, title, language },
    reader: { model: flags.model ?? null, threads: flags.threads },
    jobs: flags.jobs ?? null,
    format: formatOf(flags),
    file: flags.polecat ?? null,
    selection: { speaker: flags.speaker ?? null, minConfidence: flags.minConfidence ?? null },
    explain: flags.explain === true,
    width: flags.width ?? null,
  };
}

const FORMATS = ["json", "jsonl", "csv", "plover", "polecat", "explain"];

/** An option that shuts out the other formats. */
function formatOption(flags: string, description: string): Option {
  const option = new Option(flags, description);
  return option.conflicts(FORMATS.filter((name) => name !== option.attributeName()));
}

function formatOf({ json, jsonl, csv, plover, polecat }: ReadFlags): Format {
  if (json) return "json";
  if (jsonl) return "jsonl";
  if (plover) return "plover";
  if (polecat !== undefined) return "polecat";
  if (csv === undefined) return "terminal";
  return csv === "events" ? "csv-events" : "csv";
}

function csvTable(value: string): CsvTable {
  const table = TABLES.find((name) => name === value);
  if (table === undefined) throw new InvalidArgumentError(`It must be ${TABLES.join(" or ")}.`);
  return table;
}

function tsvFile(value: string): string {
  if (!/[^/\\]\.tsv$/i.test(value)) {
    throw new InvalidArgumentError("Two files are written, so it takes a name that ends in .tsv, as events.tsv.");
  }
  return value;
}
