import type { ExplainedRecord } from "../read.ts";
import type { Document, Problem } from "../record.ts";
import { ModelNotOpened, type Reader } from "./reader.ts";

/** What a job sends to its worker process. The way back to the bytes stays behind: a record does not hold it. */
export interface JobRequest {
  readonly document: Document;
  readonly problems: readonly Problem[];
}

/** What the worker answers. `unopened` ends the run, `failed` is of this document alone. */
export type JobAnswer =
  | { readonly kind: "read"; readonly read: ExplainedRecord }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "unopened"; readonly message: string };

/** Makes this process a worker: it answers each JobRequest that its parent sends, and ends with the parent. */
export function serveReader(reader: Reader): void {
  // Ctrl-C reaches every process of the terminal; the parent decides when to end.
  process.on("SIGINT", () => {});
  process.on("disconnect", () => process.exit(0));
  process.on("message", async (request: JobRequest) => {
    process.send!(await answer(reader, request));
  });
}

async function answer(reader: Reader, request: JobRequest): Promise<JobAnswer> {
  try {
    return { kind: "read", read: await reader.read(request) };
  } catch (error) {
    return { kind: error instanceof ModelNotOpened ? "unopened" : "failed", message: (error as Error).message };
  }
}
