import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { joinCsvTable } from "./csv-tables.ts";
import { evalCommand } from "./eval-command.ts";
import { explainCommand } from "./explain-command.ts";
import { readCommand } from "./read-command.ts";
import { EXIT } from "./run-read.ts";
import { processServices, type Services } from "./services.ts";
import { visible, visibleLine } from "./visible.ts";

const EXAMPLES = `
Examples:
  readout read report.html                     the report with its voices marked
  readout read report.html --speaker Okoro     what one person said
  readout read page.txt --published 2024-04-26 a bare file, with its date
  readout read archive/ --jsonl > records.jsonl
  readout read feed.xml --csv > statements.csv
  curl -s https://example.org/story | readout read --json -
  readout explain report.html v3               why event v3 is what it is
  readout eval attribution gold.jsonl          scores on marked data

Exit codes: 0 all read, 1 some refused, 2 misuse, 130 interrupted.`;

/**
 * The command line: runs what `argv` asks for (without the program's own name) and returns the exit code, 0 all read,
 * 1 some refused, 2 misuse, 130 interrupted.
 */
export async function main(argv: readonly string[], services: Services = processServices()): Promise<number> {
  let code: number = EXIT.ok;
  const done = (exitCode: number) => {
    code = exitCode;
  };
  const program = new Command("readout")
    .description("Reads news reports: who said what, who did what, and on whose word.")
    .version(packageVersion())
    .addHelpText("after", EXAMPLES)
    .helpCommand(false)
    .addCommand(readCommand(services, done))
    .addCommand(explainCommand(services, done))
    .addCommand(evalCommand(services));
  quieten(program, services);
  // What `--help` writes may go to a closed pipe; without listeners that would end the process with a stack.
  for (const stream of [services.stdout, services.stderr]) stream.on("error", () => {});
  try {
    await program.parseAsync(joinCsvTable(argv), { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === "commander.unknownCommand") services.stderr.write("(to read a report: readout read FILE)\n");
      return error.exitCode === 0 ? EXIT.ok : EXIT.misuse;
    }
    services.stderr.write(`readout: ${visibleLine((error as Error).message)}\n`);
    return EXIT.refused;
  }
  // A document under way or an input that is still open would hold the process; all that was to be written is written.
  if (code === EXIT.interrupted) process.exit(code);
  return code;
}

/** Lets `command` print to the given streams and throw where it would end the process. */
function quieten(command: Command, services: Services): void {
  const { stdout, stderr } = services;
  command.exitOverride().configureOutput({
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text.split("\n").map(visible).join("\n")),
    getOutHelpWidth: () => 80,
    getErrHelpWidth: () => 80,
  });
  for (const child of command.commands) quieten(child, services);
}

function packageVersion(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
