import type { RunningServer } from "../server/start-server.ts";
import type { Store } from "../store/store.ts";
import { EXIT } from "./exit-codes.ts";
import { openOutput } from "./output.ts";
import { packageVersion } from "./package-version.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { visible, visibleLine } from "./visible.ts";
import { withLibrary } from "./with-library.ts";

/** What `readout serve` was asked for. */
export interface ServeRequest {
  readonly location: LibraryLocation;
  readonly port: number;
  readonly host: string;
  readonly token: string | null;
}

/** How long the server may take to close before the process is ended, in milliseconds. */
const CLOSED_WITHIN = 10_000;

/**
 * Serves a library until SIGINT or SIGTERM and writes its address to the standard output once it answers. Returns the exit code: 0
 * when it was told to end, 1 where it cannot listen, 2 for misuse or no library.
 */
export function runServe(request: ServeRequest, services: Services): Promise<number> {
  return withLibrary(request.location, "make", services, (store) => serve(store, request, services));
}

async function serve(store: Store, request: ServeRequest, services: Services): Promise<number> {
  const { stdout, stderr } = services;
  const { port, host, token } = request;
  using ending = openEnding();
  let server: RunningServer;
  try {
    server = await services.startServer({
      store,
      readMeanings: services.readMeanings,
      port,
      host,
      token,
      version: packageVersion(),
      report: (error) => {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        stderr.write(`readout: ${text.split("\n").map(visible).join("\n")}\n`);
      },
    });
  } catch (error) {
    stderr.write(`readout: ${visibleLine((error as Error).message)}\n`);
    return error instanceof RangeError ? EXIT.misuse : EXIT.refused;
  }
  await openOutput(stdout).write(`readout: ${server.url}/\n`);
  await ending.told;
  // What hangs must not keep the process: whoever ends it by a signal waits for it.
  setTimeout(() => process.exit(EXIT.ok), CLOSED_WITHIN).unref();
  await server.close();
  return EXIT.ok;
}

interface Ending extends Disposable {
  /** Resolves with the first SIGINT or SIGTERM. */
  readonly told: Promise<void>;
}

function openEnding(): Ending {
  const { promise, resolve } = Promise.withResolvers<void>();
  const listener = () => resolve();
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, listener);
  return {
    told: promise,
    [Symbol.dispose]() {
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, listener);
    },
  };
}
