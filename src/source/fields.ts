import type { Problem } from "../record.ts";
import type { Field } from "./csv-header.ts";
import { bareDraft, type Draft, type Drafted, type Input } from "./draft.ts";
import { draftPage } from "./html-page.ts";
import type { OffsetMap } from "./offset-map.ts";
import { readPublished } from "./published.ts";
import { refuse } from "./refusal.ts";

/** The fields of one report in a line of JSONL or a row of a table. */
export interface Fields {
  /** `jsonl`, `json` or `csv`: the basis of what is found. */
  readonly basis: string;
  readonly values: { readonly [field in Exclude<Field, "byline">]?: string };
  readonly byline: readonly string[];
  /** From the characters of a field to bytes of the source. */
  offsetsOf(field: "text" | "html"): OffsetMap;
  readonly problems: readonly Problem[];
}

/** The draft of a report given in fields. Its `text` is taken to the character; of `html`, the article. */
export function draftFields(source: string, fields: Fields, input: Input): Drafted {
  const { values, basis } = fields;
  const known = present(values.text) ?? present(values.html);
  if (known === null) {
    const empty = values.text !== undefined || values.html !== undefined;
    return empty
      ? refuse(source, "EMPTY", "`text` and `html` are empty")
      : refuse(source, "NO_TEXT", "it has neither `text` nor `html`; put the report into a field of that name");
  }
  let draft: Draft;
  if (present(values.text) !== null) {
    draft = bareDraft(source, values.text!, fields.offsetsOf("text"));
  } else {
    const url = input.options.url ?? present(values.url);
    const page = draftPage(source, values.html!, fields.offsetsOf("html"), url);
    if ("refused" in page) return page;
    draft = page.draft;
  }
  const published = present(values.published) === null ? null : readPublished(values.published!, basis);
  const title = present(values.title);
  const outlet = present(values.outlet);
  return {
    draft: {
      ...draft,
      id: present(values.id),
      url: present(values.url) ?? draft.url,
      title: title ?? draft.title,
      outlet: outlet ?? draft.outlet,
      byline: fields.byline.length > 0 ? fields.byline : draft.byline,
      published: published !== null && "published" in published ? published.published : draft.published,
      found: {
        ...draft.found,
        ...(title !== null && { title: basis }),
        ...(outlet !== null && { outlet: basis }),
        ...(fields.byline.length > 0 && { byline: basis }),
      },
      why: {
        ...draft.why,
        ...(published !== null && "why" in published && draft.published === null ? { published: published.why } : {}),
      },
      problems: [...fields.problems, ...draft.problems],
    },
  };
}

function present(value: string | undefined): string | null {
  return value !== undefined && /\S/.test(value) ? value : null;
}
