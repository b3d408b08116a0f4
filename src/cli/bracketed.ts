import type { SentenceParts } from "../export/comparison/sentence-parts.ts";

/** The words of a report with those in brackets that others have not. */
export function bracketed(parts: SentenceParts): string {
  return parts.map(({ text, isOwn }) => (isOwn ? text.replace(/\S.*\S|\S/s, "[$&]") : text)).join("");
}
