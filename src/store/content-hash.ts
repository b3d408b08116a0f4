import { createHash } from "node:crypto";
import type { Document } from "../record.ts";

/**
 * What a report is known by: two with the same hash are one report added twice. The same text at two addresses or of two outlets is
 * two reports; where it was read from (`source`) does not count.
 */
export function contentHash({ id, url, outlet, title, byline, published, text }: Document): string {
  return sha256(JSON.stringify([id, url, outlet, title, byline, published?.value ?? null, text]));
}

/** Of a key that may be too long for an index (an address, a name). */
export function shortHash(text: string): string {
  return sha256(text).slice(0, 32);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
