import { createHash } from "node:crypto";
import type { Document } from "../record.ts";
import { isMadeId } from "../source/document-id.ts";

/**
 * What a report is known by: two with the same hash are one report added twice. The same text at two addresses or of two outlets is
 * two reports; where it was read from (`source`), and an id that was made from the text, do not count.
 */
export function contentHash(document: Document): string {
  const { id, url, outlet, title, byline, published, text } = document;
  const given = isMadeId(document) ? null : id;
  return sha256(JSON.stringify([given, url, outlet, title, byline, published?.value ?? null, text]));
}

/** Of a key that may be too long for an index (an address, a name). */
export function shortHash(text: string): string {
  return sha256(text).slice(0, 32);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
