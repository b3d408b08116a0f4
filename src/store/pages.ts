import type { Engine } from "./engine.ts";
import type { Page, PageRequest } from "./store.ts";

export const MOST_ON_A_PAGE = 200;

/** The place after which a page begins, of a cursor that `pageOf` made; `null` for the first. RangeError for anything else. */
export function cursorPlace({ limit, cursor }: PageRequest, length: number): readonly number[] | null {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ON_A_PAGE) {
    throw new RangeError(`limit must be 1 to ${MOST_ON_A_PAGE}: ${limit}`);
  }
  if (cursor === null) return null;
  const place = /^[0-9]{1,16}(\.[0-9]{1,16})*$/.test(cursor) ? cursor.split(".").map(Number) : [];
  if (place.length !== length || !place.every(Number.isSafeInteger)) {
    throw new RangeError(`no such cursor: ${cursor.slice(0, 40)}; take it from \`next\` of the page before`);
  }
  return place;
}

/** A page of rows that were asked for with one more than the limit; `placeOf` gives the place of a row in the order. */
export function pageOf<R>(rows: readonly R[], limit: number, placeOf: (row: R) => readonly number[]): Page<R> {
  if (rows.length <= limit) return { items: rows, next: null };
  const items = rows.slice(0, limit);
  return { items, next: placeOf(items[limit - 1]).join(".") };
}

/** The same page with each of its items as something else. */
export function mapPage<A, B>({ items, next }: Page<A>, map: (item: A) => B): Page<B> {
  return { items: items.map(map), next };
}

/** A page of the rows of a table, those with the highest `id` first. */
export async function newestById<R extends { readonly id: number }>(
  engine: Engine,
  table: string,
  request: PageRequest,
  columns = "*",
): Promise<Page<R>> {
  const place = cursorPlace(request, 1);
  const rows = await engine.all<R>(
    `select ${columns} from ${table}${place === null ? "" : " where id < ?"} order by id desc limit ?`,
    [...(place ?? []), request.limit + 1],
  );
  return pageOf(rows, request.limit, ({ id }) => [id]);
}
