import { Command } from "commander";
import { addLibraryOptions, locationOf } from "./library-options.ts";
import { count, nonEmpty } from "./option-values.ts";
import { runReread } from "./run-reread.ts";
import type { Services } from "./services.ts";

interface RereadFlags {
  readonly all?: true;
  readonly jobs?: number;
  readonly threads: number;
  readonly model?: string;
}

/** `readout reread`; `done` receives the exit code. */
export function rereadCommand(services: Services, done: (code: number) => void): Command {
  const command = new Command("reread")
    .description(
      "Make records again, from the sources that the library keeps, where another\nmodel or version of Readout made them. Those before are kept: readout diff.",
    )
    .summary("make the records of a library again")
    .option("--all", "of every report, whatever made its record")
    .option("--jobs <n>", "processes to read with (chosen by the reports)", count)
    .option("--threads <n>", "threads of the runtime in each process", count, 1)
    .option("--model <path>", "a model file other than Readout’s own", nonEmpty);
  return addLibraryOptions(command).action(async ({ all, jobs, threads, model }: RereadFlags) => {
    const location = locationOf(command, services.env);
    const reader = { model: model ?? null, threads };
    done(await runReread({ location, all: all === true, reader, jobs: jobs ?? null }, services));
  });
}
