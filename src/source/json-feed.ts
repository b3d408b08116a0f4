import { type DraftItem, type Input, withRaw } from "./draft.ts";
import { draftFeedItem, type FeedString } from "./feed-item.ts";
import type { JsonObject } from "./json-report.ts";
import { findElements, findMembers, type JsonPlace, stringOffsets } from "./json-scan.ts";
import { composeOffsets } from "./offset-map.ts";
import { refuse } from "./refusal.ts";

/** Whether a JSON value is a JSON Feed, by the version that it must state (jsonfeed.org, versions 1 and 1.1). */
export function isJsonFeed(value: unknown): boolean {
  const version = memberOf(value, "version");
  return typeof version === "string" && /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//.test(version);
}

/** The reports of a JSON Feed, an item each. */
export function* readJsonFeed(feed: JsonObject, input: Input): Generator<DraftItem> {
  const around = findMembers(feed.json, feed.at);
  const place = around.get("items");
  const items = memberOf(feed.value, "items");
  if (!Array.isArray(items) || items.length === 0 || place === undefined) {
    yield refuse(input.source, "FEED_EMPTY", "a JSON Feed without items");
    return;
  }
  const places = findElements(feed.json, place.from);
  const opening = openingOf(feed.json, around);
  for (const [k, item] of items.entries()) {
    const source = `${input.source}#${k + 1}`;
    if (typeof item !== "object" || item === null || Array.isArray(item)) {
      yield refuse(source, "FEED_ITEM", "the item is not an object");
      continue;
    }
    const members = findMembers(feed.json, places[k].from);
    const located = (name: string): FeedString | null => {
      const text = textOf(item, name);
      return text === null ? null : locate(text, feed, members.get(name)!);
    };
    const html = located("content_html");
    const drafted = draftFeedItem(
      source,
      {
        title: located("title"),
        body: html ?? located("content_text") ?? located("summary"),
        plain: html === null,
        url: textOf(item, "url") ?? textOf(item, "external_url"),
        outlet: textOf(feed.value, "title"),
        byline: authorsOf(item) ?? authorsOf(feed.value) ?? [],
        published: textOf(item, "date_published"),
        language: languageOf(textOf(item, "language") ?? textOf(feed.value, "language")),
      },
      "json feed",
      input,
    );
    yield withRaw(drafted, "json", `${opening}${feed.json.slice(places[k].from, places[k].to)}]}`);
  }
}

/** What the items of a feed take from it, up to the first of them. */
function openingOf(json: string, places: ReadonlyMap<string, JsonPlace>): string {
  const members = ["version", "title", "language", "authors", "author"].flatMap((name) => {
    const place = places.get(name);
    return place === undefined ? [] : [`"${name}":${json.slice(place.from, place.to)},`];
  });
  return `{${members.join("")}"items":[`;
}

/** ISO 639-1 of a language tag (`en-GB`), or `null`. */
export function languageOf(tag: string | null): string | null {
  return /^[a-z]{2}(?![a-z])/.exec(tag?.toLowerCase() ?? "")?.[0] ?? null;
}

function locate(text: string, feed: JsonObject, place: JsonPlace): FeedString {
  return { text, offsets: composeOffsets(stringOffsets(feed.json, place), feed.offsets) };
}

function authorsOf(value: unknown): string[] | null {
  const authors = memberOf(value, "authors") ?? [memberOf(value, "author")];
  if (!Array.isArray(authors)) return null;
  const names = authors.map((author) => textOf(author, "name")).filter((name) => name !== null);
  return names.length > 0 ? names : null;
}

function textOf(value: unknown, name: string): string | null {
  const member = memberOf(value, name);
  return typeof member === "string" && /\S/.test(member) ? member : null;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as { [name: string]: unknown })[name]
    : undefined;
}
