import { readFileSync } from "node:fs";
import { completeEntities, type EntityReasons } from "./extract/complete-entities.ts";
import { draftEvents, sidesOf } from "./extract/events/draft-events.ts";
import { type EventReasons, findEvents } from "./extract/events/find-events.ts";
import { findStatements } from "./extract/find-statements.ts";
import { findKnownMentions } from "./extract/known-mentions.ts";
import { placeMentions } from "./extract/place-mentions.ts";
import { findPlaces } from "./extract/places/find-places.ts";
import { type Resolved, resolveMentions } from "./extract/resolve-mentions.ts";
import { findTimes } from "./extract/times/find-times.ts";
import { type Model, openModel } from "./model/open-model.ts";
import type { Scores } from "./model/scores.ts";
import type { Made, Record } from "./record.ts";
import type { ReadDocument } from "./source/document.ts";
import { readBytes, readString } from "./source/read-sources.ts";
import type { SourceOptions } from "./source/source-options.ts";
import { textDocument } from "./source/text-document.ts";
import { findLayout } from "./text/find-layout.ts";
import type { Layout } from "./text/layout.ts";

export { type Model, type ModelOptions, openModel } from "./model/open-model.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** A record and how it came to be what it is. */
export interface ExplainedRecord {
  readonly record: Record;
  /** For each statement by id the reason for its speaker. */
  readonly because: ReadonlyMap<string, string>;
  /** For each event by id a reason for each of its fields. */
  readonly reasons: ReadonlyMap<string, EventReasons>;
  /** For each entity by id what decided its country and sector. */
  readonly known: ReadonlyMap<string, EntityReasons>;
}

/** The stages, from a document to its record. */
export async function readDocumentExplained(
  model: Model,
  read: Pick<ReadDocument, "document" | "problems">,
): Promise<ExplainedRecord> {
  const layout = findLayout(read.document);
  return readScores(made(model), read, layout, await model.score(layout));
}

/** The stages after the model. */
export function readScores(
  made: Made,
  read: Pick<ReadDocument, "document" | "problems">,
  layout: Layout,
  scores: Scores,
): ExplainedRecord {
  const { document, problems } = read;
  const { named, statements, because } = findStatements(document, layout, scores);
  const resolved = resolveMentions(layout, named, scores.mentions, findKnownMentions(document.text, statements, named));
  const drafts = draftEvents(layout, scores.events, named.mentions);
  const { entities, reasons: known, entityAt } = completeEntities(layout, named, resolved, sidesOf(drafts));
  const times = findTimes(document, layout);
  const places = findPlaces(document, layout, placeMentions(entities, drafts));
  const { events, reasons } = findEvents(layout, drafts, { statements, times, places, entityAt });
  const record: Record = { readout: 1, made, document, entities, statements, events, times, places, problems };
  return { record, because, reasons, known };
}

/** All mentions of a text and what they mean; a record has those of persons, bodies and places, and the sides of its events. */
export async function readMentions(model: Model, text: string): Promise<Resolved> {
  const document = textDocument("text", text);
  const layout = findLayout(document);
  const scores = await model.score(layout);
  const { named, statements } = findStatements(document, layout, scores);
  return resolveMentions(layout, named, scores.mentions, findKnownMentions(text, statements, named));
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
