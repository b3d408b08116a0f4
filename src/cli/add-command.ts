import { Command } from "commander";
import { addLibraryOptions, locationOf } from "./library-options.ts";
import { count, nonEmpty } from "./option-values.ts";
import { runAdd } from "./run-add.ts";
import type { Services } from "./services.ts";

interface AddFlags {
  readonly published?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly title?: string;
  readonly language?: string;
  readonly jobs?: number;
  readonly threads: number;
  readonly model?: string;
}

/** `readout add`; `done` receives the exit code. */
export function addCommand(services: Services, done: (code: number) => void): Command {
  const command = new Command("add")
    .description(
      "Read reports into a library: inputs as of readout read. What the library has\nalready is not read again, so that a run that was broken off can be repeated.",
    )
    .summary("read reports into a library")
    .argument("[inputs...]")
    .option("--published <date>", "date of the report, whatever it tells itself", nonEmpty)
    .option("--outlet <name>", "its outlet", nonEmpty)
    .option("--url <address>", "its address", nonEmpty)
    .option("--title <words>", "its title", nonEmpty)
    .option("--language <code>", "its language, as en; none is refused for it then", nonEmpty)
    .option("--jobs <n>", "processes to read with (chosen by the inputs)", count)
    .option("--threads <n>", "threads of the runtime in each process", count, 1)
    .option("--model <path>", "a model file other than Readout’s own", nonEmpty);
  return addLibraryOptions(command).action(async (inputs: string[], flags: AddFlags) => {
    if (inputs.length === 0 && services.stdin.isTTY) {
      command.error("error: nothing to add: give a file, a folder, or - for the standard input");
    }
    const { published, outlet, url, title, language } = flags;
    done(
      await runAdd(
        {
          location: locationOf(command, services.env),
          inputs: inputs.length > 0 ? inputs : ["-"],
          source: { published, outlet, url, title, language },
          reader: { model: flags.model ?? null, threads: flags.threads },
          jobs: flags.jobs ?? null,
        },
        services,
      ),
    );
  });
}
