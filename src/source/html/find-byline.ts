import type { Block } from "./find-blocks.ts";
import type { Found } from "./find-title.ts";
import { listOf, nameOf, type StructuredData } from "./json-ld.ts";
import type { PageMeta } from "./page-meta.ts";
import { splitByline } from "./split-byline.ts";
import { decoded, textOf } from "./tree.ts";

const META = ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author"];

/** The authors that a page names: linked data, meta elements, markup of authors, a line "By Ada Brook" at the story. */
export function findByline(
  page: PageMeta,
  data: StructuredData,
  near: readonly Block[],
): Found<readonly string[]> | null {
  const authors = listOf(data.article?.author ?? data.article?.creator).map((author) => nameOf(author, data.byId));
  const stated = authors.flatMap((name) => (name ? namesIn(name) : []));
  if (stated.length > 0) return { value: [...new Set(stated)], basis: "json-ld" };
  for (const name of META) {
    const names = splitByline(decoded(page.meta.get(name) ?? ""));
    if (names.length > 0) return { value: names, basis: `meta ${name}` };
  }
  const marked = [...new Set(page.authors.slice(0, 10).flatMap((element) => splitByline(textOf(element, 300))))];
  if (marked.length > 0) return { value: marked, basis: "author" };
  const lines = near.flatMap(({ text }) => (text.length <= 200 ? text.split("\n") : []));
  const line = lines.find((text) => /^by\s/i.test(text) && splitByline(text).length > 0);
  return line ? { value: splitByline(line), basis: "text" } : null;
}

/** Linked data gives a name a field, though some pages put a whole byline in one. An agency's name is kept as it is. */
function namesIn(author: string): string[] {
  const name = decoded(author).trim();
  if (/^by\s|,|\band\b|&/i.test(name)) {
    const names = splitByline(name);
    if (names.length > 0) return names;
  }
  return name === "" || /^https?:/i.test(name) ? [] : [name];
}
