import { parse as parseHost } from "tldts";
import type { Block } from "./find-blocks.ts";
import { type LinkedData, listOf, nameOf, type StructuredData } from "./json-ld.ts";
import type { PageMeta } from "./page-meta.ts";
import { decoded, textOf } from "./tree.ts";

/** A value of the page and where it was found. */
export interface Found<T> {
  readonly value: T;
  readonly basis: string;
}

const SEPARATOR = / (?:[|–—·•:»]|-{1,2}) |: /g;
/** A shorter line that the title begins or ends with may be the name of a section. */
const SHORTEST = 12;

/** The outlet of a page: linked data, meta elements, what the title ends in, else the registered domain of its address. */
export function findOutlet(page: PageMeta, data: StructuredData, url: string | null): Found<string> | null {
  const publisher = nameOf(listOf(data.article?.publisher)[0], data.byId);
  const candidates: readonly (readonly [string | null | undefined, string])[] = [
    [publisher, "json-ld"],
    [page.meta.get("og:site_name"), "meta og:site_name"],
    [page.meta.get("application-name"), "meta application-name"],
    [page.meta.get("dc.publisher"), "meta dc.publisher"],
    [titleSuffix(page), "title"],
    [url && parseHost(url).domain, "url"],
  ];
  for (const [value, basis] of candidates) {
    const name = value?.replace(/\s+/g, " ").trim();
    if (name && name.length <= 100 && !/^https?:/i.test(name)) return { value: name, basis };
  }
  return null;
}

/**
 * The title of the article: linked data, `og:title`, the headline, `<title>`; without the outlet that it begins or ends
 * with. `near` are blocks beside the story, in which a page without `<h1>` may show its headline.
 */
export function findTitle(
  page: PageMeta,
  article: LinkedData | null,
  outlet: string | null,
  near: readonly Block[],
): Found<string> | null {
  const h1 = page.headlines.map((element) => textOf(element)).find((text) => text !== "" && text !== outlet);
  const shown = near.find(
    ({ text }) => text.length >= SHORTEST && page.title !== null && standsAtEnd(page.title, text),
  );
  const headline = h1 ?? shown?.text ?? null;
  const candidates: readonly (readonly [unknown, string])[] = [
    [article?.headline, "json-ld"],
    [page.meta.get("og:title"), "meta og:title"],
    [h1, "h1"],
    [page.meta.get("twitter:title"), "meta twitter:title"],
    [page.title, "title"],
  ];
  for (const [value, basis] of candidates) {
    if (typeof value !== "string") continue;
    const title = withoutOutlet(plain(value), outlet, headline);
    if (title !== "") return { value: title, basis };
  }
  return null;
}

/** Linked data often holds character references and markup that its reader is meant to have decoded. */
function plain(value: string): string {
  return decoded(value).replace(/\s+/g, " ").trim();
}

function withoutOutlet(title: string, outlet: string | null, headline: string | null): string {
  if (title === headline) return title;
  for (const separator of [...title.matchAll(SEPARATOR)].reverse()) {
    const [before, after] = [title.slice(0, separator.index), title.slice(separator.index + separator[0].length)];
    if (after === outlet || before === headline) return before;
    if (before === outlet || after === headline) return after;
  }
  return title;
}

function standsAtEnd(title: string, text: string): boolean {
  return title.startsWith(text) || title.endsWith(text);
}

/** What the page's title ends in behind its last separator, where the headline of the page stands before it. */
function titleSuffix(page: PageMeta): string | null {
  if (!page.title) return null;
  const last = [...page.title.matchAll(SEPARATOR)].at(-1);
  if (!last || last[0] === ": ") return null;
  const before = page.title.slice(0, last.index);
  const titles = [page.meta.get("og:title"), ...page.headlines.map((element) => textOf(element))];
  return titles.includes(before) ? page.title.slice(last.index + last[0].length) : null;
}
