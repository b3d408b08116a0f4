import { Command, Option } from "commander";
import { addLibraryOptions, type LibraryFlags, locationOf } from "./library-options.ts";
import { nonEmpty, width } from "./option-values.ts";
import { runCompare } from "./run-compare.ts";
import type { Services } from "./services.ts";

interface CompareFlags extends LibraryFlags {
  readonly json?: true;
  readonly html?: string;
  readonly anyway?: true;
  readonly published?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly title?: string;
  readonly language?: string;
  readonly model?: string;
  readonly width?: number;
}

const HELP = `
Absence is told with its base: “not found (read whole, 812 words)”. Reports stand
in the order of their dates; one without a date stands last. To give dates of
several, write them as JSONL with “published”.

Examples:
  readout compare courier.html tribune.html
  readout compare story/*.html --html story-compared.html
  readout compare --library ~/reports 8ffcc9fdb80c7df4 03643650f8a7bbfa`;

/** `readout compare`; `done` receives the exit code. */
export function compareCommand(services: Services, done: (code: number) => void): Command {
  const command = new Command("compare")
    .description(
      "Set 2 to 12 reports of one story side by side: who is quoted, what is told and on\nwhose word, which words are used, and where they part. Inputs are what read takes,\nor with --library the ids of documents.",
    )
    .summary("set reports of one story side by side")
    .argument("[inputs...]")
    .option("--json", "the comparison as JSON")
    .addOption(
      new Option("--html <file>", "as one HTML file that needs nothing else (- for the standard output)")
        .argParser(nonEmpty)
        .conflicts("json"),
    )
    .option("--anyway", "also where the reports are not of one story")
    .option("--published <date>", "date of all of the reports, whatever they tell themselves", nonEmpty)
    .option("--outlet <name>", "their outlet", nonEmpty)
    .option("--url <address>", "their address", nonEmpty)
    .option("--title <words>", "their title", nonEmpty)
    .option("--language <code>", "their language, as en; none is refused for it then", nonEmpty)
    .option("--model <path>", "a model file other than Readout’s own", nonEmpty)
    .option("--width <columns>", "columns of the terminal view", width);
  return addLibraryOptions(command)
    .addHelpText("after", HELP)
    .action(async (inputs: string[], flags: CompareFlags) => {
      const isOfLibrary = flags.library !== undefined || flags.store !== undefined;
      if (inputs.length === 0) command.error("error: nothing to compare: give two reports or more");
      const { published, outlet, url, title, language } = flags;
      done(
        await runCompare(
          {
            inputs,
            location: isOfLibrary ? locationOf(command, services.env) : null,
            source: { published, outlet, url, title, language },
            model: flags.model ?? null,
            output: flags.json ? "json" : flags.html === undefined ? "terminal" : { html: flags.html },
            anyway: flags.anyway === true,
            width: flags.width ?? null,
          },
          services,
        ),
      );
    });
}
