import { bareDraft, type Drafted, type Input } from "./draft.ts";
import { readFragment } from "./html-fragment.ts";
import { draftPage } from "./html-page.ts";
import { composeOffsets, joinOffsets, type OffsetMap, OffsetRuns } from "./offset-map.ts";
import { readPublished } from "./published.ts";
import { refuse } from "./refusal.ts";

/** A string of a feed, with the way back from its characters to bytes of the source. */
export interface FeedString {
  readonly text: string;
  readonly offsets: OffsetMap;
}

/** One item of a feed of any kind. */
export interface FeedItem {
  readonly title: FeedString | null;
  readonly body: FeedString | null;
  /** The body is said to be plain text; otherwise it is read as HTML where it has any mark of it. */
  readonly plain: boolean;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly byline: readonly string[];
  readonly published: string | null;
  readonly language: string | null;
}

/** The draft of a feed's item: its text begins with the headline as a paragraph of its own. */
export function draftFeedItem(source: string, item: FeedItem, basis: string, input: Input): Drafted {
  const { title, body } = item;
  if (body === null)
    return refuse(source, "EMPTY", "the item has a headline at most and no text; follow its link and give the page");
  const url = input.options.url ?? item.url;
  const markup = !item.plain && /<[a-z!/]|&[a-z#]/i.test(body.text);
  const drafted = markup ? draftMarkup(source, title, body, url) : draftText(source, title, body);
  if ("refused" in drafted) return drafted;
  const { draft } = drafted;
  const published = item.published === null ? null : readPublished(item.published, basis);
  return {
    draft: {
      ...draft,
      url: item.url ?? draft.url,
      title: title?.text ?? draft.title,
      outlet: item.outlet ?? draft.outlet,
      byline: item.byline.length > 0 ? item.byline : draft.byline,
      published: published !== null && "published" in published ? published.published : draft.published,
      found: {
        ...draft.found,
        ...(title !== null && { title: basis }),
        ...(item.outlet !== null && { outlet: basis }),
        ...(item.byline.length > 0 && { byline: basis }),
      },
      language: draft.language ?? item.language,
      why: published !== null && "why" in published ? { ...draft.why, published: published.why } : draft.why,
    },
  };
}

function draftMarkup(source: string, title: FeedString | null, body: FeedString, url: string | null): Drafted {
  const page = draftPage(source, ...pageOf(title, body), url);
  if ("draft" in page || page.refused.code !== "NO_ARTICLE") return page;
  // A line or two in an item are its text, though on a page they would be no article.
  const { text, offsets } = readFragment(body.text);
  if (!/\S/.test(text)) return refuse(source, "EMPTY", "the item has pictures or links at most and no text");
  return draftText(source, title, { text, offsets: composeOffsets(offsets, body.offsets) });
}

function draftText(source: string, title: FeedString | null, body: FeedString): Drafted {
  if (title === null) return { draft: bareDraft(source, body.text, body.offsets) };
  return { draft: bareDraft(source, ...concat([title, "\n\n", body])) };
}

/** The item as a page of its own, so that headline and body are read as those of a page are. */
function pageOf(title: FeedString | null, body: FeedString): [html: string, offsets: OffsetMap] {
  if (title === null) return concat(["<!doctype html><article>", body, "</article>"]);
  const headline = escaped(title);
  return concat(["<!doctype html><title>", headline, "</title><article><h1>", headline, "</h1>", body, "</article>"]);
}

function escaped(title: FeedString): FeedString {
  const text = title.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  if (text === title.text) return title;
  const place = title.offsets.toSource(0, title.text.length);
  const whole =
    place === null
      ? title.offsets
      : OffsetRuns.builder()
          .add(0, text.length, place.from, place.to - place.from)
          .build();
  return { text, offsets: whole };
}

function concat(parts: readonly (string | FeedString)[]): [text: string, offsets: OffsetMap] {
  let text = "";
  const pieces = [];
  for (const part of parts) {
    const from = text.length;
    text += typeof part === "string" ? part : part.text;
    if (typeof part !== "string") pieces.push({ from, to: text.length, map: part.offsets });
  }
  return [text, joinOffsets(pieces)];
}
