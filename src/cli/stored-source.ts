import type { Document } from "../record.ts";
import type { Raw, ReadDocument } from "../source/document.ts";
import { readRaw } from "../source/read-raw.ts";
import { contentHash } from "../store/content-hash.ts";
import type { KeptRecord } from "../store/explained.ts";

/** A stored report as it is to be read again. */
export interface SourceAgain {
  readonly read: ReadDocument;
  /** Why its document is not the one that its source gives today, or `null`. */
  readonly why: string | null;
}

/**
 * The document of a stored report, made again from its source. A version stays what it is: where the source gives another text
 * today, or none, the stored one is kept, and with another title, outlet, address, author or date only what else is known is new.
 */
export async function readStored({ record }: KeptRecord, raw: Raw | null): Promise<SourceAgain> {
  const { document, problems } = record;
  const kept = raw ?? { format: "text", text: document.text, options: {} };
  const stored: ReadDocument = { document, problems, offsets: { toSource: () => null }, raw: kept };
  if (raw === null) return { read: stored, why: null };
  const item = await readRaw(raw, document.source ?? document.id);
  if ("refused" in item) return { read: stored, why: `its source is refused today (${item.refused.message})` };
  const again: Document = { ...item.read.document, id: document.id, source: document.source };
  if (again.text !== document.text) return { read: stored, why: "its source gives another text today" };
  const isSame = contentHash(again) === contentHash(document);
  const { language, removed } = again;
  return {
    read: {
      ...item.read,
      document: isSame ? again : { ...document, language, removed },
      // The source is kept decoded: what was wrong with its bytes was told when they were read.
      problems: [...problems.filter(({ code }) => code.startsWith("CHARSET_")), ...item.read.problems],
    },
    why: isSame ? null : "its source gives another title, outlet, address, author or date today",
  };
}
