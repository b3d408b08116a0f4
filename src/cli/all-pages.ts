import type { Page, PageRequest } from "../store/store.ts";

const LARGEST = 200;

/** All items of a list, at most `limit`, fetched a page at a time as they are asked for. */
export async function* allPages<T>(
  page: (request: PageRequest) => Promise<Page<T>>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<T> {
  let cursor: string | null = null;
  for (let left = limit; left > 0; ) {
    const { items, next }: Page<T> = await page({ limit: Math.min(left, LARGEST), cursor });
    yield* items;
    left -= items.length;
    if (next === null) return;
    cursor = next;
  }
}
