import type { Document, Removed } from "../../src/record.ts";

/** A document of which nothing but its text is known. */
export function documentOf(
  text: string,
  known: { title?: string; byline?: string[]; removed?: Removed[] } = {},
): Document {
  return {
    id: "test",
    source: null,
    url: null,
    outlet: null,
    title: known.title ?? null,
    byline: known.byline ?? [],
    published: null,
    found: {},
    language: "en",
    text,
    removed: known.removed ?? [],
  };
}
