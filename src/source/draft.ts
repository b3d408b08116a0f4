import type { Document, Problem, Published, Why } from "../record.ts";
import type { Raw, Refused } from "./document.ts";
import type { OffsetMap } from "./offset-map.ts";
import type { Format, SourceOptions } from "./source-options.ts";

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

/** A draft without its source, as the parts of a format make it. */
export type Drafted = { readonly draft: Draft } | { readonly refused: Refused };

/** A draft with the source of its report alone. */
export type DraftItem =
  | { readonly draft: Draft; readonly raw: Pick<Raw, "format" | "text"> }
  | { readonly refused: Refused };

/** A draft with its source: `text`, read as `format`, gives the same draft. */
export function withRaw(drafted: Drafted, format: Format, text: string): DraftItem {
  return "refused" in drafted ? drafted : { draft: drafted.draft, raw: { format, text } };
}

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
