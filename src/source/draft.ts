import type { Document, Problem, Published, Why } from "../record.ts";
import type { Refused } from "./document.ts";
import type { OffsetMap } from "./offset-map.ts";
import type { SourceOptions } from "./source-options.ts";

/** One report as its format gives it, before options, language and identity are settled in `makeDocument`. */
export interface Draft {
  readonly source: string;
  readonly text: string;
  /** From the text to bytes of the source. */
  readonly offsets: OffsetMap;
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: readonly string[];
  readonly published: Published | null;
  readonly found: Document["found"];
  /** As the source declares it. */
  readonly language: string | null;
  readonly why: Why;
  readonly problems: readonly Problem[];
}

export type DraftItem = { readonly draft: Draft } | { readonly refused: Refused };

/** What is being read, as the readers of formats see it. */
export interface Input {
  /** A path, a name given by a program, or `-`. */
  readonly source: string;
  readonly options: SourceOptions;
  /** The text is a program's own string: nothing is normalised. */
  readonly exact: boolean;
}

/** A draft of which nothing but the text is known. */
export function bareDraft(source: string, text: string, offsets: OffsetMap): Draft {
  return {
    source,
    text,
    offsets,
    id: null,
    url: null,
    title: null,
    outlet: null,
    byline: [],
    published: null,
    found: {},
    language: null,
    why: {},
    problems: [],
  };
}
