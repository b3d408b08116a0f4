import type { Document, Problem } from "../record.ts";
import type { OffsetMap } from "./offset-map.ts";
import type { Format, SourceOptions } from "./source-options.ts";

/** The source of one report alone, from which the report can be read again: `readRaw`. */
export interface Raw {
  readonly format: Format;
  /** Its characters: of a feed the item within its feed, of a table the row below its header. A text has `\n` for every line end of its file. */
  readonly text: string;
  /** What was given beside it. */
  readonly options: Omit<SourceOptions, "stdin" | "format">;
}

/** What `source/` yields for one report that could be read. */
export interface ReadDocument {
  readonly document: Document;
  /** From a character of `document.text` back to bytes of the source. */
  readonly offsets: OffsetMap;
  readonly problems: readonly Problem[];
  readonly raw: Raw;
}

/** An input that could not be read: one clear line. */
export interface Refused {
  readonly source: string;
  readonly code: string;
  /** What is wrong, where (path, line, item, byte), and what to do about it. */
  readonly message: string;
  readonly duplicate: boolean;
}

/** One input as `source/` sees it: read or refused, in order of arrival. */
export type SourceItem = { readonly read: ReadDocument } | { readonly refused: Refused };
