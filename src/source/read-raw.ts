import type { Raw, SourceItem } from "./document.ts";
import { readString } from "./read-sources.ts";
import { refuse } from "./refusal.ts";

/**
 * Reads a report again from its own source: the same document as the first time, with `source` as where it was read from. The
 * offsets lead to code units of `raw.text`. What another version of Readout kept may be refused, or read otherwise.
 */
export async function readRaw(raw: Raw, source: string): Promise<SourceItem> {
  for await (const item of readString(raw.text, { ...raw.options, format: raw.format, source })) {
    if ("read" in item) return { read: { ...item.read, document: { ...item.read.document, source } } };
    const { source: named, message } = item.refused;
    return { refused: { ...item.refused, source, message: `${source}${message.slice(named.length)}` } };
  }
  return refuse(source, "EMPTY", "no report in it");
}
