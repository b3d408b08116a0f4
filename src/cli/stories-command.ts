import { Command } from "commander";
import { addLibraryOptions, type LibraryFlags, locationOf } from "./library-options.ts";
import { nonEmpty, width } from "./option-values.ts";
import { runLibraryStories } from "./run-library-stories.ts";
import { runStories } from "./run-stories.ts";
import type { Services } from "./services.ts";

interface StoriesFlags extends LibraryFlags {
  readonly json?: true;
  readonly language?: string;
  readonly width?: number;
}

/** `readout stories`; `done` receives the exit code. */
export function storiesCommand(services: Services, done: (code: number) => void): Command {
  const command = new Command("stories")
    .description(
      "Find which reports are of one story. Inputs are what read takes, or - for the\nstandard input; no model is needed. Without inputs: the stories of a library.",
    )
    .summary("find which reports are of one story")
    .argument("[inputs...]")
    .option("--json", "a story a line as JSON: story, documents, why; each document in exactly one")
    .option("--language <code>", "their language, as en; none is refused for it then", nonEmpty)
    .option("--width <columns>", "columns of the terminal view", width);
  return addLibraryOptions(command).action(async (inputs: string[], flags: StoriesFlags) => {
    const { library, store, language, json = false, width = null } = flags;
    const isOfLibrary = library !== undefined || store !== undefined;
    if (inputs.length > 0 && isOfLibrary) {
      command.error("error: the stories of a library are listed without inputs; readout add puts reports into it");
    }
    // What comes through a pipe is read, as by the other commands, unless a library is named.
    if (inputs.length === 0 && (isOfLibrary || services.stdin.isTTY)) {
      return done(await runLibraryStories(locationOf(command, services.env), { json, width }, services));
    }
    const request = { inputs: inputs.length > 0 ? inputs : ["-"], source: { language }, json, width };
    done(await runStories(request, services));
  });
}
