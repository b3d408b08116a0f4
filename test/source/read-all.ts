import type { ReadDocument, Refused, SourceItem } from "../../src/source/document.ts";
import { readBytes, readString } from "../../src/source/read-sources.ts";
import type { SourceOptions } from "../../src/source/source-options.ts";

/** All items of a reading, apart. */
export interface AllRead {
  readonly items: readonly SourceItem[];
  readonly read: readonly ReadDocument[];
  readonly refused: readonly Refused[];
}

export async function readAll(reading: AsyncIterable<SourceItem>): Promise<AllRead> {
  const items: SourceItem[] = [];
  for await (const item of reading) items.push(item);
  return {
    items,
    read: items.flatMap((item) => ("read" in item ? [item.read] : [])),
    refused: items.flatMap((item) => ("refused" in item ? [item.refused] : [])),
  };
}

/** Reads bytes, or a string as its UTF-8 bytes, as a file would be read. */
export function readFileOf(content: string | Uint8Array, options: SourceOptions = {}): Promise<AllRead> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return readAll(readBytes(bytes, { ...options, source: "file" }));
}

export function readStringOf(text: string, options: SourceOptions = {}): Promise<AllRead> {
  return readAll(readString(text, { ...options, source: "string" }));
}

/** One or more paragraphs of plain English, enough for the language to be told. */
export const REPORT =
  "The harbour board of Eastmouth met on Friday to talk about the new pier. “We have waited long enough,” said Dora Quill, who leads the board. Her deputy, Tom Ashby, did not agree and asked for more time. The members will vote next week, and both sides think that they have the votes they need to win.";
