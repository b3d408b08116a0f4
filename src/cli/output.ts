import { type FileHandle, open } from "node:fs/promises";
import type { Writable } from "node:stream";

/** Whoever read the output has stopped reading: nothing more is wanted, and nothing went wrong. */
export class OutputClosed extends Error {}

/** The output could not be written, a full disk for example. */
export class OutputFailed extends Error {}

/** A stream written piece by piece, each only when there is room for it. */
export interface Output {
  /** Errors: OutputClosed where the reader of a pipe is gone, OutputFailed for any other failure. */
  write(text: string): Promise<void>;
}

/** An Output over `stream`. */
export function openOutput(stream: Writable): Output {
  // The failure reaches the caller through the callback of `write`; without a listener it would end the process as well.
  stream.on("error", () => {});
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        const settle = (error?: Error | null) => (error ? reject(outputError(error)) : resolve());
        try {
          stream.write(text, settle);
        } catch (error) {
          settle(error as Error);
        }
      }),
  };
}

/** An Output that makes or replaces the file at `path` on its first write, and has to be closed. */
export function openFileOutput(path: string): Output & { close(): Promise<void> } {
  let file: FileHandle | null = null;
  return {
    async write(text) {
      try {
        file ??= await open(path, "w");
        await file.appendFile(text);
      } catch (error) {
        throw outputError(error as Error);
      }
    },
    async close() {
      await file?.close();
    },
  };
}

function outputError(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED"
    ? new OutputClosed("the output was closed", { cause: error })
    : new OutputFailed(`the output could not be written: ${error.message}`, { cause: error });
}
