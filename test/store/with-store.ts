import type { KeptRecord } from "../../src/store/explained.ts";
import { openStore } from "../../src/store/open-store.ts";
import { parseQuery } from "../../src/store/query/parse-query.ts";
import type { Page, PageRequest, Result, SearchRequest, Store } from "../../src/store/store.ts";
import type { NewPlace, Place } from "./engines.ts";

/** A new library, which goes when the test ends, and where it is. */
export async function newStore(
  t: { after(work: () => Promise<void> | void): void },
  newPlace: NewPlace,
): Promise<{ readonly store: Store; readonly place: Place }> {
  const place = await newPlace(t);
  const store = await openStore(place.location);
  t.after(() => store.close());
  return { store, place };
}

/** Adds records one after the other; fails where one is not stored. */
export async function addAll(store: Store, records: readonly KeptRecord[]): Promise<void> {
  for (const kept of records) {
    const added = await store.add(kept, null);
    if (added.outcome !== "stored") throw new Error(JSON.stringify(added));
  }
}

/** The first page of what a query finds. */
export function found(store: Store, query: string, request: Partial<SearchRequest> = {}) {
  const asked = { order: "newest", facets: false, count: "some", limit: 50, cursor: null, ...request } as const;
  return store.search({ ...asked, query: parseQuery(query) });
}

/** `document item` of each result, in order. */
export function places(results: readonly Pick<Result, "document" | "item">[]): string[] {
  return results.map(({ document, item }) => `${document} ${item ?? "-"}`);
}

/** All items of a list, page by page. */
export async function everything<T>(list: (page: PageRequest) => Promise<Page<T>>, limit = 200): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await list({ limit, cursor });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}
