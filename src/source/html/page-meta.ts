import type { Element, ParentNode } from "./parse-tree.ts";
import { attribute, elementsIn, textOf } from "./tree.ts";

/** What the head of a page says, and the elements that tell of title and time. */
export interface PageMeta {
  /** The content of `<meta>` elements by `name`, `property` or `itemprop`, lower case; the first of each counts. */
  readonly meta: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly language: string | null;
  readonly canonical: string | null;
  readonly headlines: readonly Element[];
  readonly times: readonly Element[];
  /** Elements that name an author by markup (`rel=author`, `itemprop=author`, a class "byline"). */
  readonly authors: readonly Element[];
  readonly body: Element | null;
}

const AUTHOR_CLASS = /(?:^|[\s_-])(?:byline|author)(?:[-_]*names?)?(?:$|\s)/i;

export function readPageMeta(document: ParentNode): PageMeta {
  const meta = new Map<string, string>();
  const headlines: Element[] = [];
  const times: Element[] = [];
  const authors: Element[] = [];
  let title: string | null = null;
  let language: string | null = null;
  let canonical: string | null = null;
  let body: Element | null = null;
  for (const element of elementsIn(document)) {
    const name = element.tagName;
    if (name === "meta") {
      const key =
        attribute(element, "property") ??
        attribute(element, "name") ??
        attribute(element, "itemprop") ??
        attribute(element, "http-equiv");
      const content = attribute(element, "content")?.trim();
      if (key && content && !meta.has(key.toLowerCase())) meta.set(key.toLowerCase(), content);
    } else if (name === "title") title ??= textOf(element) || null;
    else if (name === "html") language = attribute(element, "lang") ?? attribute(element, "xml:lang");
    else if (name === "body") body ??= element;
    else if (name === "link" && /\bcanonical\b/i.test(attribute(element, "rel") ?? ""))
      canonical ??= attribute(element, "href");
    else if (name === "h1") headlines.push(element);
    else if (name === "time") times.push(element);
    if (isAuthor(element)) authors.push(element);
  }
  return { meta, title, language, canonical, headlines, times, authors, body };
}

function isAuthor(element: Element): boolean {
  return (
    /\bauthor\b/.test(attribute(element, "rel") ?? "") ||
    /\bauthor\b/.test(attribute(element, "itemprop") ?? "") ||
    AUTHOR_CLASS.test(attribute(element, "class") ?? "")
  );
}
