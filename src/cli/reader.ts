import type { ExplainedRecord } from "../read.ts";
import type { ReadDocument } from "../source/document.ts";

export interface ReaderOptions {
  /** A model file other than the one that comes with Readout. */
  readonly model: string | null;
  /** Threads of the neural runtime. */
  readonly threads: number;
}

/** What makes records of documents. */
export interface Reader {
  /** How many documents it is worth having on the way at once. */
  readonly capacity: number;
  /** Errors: ModelNotOpened where nothing can be read at all; any other error is of this document alone. */
  read(document: Pick<ReadDocument, "document" | "problems">): Promise<ExplainedRecord>;
  close(): Promise<void>;
}

/** The model is missing or damaged: no document can be read. */
export class ModelNotOpened extends Error {}

/** Tells an error of opening a model as `ModelNotOpened`. */
export function notOpened(cause: Error): never {
  throw new ModelNotOpened(cause.message, { cause });
}

/** Reads in this process. The model is opened with the first document, so that a run which refuses all of them needs none. */
export function openLocalReader({ model, threads }: ReaderOptions): Reader {
  let opening: ReturnType<typeof open> | null = null;
  async function open() {
    const { openModel, readDocumentExplained } = await import("../read.ts");
    const opened = await openModel({ path: model ?? undefined, threads }).catch(notOpened);
    return { opened, readDocumentExplained };
  }
  return {
    capacity: 1,
    async read(document) {
      opening ??= open();
      const { opened, readDocumentExplained } = await opening;
      return readDocumentExplained(opened, document);
    },
    async close() {
      const open = await opening?.catch(() => null);
      await open?.opened.close();
    },
  };
}
