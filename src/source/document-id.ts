import { createHash } from "node:crypto";
import type { Document } from "../record.ts";

/** The id of a document whose source gives none: a hash of its text. */
export function textId(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Its id where another document has the same text: copy of an agency stands at many addresses, and each is a report of its own. */
export function addressedId(text: string, url: string): string {
  return textId(`${url}\n${text}`);
}

/** Was the id of a document made from it, not given? */
export function isMadeId({ id, text, url }: Pick<Document, "id" | "text" | "url">): boolean {
  return id === textId(text) || (url !== null && id === addressedId(text, url));
}
