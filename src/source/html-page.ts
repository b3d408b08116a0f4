import type { Drafted } from "./draft.ts";
import { readHtml } from "./html/read-html.ts";
import { composeOffsets, type OffsetMap } from "./offset-map.ts";
import { refuse } from "./refusal.ts";

/** The draft of a page: its article, by `readHtml`. `offsets` lead from the characters of `html` to bytes of the source. */
export function draftPage(source: string, html: string, offsets: OffsetMap, url: string | null): Drafted {
  const article = readHtml(html, { url });
  if (!("text" in article)) return refuse(source, article.code, article.message);
  return {
    draft: {
      source,
      text: article.text,
      offsets: composeOffsets(article.offsets, offsets),
      id: null,
      url: article.url ?? url,
      title: article.title,
      outlet: article.outlet,
      byline: article.byline,
      published: article.published,
      found: article.found,
      language: article.language,
      why: article.why,
      problems: article.problems,
    },
  };
}
