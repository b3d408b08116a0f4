import { Command } from "commander";
import { nonEmpty, width } from "./option-values.ts";
import { runStories } from "./run-stories.ts";
import type { Services } from "./services.ts";

interface StoriesFlags {
  readonly json?: true;
  readonly language?: string;
  readonly width?: number;
}

/** `readout stories`; `done` receives the exit code. */
export function storiesCommand(services: Services, done: (code: number) => void): Command {
  return new Command("stories")
    .description(
      "Find which reports are of one story. Inputs are what read takes, or - for the\nstandard input; no model is needed.",
    )
    .summary("find which reports are of one story")
    .argument("[inputs...]")
    .option("--json", "a story a line as JSON: story, documents, why; each document in exactly one")
    .option("--language <code>", "their language, as en; none is refused for it then", nonEmpty)
    .option("--width <columns>", "columns of the terminal view", width)
    .action(async (inputs: string[], flags: StoriesFlags, command: Command) => {
      if (inputs.length === 0 && services.stdin.isTTY) {
        command.error("error: nothing to read: give a file, a folder, or - for the standard input");
      }
      const { language, json = false, width = null } = flags;
      const request = { inputs: inputs.length > 0 ? inputs : ["-"], source: { language }, json, width };
      done(await runStories(request, services));
    });
}
