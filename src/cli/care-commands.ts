import { Command } from "commander";
import { addLibraryOptions, locationOf } from "./library-options.ts";
import { runCheck, runDump, runRestore } from "./run-care.ts";
import { runCorrections } from "./run-corrections.ts";
import { runRemove } from "./run-remove.ts";
import type { Services } from "./services.ts";

/** The commands that take care of a library: `dump`, `restore`, `check`, `remove`, `corrections`; `done` receives the exit code. */
export function careCommands(services: Services, done: (code: number) => void): Command[] {
  const of = (command: Command) => locationOf(command, services.env);
  const dump = new Command("dump")
    .description(
      "Write a whole library as JSONL, independent of where it lies and of the version\nof Readout: FILE, packed where it ends in .gz, or - for the standard output.",
    )
    .argument("[file]", "a file that is made or replaced", "-")
    .action(async (file: string) => done(await runDump(of(dump), file, services)));
  const restore = new Command("restore")
    .description("Take what readout dump wrote into a library that is empty, all of it or nothing.")
    .argument("<file>", "the dump, packed or not, or - for the standard input")
    .action(async (file: string) => done(await runRestore(of(restore), file, services)));
  const check = new Command("check")
    .description("Look through a whole library for damage. Exit code 1 where there is any.")
    .action(async () => done(await runCheck(of(check), services)));
  const remove = new Command("remove")
    .description(
      "Remove reports for good, with their versions, records, sources and corrections;\nwhat held them is overwritten. Copies and dumps made before still have them.",
    )
    .argument("<documents...>", "the ids of their documents")
    .option("--yes", "without asking")
    .action(async (documents: string[], { yes }: { readonly yes?: true }) =>
      done(await runRemove(of(remove), documents, yes === true, services)),
    );
  const corrections = new Command("corrections")
    .description(
      "Write what readers have corrected, a correction a line as JSON, with where it stands\nnow in the text.",
    )
    .option("--gold", "as marked examples: text, item, verdict, field, value")
    .action(async ({ gold }: { readonly gold?: true }) =>
      done(await runCorrections(of(corrections), gold === true, services)),
    );
  return [dump, restore, check, remove, corrections].map(addLibraryOptions);
}
