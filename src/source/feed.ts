import { parseAtomFeed, parseRdfFeed, parseRssFeed } from "feedsmith";
import type { Decoded } from "./decode.ts";
import { type DraftItem, type Input, withRaw } from "./draft.ts";
import { draftFeedItem, type FeedItem, type FeedString } from "./feed-item.ts";
import { type FeedElement, type FeedPart, splitFeed } from "./feed-split.ts";
import { readFragment } from "./html-fragment.ts";
import { isJsonFeed, languageOf, readJsonFeed } from "./json-feed.ts";
import { composeOffsets, type OffsetMap, OffsetRuns } from "./offset-map.ts";
import { refuse, Unreadable } from "./refusal.ts";
import { readXmlText } from "./xml-text.ts";

/** The reports of a feed (RSS, Atom, RDF, JSON Feed), an item each. An item that is broken is refused by its number. */
export function* readFeed(decoded: Decoded, input: Input): Generator<DraftItem> {
  const { text, offsets } = decoded;
  if (text.trimStart().startsWith("{")) {
    yield* readJsonFeedText(text, offsets, input);
    return;
  }
  const parts = splitFeed(text);
  if (parts.doctype) {
    throw new Unreadable(
      "XML_DTD",
      "a feed with a document type or entities of its own, which can hide anything; ask for the feed without",
    );
  }
  const read = readerOf(parts.root);
  if (read === null)
    throw new Unreadable("NOT_A_FEED", "not RSS, Atom or RDF; give HTML or text without --format feed");
  const feed = attempt(() => read(`${parts.head}${parts.closing}`).feed) ?? {
    outlet: null,
    language: null,
    byline: [],
  };
  const head = withoutList(parts.head);
  if (parts.items.length === 0) throw new Unreadable("FEED_EMPTY", "a feed without items");
  for (const [k, part] of parts.items.entries()) {
    const source = `${input.source}#${k + 1}`;
    const xml = text.slice(part.from, part.to);
    const item = part.fault === null ? attempt(() => read(`${parts.opening}${xml}${parts.closing}`).item) : null;
    if (item === null) {
      const place = offsets.toSource(part.from, part.to);
      yield refuse(
        source,
        "FEED_ITEM",
        `the XML of the item is broken (${part.fault ?? "no item in it"}), from byte ${place?.from ?? 0} on`,
      );
      continue;
    }
    const locate = (value: string | undefined, names: RegExp): FeedString | null =>
      value === undefined || !/\S/.test(value)
        ? null
        : { text: value, offsets: placeOf(value, names, text, part, offsets) };
    const title = locate(item.title, /(?:^|:)title$/);
    const drafted: FeedItem = {
      title: title !== null && item.richTitle ? withoutMarkup(title) : title,
      body: locate(item.body, /(?:^|:)(?:encoded|content|description|summary)$/),
      plain: item.plain,
      url: item.url ?? null,
      outlet: item.outlet ?? feed.outlet,
      byline: item.byline.length > 0 ? item.byline : feed.byline,
      published: item.published ?? null,
      language: feed.language,
    };
    yield withRaw(draftFeedItem(source, drafted, "feed", input), "feed", `${head}${xml}${parts.closing}`);
  }
}

function* readJsonFeedText(json: string, offsets: OffsetMap, input: Input): Generator<DraftItem> {
  const value: unknown = attempt(() => JSON.parse(json));
  if (!isJsonFeed(value)) throw new Unreadable("NOT_A_FEED", "not a JSON Feed (jsonfeed.org)");
  yield* readJsonFeed({ value: value as object, json, at: 0, offsets }, input);
}

/** The head of a feed without the list of all its items that RDF has there: it is no part of any one of them. */
function withoutList(head: string): string {
  const from = head.search(/<items[\s>]/);
  const end = head.indexOf("</items>", from);
  return from < 0 || end < 0 ? head : head.slice(0, from) + head.slice(end + "</items>".length);
}

interface ReadItem {
  readonly title: string | undefined;
  /** The title may hold tags and references of HTML. */
  readonly richTitle: boolean;
  readonly body: string | undefined;
  readonly plain: boolean;
  readonly url: string | undefined;
  readonly outlet: string | undefined;
  readonly byline: string[];
  readonly published: string | undefined;
}

interface ReadFeed {
  readonly feed: {
    readonly outlet: string | null;
    readonly language: string | null;
    readonly byline: readonly string[];
  };
  readonly item: ReadItem | null;
}

function readerOf(root: string): ((xml: string) => ReadFeed) | null {
  const name = root.slice(root.indexOf(":") + 1).toLowerCase();
  return name === "rss" ? readRss : name === "feed" ? readAtom : name === "rdf" ? readRdf : null;
}

function readRss(xml: string): ReadFeed {
  const feed = parseRssFeed(xml);
  const item = feed.items?.[0];
  return {
    feed: { outlet: feed.title ?? null, language: languageOf(feed.language ?? null), byline: [] },
    item: item
      ? {
          title: item.title,
          richTitle: true,
          body: item.content?.encoded ?? item.description,
          plain: false,
          url: item.link ?? (item.guid?.isPermaLink === false ? undefined : urlOf(item.guid?.value)),
          outlet: item.source?.title,
          byline: names(
            item.dc?.creators ??
              item.authors?.map((author) => (typeof author === "string" ? author : (author.name ?? ""))),
          ),
          published: item.pubDate ?? item.dc?.dates?.[0],
        }
      : null,
  };
}

function readAtom(xml: string): ReadFeed {
  const feed = parseAtomFeed(xml);
  const entry = feed.entries?.[0];
  const content = entry?.content?.value === undefined ? entry?.summary : entry.content;
  return {
    feed: {
      outlet: feed.title?.value ?? null,
      language: languageOf(feed.xml?.lang ?? null),
      byline: names(feed.authors?.map((author) => author.name ?? "")),
    },
    item: entry
      ? {
          title: entry.title?.value,
          richTitle: entry.title?.type?.includes("html") ?? false,
          body: content?.value,
          plain: content?.type === "text" || content?.type === undefined,
          url: entry.links?.find((link) => link.rel === undefined || link.rel === "alternate")?.href,
          outlet: entry.source?.title?.value,
          byline: names(entry.authors?.map((author) => author.name ?? "")),
          published: entry.published ?? entry.updated,
        }
      : null,
  };
}

function readRdf(xml: string): ReadFeed {
  const feed = parseRdfFeed(xml);
  const item = feed.items?.[0];
  return {
    feed: { outlet: feed.title ?? null, language: languageOf(feed.dc?.languages?.[0] ?? null), byline: [] },
    item: item
      ? {
          title: item.title,
          richTitle: true,
          body: item.content?.encoded ?? item.description,
          plain: false,
          url: item.link,
          outlet: undefined,
          byline: names(item.dc?.creators),
          published: item.dc?.dates?.[0],
        }
      : null,
  };
}

function names(given: readonly string[] | undefined): string[] {
  return (given ?? []).map((name) => name.trim()).filter((name) => name !== "");
}

function urlOf(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\//.test(value) ? value : undefined;
}

function withoutMarkup(title: FeedString): FeedString | null {
  if (!/[<&]/.test(title.text)) return title;
  const { text, offsets } = readFragment(title.text);
  return text === "" ? null : { text, offsets: composeOffsets(offsets, title.offsets) };
}

/** The library throws for XML that it cannot read: here that is one item, told by its number. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** From the characters of a value that the library read to the element it came from, or, where they differ, to the whole item. */
function placeOf(value: string, names: RegExp, xml: string, part: FeedPart, offsets: OffsetMap): OffsetMap {
  for (const element of part.elements) {
    if (!names.test(element.name)) continue;
    const found = placeIn(value, xml, element);
    if (found !== null) return composeOffsets(found, offsets);
  }
  return composeOffsets(
    OffsetRuns.builder()
      .add(0, value.length, part.from, part.to - part.from)
      .build(),
    offsets,
  );
}

function placeIn(value: string, xml: string, element: FeedElement): OffsetMap | null {
  const read = readXmlText(xml, element.from, element.to);
  const lead = read.text.length - read.text.trimStart().length;
  if (read.text.trim() === value) return composeOffsets(OffsetRuns.single(value.length, lead), read.offsets);
  // XHTML within Atom comes as it is written.
  const from = xml.slice(element.from, element.to).indexOf(value);
  return from < 0 ? null : OffsetRuns.single(value.length, element.from + from);
}
