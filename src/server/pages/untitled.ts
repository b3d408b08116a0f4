import type { Store } from "../../store/store.ts";

const LENGTH = 90;

/** What stands for the title of a report that has none: its first line in quotation marks, cut. */
export function openingTitle(text: string): string {
  const [line] = text
    .slice(0, 4 * LENGTH)
    .trim()
    .split(/[\n\r\u2028\u2029]/);
  const words = line.replace(/\s+/g, " ").trim();
  const cut =
    words.length <= LENGTH ? words : `${words.slice(0, words.lastIndexOf(" ", LENGTH) + 1 || LENGTH).trim()} …`;
  return `“${cut}”`;
}

/** The same items; those of reports without a title have what stands for it, as the page of the report shows it. */
export async function withTitles<T extends { readonly document: string; readonly title: string | null }>(
  store: Store,
  items: readonly T[],
): Promise<T[]> {
  const untitled = new Set(items.filter(isUntitled).map(({ document }) => document));
  if (untitled.size === 0) return [...items];
  const openings = await store.openings([...untitled]);
  return items.map((item) => {
    const opening = isUntitled(item) ? openings.get(item.document) : undefined;
    return opening === undefined ? item : { ...item, title: openingTitle(opening) };
  });
}

function isUntitled({ title }: { readonly title: string | null }): boolean {
  return title === null || title.trim() === "";
}
