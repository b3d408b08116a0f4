import type { Engine } from "./engine.ts";
import { marks } from "./insert-rows.ts";

/** The items with these keys, the newest first or last; the table `item` is `i` in `columns`. */
export async function itemsByKey<R extends { readonly key: number }>(
  engine: Engine,
  columns: string,
  keys: readonly number[],
  isNewest: boolean,
): Promise<R[]> {
  if (keys.length === 0) return [];
  const rows = await engine.all<R>(`select ${columns} from item i where i.key in (${marks(keys.length)})`, keys);
  return rows.sort((a, b) => (isNewest ? b.key - a.key : a.key - b.key));
}
