import { Command } from "commander";
import { addLibraryOptions, locationOf } from "./library-options.ts";
import { total, width } from "./option-values.ts";
import { runDiff } from "./run-diff.ts";
import type { Services } from "./services.ts";

interface DiffFlags {
  readonly version?: number;
  readonly json?: true;
  readonly width?: number;
}

/** `readout diff`; `done` receives the exit code. */
export function diffCommand(services: Services, done: (code: number) => void): Command {
  const command = new Command("diff")
    .description(
      "Show what the record of a report tells otherwise than the one before it, or\nwithout a DOCUMENT how much has changed in the whole library.",
    )
    .summary("show what reading again has changed")
    .argument("[document]", "the id of its document")
    .option("--version <n>", "the version of the report (the latest)", total)
    .option("--json", "as JSON: the changes with their fields")
    .option("--width <columns>", "columns of the terminal view", width);
  return addLibraryOptions(command).action(async (document: string | undefined, flags: DiffFlags) => {
    if (document === undefined && flags.version !== undefined) {
      command.error("error: --version is of one report: give its document");
    }
    const location = locationOf(command, services.env);
    const { version = null, json = false, width = null } = flags;
    done(await runDiff({ location, document: document ?? null, version, json, width }, services));
  });
}
