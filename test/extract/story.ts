import type { Document } from "../../src/record.ts";
import { textDocument } from "../../src/source/text-document.ts";

export { layoutOf } from "./parse-marked.ts";

/** A document that is nothing but its story. */
export function documentOf(text: string): Document {
  return textDocument("case", text);
}
