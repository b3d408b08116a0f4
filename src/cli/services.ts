import type { Readable } from "node:stream";
import type { SourceItem } from "../source/document.ts";
import type { SourceOptions } from "../source/source-options.ts";
import { openJobs } from "./jobs.ts";
import { openLocalReader, type Reader, type ReaderOptions } from "./reader.ts";

/** What the command line works with: the streams of the process, and what reads sources and documents. */
export interface Services {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readSources(inputs: readonly string[], options: SourceOptions): AsyncIterable<SourceItem>;
  openReader(jobs: number, options: ReaderOptions): Reader;
}

/** The services of this process. */
export function processServices(): Services {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    async *readSources(inputs, options) {
      // Loaded when it is needed, so that `--help` does not wait for it.
      const { readSources } = await import("../source/read-sources.ts");
      yield* readSources(inputs, options);
    },
    openReader: (jobs, options) => (jobs > 1 ? openJobs(jobs, options) : openLocalReader(options)),
  };
}
