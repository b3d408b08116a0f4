import { Command, CommanderError } from "commander";
import { addCommand } from "./add-command.ts";
import { careCommands } from "./care-commands.ts";
import { compareCommand } from "./compare-command.ts";
import { joinCsvTable } from "./csv-tables.ts";
import { diffCommand } from "./diff-command.ts";
import { evalCommand } from "./eval-command.ts";
import { EXIT } from "./exit-codes.ts";
import { explainCommand } from "./explain-command.ts";
import { packageVersion } from "./package-version.ts";
import { queryWordsLast } from "./query-words-last.ts";
import { readCommand } from "./read-command.ts";
import { rereadCommand } from "./reread-command.ts";
import { searchCommand } from "./search-command.ts";
import { serveCommand } from "./serve-command.ts";
import { processServices, type Services } from "./services.ts";
import { storiesCommand } from "./stories-command.ts";
import { visible, visibleLine } from "./visible.ts";

const MORE = `
More: stories; for a library: diff dump restore check remove corrections

Examples:
  readout read report.html                     the report with its voices marked
  readout read archive/ --jsonl > records.jsonl
  readout add archive/ feed.xml                keep reports in a library
  readout search 'speaker:"Wang Yi" Taiwan'    who said what about it
  readout serve                                the library as web pages

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
  const search = searchCommand(services, done);
  const program = new Command("readout")
    .description("Reads news reports: who said what, who did what, and on whose word.")
    .usage("COMMAND …    (readout COMMAND --help; readout --version)")
    .version(packageVersion())
    .addHelpText("after", MORE)
    .configureHelp({ visibleOptions: () => [], subcommandTerm: (command) => command.name() })
    .helpCommand(false)
    // Options behind a command are its own: --version of diff.
    .enablePositionalOptions()
    .addCommand(readCommand(services, done))
    .addCommand(explainCommand(services, done))
    .addCommand(compareCommand(services, done))
    .addCommand(storiesCommand(services, done), { hidden: true })
    .addCommand(addCommand(services, done))
    .addCommand(search)
    .addCommand(serveCommand(services, done))
    .addCommand(rereadCommand(services, done))
    .addCommand(diffCommand(services, done), { hidden: true })
    .addCommand(evalCommand(services));
  for (const command of careCommands(services, done)) program.addCommand(command, { hidden: true });
  quieten(program, services);
  // What `--help` writes may go to a closed pipe; without listeners that would end the process with a stack.
  for (const stream of [services.stdout, services.stderr]) stream.on("error", () => {});
  try {
    await program.parseAsync(arranged(argv, search), { from: "user" });
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

/** `argv` as the parser of options takes it for what is meant. */
function arranged(argv: readonly string[], search: Command): readonly string[] {
  const [name, ...words] = argv;
  if (name === "read") return joinCsvTable(argv);
  return name === "search" ? [name, ...queryWordsLast(words, search)] : argv;
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
