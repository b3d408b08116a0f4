import type { Document } from "../../src/record.ts";

export { layoutOf } from "./parse-marked.ts";

/** A document that is nothing but its story. */
export function documentOf(text: string): Document {
  return {
    id: "case",
    source: null,
    url: null,
    outlet: null,
    title: null,
    byline: [],
    published: null,
    found: {},
    language: "en",
    text,
    removed: [],
  };
}
