import type { Document, Problem } from "../record.ts";
import type { OffsetMap } from "./offset-map.ts";

/** What `source/` yields for one report that could be read. */
export interface ReadDocument {
  readonly document: Document;
  /** From a character of `document.text` back to bytes of the source. */
  readonly offsets: OffsetMap;
  readonly problems: readonly Problem[];
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
