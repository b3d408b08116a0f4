import type { Readable } from "node:stream";
import type { ReadMeanings } from "../compare/meanings.ts";
import type { RunningServer, ServerOptions } from "../server/start-server.ts";
import type { SourceItem } from "../source/document.ts";
import type { SourceOptions } from "../source/source-options.ts";
import type { Store } from "../store/store.ts";
import { openJobs } from "./jobs.ts";
import { notOpened, openLocalReader, type Reader, type ReaderOptions } from "./reader.ts";

/** Where a library is: a folder, or a database by its address. */
export type LibraryLocation = { readonly folder: string } | { readonly url: string };

/** What the command line works with: the streams of the process, and what reads sources and documents. */
export interface Services {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readSources(inputs: readonly string[], options: SourceOptions): AsyncIterable<SourceItem>;
  openReader(jobs: number, options: ReaderOptions): Reader;
  /** The SHA-256 of a model file, `null` for the one that comes with Readout. Errors: ModelNotOpened. */
  modelHash(model: string | null): Promise<string>;
  /** Errors: StoreError. Without `readOnly` a library that is not there is made. */
  openStore(location: LibraryLocation, options: { readonly readOnly: boolean }): Promise<Store>;
  readonly readMeanings: ReadMeanings;
  startServer(options: ServerOptions): Promise<RunningServer>;
}

/** The services of this process. What they need is loaded when it is needed, so that `--help` does not wait for it. */
export function processServices(): Services {
  let readMeanings: Promise<ReadMeanings> | null = null;
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    async *readSources(inputs, options) {
      const { readSources } = await import("../source/read-sources.ts");
      yield* readSources(inputs, options);
    },
    openReader: (jobs, options) => (jobs > 1 ? openJobs(jobs, options) : openLocalReader(options)),
    async modelHash(model) {
      const { modelHash } = await import("../model/open-model.ts");
      try {
        return modelHash(model ?? undefined);
      } catch (error) {
        return notOpened(error as Error);
      }
    },
    async openStore(location, options) {
      const { openStore } = await import("../store/open-store.ts");
      return openStore(location, options);
    },
    async readMeanings(documents) {
      readMeanings ??= import("../compare/meanings.ts").then(({ openMeaningsReader }) => openMeaningsReader());
      return (await readMeanings)(documents).catch(notOpened);
    },
    async startServer(options) {
      const { startServer } = await import("../server/start-server.ts");
      return startServer(options);
    },
  };
}
