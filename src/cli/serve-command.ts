import { Command } from "commander";
import { addLibraryOptions, locationOf } from "./library-options.ts";
import { nonEmpty, port } from "./option-values.ts";
import { runServe } from "./run-serve.ts";
import type { Services } from "./services.ts";

interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly token?: string;
}

const HELP = `
Examples:
  readout serve                                  pages for yourself
  READOUT_TOKEN=… readout serve --host 0.0.0.0   for others, who need the token`;

/** `readout serve`; `done` receives the exit code. */
export function serveCommand(services: Services, done: (code: number) => void): Command {
  const command = new Command("serve")
    .description(
      "Serve a library as web pages and as an HTTP API, to this machine alone unless\ntold otherwise. Prints its address when it is ready; Ctrl-C ends it.",
    )
    .summary("serve a library as web pages and an API")
    .option("--port <n>", "the port, 0 for any that is free", port, 8765)
    .option("--host <address>", "the address it listens at", nonEmpty, "127.0.0.1")
    .option("--token <token>", "what every request must bring (READOUT_TOKEN)", nonEmpty);
  return addLibraryOptions(command)
    .addHelpText("after", HELP)
    .action(async ({ port, host, token }: ServeFlags) => {
      const location = locationOf(command, services.env);
      done(await runServe({ location, port, host, token: token ?? (services.env.READOUT_TOKEN || null) }, services));
    });
}
