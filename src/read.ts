import { readFileSync } from "node:fs";
import { findStatements } from "./extract/find-statements.ts";
import { type Model, openModel } from "./model/open-model.ts";
import type { Made, Record } from "./record.ts";
import type { ReadDocument } from "./source/document.ts";
import { readBytes, readString } from "./source/read-sources.ts";
import type { SourceOptions } from "./source/source-options.ts";
import { findLayout } from "./text/find-layout.ts";

export { type Model, type ModelOptions, openModel } from "./model/open-model.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** A record, and for each statement by id the reason for its speaker. */
export interface ExplainedRecord {
  readonly record: Record;
  readonly because: ReadonlyMap<string, string>;
}

/** The stages, from a document to its record. */
export async function readDocumentExplained(model: Model, read: ReadDocument): Promise<ExplainedRecord> {
  const { document, problems } = read;
  const layout = findLayout(document);
  const scores = await model.score(layout);
  const { entities, statements, because } = findStatements(document, layout, scores);
  const record: Record = {
    readout: 1,
    made: made(model),
    document,
    entities,
    statements,
    events: [],
    times: [],
    places: [],
    problems,
  };
  return { record, because };
}

/** The record of one document. */
export async function readDocument(model: Model, read: ReadDocument): Promise<Record> {
  return (await readDocumentExplained(model, read)).record;
}

function made({ name, sha256 }: Model): Made {
  return { version, model: { name, sha256 }, options: {} };
}

export interface ReadOptions extends SourceOptions {
  /** An opened model, to be used for several calls; without one the model is opened for this call and closed after it. */
  readonly model?: Model;
}

/** An input that could not be read: `code` and `source` say what and where. */
export class ReadError extends Error {
  override name = "ReadError";
  readonly code: string;
  readonly source: string;

  constructor(code: string, source: string, message: string) {
    super(message);
    this.code = code;
    this.source = source;
  }
}

/**
 * Reads reports: the bytes or the text of a page, a plain text, a feed, JSON Lines or a table, told apart by their
 * content. Yields a record for each report. Errors: ReadError where a report cannot be read, after all the others have
 * been; ModelError where the model cannot be opened.
 */
export async function* read(input: Uint8Array | string, options: ReadOptions = {}): AsyncGenerator<Record> {
  const { model: given, ...sourceOptions } = options;
  const model = given ?? (await openModel());
  const refused: ReadError[] = [];
  try {
    const items = typeof input === "string" ? readString(input, sourceOptions) : readBytes(input, sourceOptions);
    for await (const item of items) {
      if ("read" in item) yield await readDocument(model, item.read);
      else refused.push(new ReadError(item.refused.code, item.refused.source, item.refused.message));
    }
  } finally {
    if (given === undefined) await model.close();
  }
  if (refused.length === 1) throw refused[0];
  if (refused.length > 1) throw new AggregateError(refused, `${refused.length} reports could not be read`);
}
