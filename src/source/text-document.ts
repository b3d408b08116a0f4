import type { Document } from "../record.ts";

/** A document of a text of which nothing else is known; `published` is a day, `YYYY-MM-DD`. */
export function textDocument(id: string, text: string, published: string | null = null): Document {
  return {
    id,
    source: null,
    url: null,
    outlet: null,
    title: null,
    byline: [],
    published: published === null ? null : { value: published, precision: "day", basis: "given" },
    found: {},
    language: "en",
    text,
    removed: [],
  };
}
