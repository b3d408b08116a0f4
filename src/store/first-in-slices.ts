import type { Engine, SqlValue } from "./engine.ts";
import { marks } from "./insert-rows.ts";
import type { Matching } from "./search-items.ts";

/** So many items are looked through first. */
const FIRST_SLICE = 1000;
/** Of so many it is quicker to take all and sort them. */
const FEW = 5000;
const MOST_SLICES = 6;

interface Bounds {
  /** Included. */
  readonly low: number | null;
  /** Not included. */
  readonly high: number | null;
}

/**
 * The first rows of what matches, in the order of keys, for PostgreSQL, whose index of words has no order: asked for the newest it would
 * go through the whole library for a rare word, or sort all that have a common one. The items nearest to the beginning are looked
 * through; how many of them match tells whether to take all there are, or how far to go on.
 */
export async function firstInSlices<R extends { readonly key: number }>(
  engine: Engine,
  columns: string,
  found: Matching,
  order: "newest" | "oldest",
  beyond: number | null,
  limit: number,
): Promise<R[]> {
  const isNewest = order === "newest";
  let rest = boundsAfter(found, isNewest, beyond);
  const rows: R[] = [];
  let looked = 0;
  let slice = FIRST_SLICE;
  for (let turn = 1; ; turn++) {
    const end = turn > MOST_SLICES ? null : await sliceEnd(engine, rest, isNewest, slice);
    const bounds = end === null ? rest : isNewest ? { ...rest, low: end } : { ...rest, high: end + 1 };
    rows.push(...(await rowsWithin<R>(engine, columns, found, bounds, isNewest, limit - rows.length)));
    if (end === null || rows.length === limit) return rows;
    rest = isNewest ? { ...rest, high: end } : { ...rest, low: end + 1 };
    looked += slice;
    if ((rows.length / looked) * (await itemsOf(engine)) < 2 * FEW) {
      const few = await fewWithin<R>(engine, columns, found, rest, isNewest, limit - rows.length);
      if (few !== null) return [...rows, ...few];
    }
    const expected = (looked / Math.max(1, rows.length)) * (limit - rows.length) * 1.3;
    slice = Math.ceil(Math.min(16 * looked, Math.max(looked, expected)));
  }
}

/** Where the keys that are left begin and end: beyond those that are known, within the dates of the query. */
function boundsAfter({ low, high }: Matching, isNewest: boolean, beyond: number | null): Bounds {
  if (beyond === null) return { low, high };
  return isNewest
    ? { low, high: high === null ? beyond : Math.min(high, beyond) }
    : { low: low === null ? beyond + 1 : Math.max(low, beyond + 1), high };
}

function within({ low, high }: Bounds): { readonly sql: string; readonly values: readonly SqlValue[] } {
  return {
    sql: `${low === null ? "" : " and i.key >= ?"}${high === null ? "" : " and i.key < ?"}`,
    values: [low, high].filter((key) => key !== null),
  };
}

/** The key of the last of so many items, `null` where there are not as many. */
async function sliceEnd(engine: Engine, bounds: Bounds, isNewest: boolean, items: number): Promise<number | null> {
  const { sql, values } = within(bounds);
  const row = await engine.get<{ key: number }>(
    `select i.key from item i where 1 = 1${sql} order by i.key ${isNewest ? "desc" : "asc"} limit 1 offset ?`,
    [...values, items - 1],
  );
  return row?.key ?? null;
}

// In the order of `key + 0`, which no index has: all that match within the bounds are found first, then sorted.
async function rowsWithin<R>(
  engine: Engine,
  columns: string,
  { from, where, values }: Matching,
  bounds: Bounds,
  isNewest: boolean,
  limit: number,
): Promise<R[]> {
  const some = within(bounds);
  return engine.all<R>(
    `select ${columns} from ${from} where ${where}${some.sql} order by i.key + 0 ${isNewest ? "desc" : "asc"} limit ?`,
    [...values, ...some.values, limit],
  );
}

/** The first rows within the bounds where few match there, else `null`. */
async function fewWithin<R extends { readonly key: number }>(
  engine: Engine,
  columns: string,
  { from, where, values }: Matching,
  bounds: Bounds,
  isNewest: boolean,
  limit: number,
): Promise<R[] | null> {
  const some = within(bounds);
  const found = await engine.all<{ key: number }>(`select i.key from ${from} where ${where}${some.sql} limit ?`, [
    ...values,
    ...some.values,
    FEW + 1,
  ]);
  if (found.length > FEW) return null;
  const sorted = found.map(({ key }) => key).sort((a, b) => (isNewest ? b - a : a - b));
  const first = sorted.slice(0, limit);
  if (first.length === 0) return [];
  const rows = await engine.all<R>(`select ${columns} from item i where i.key in (${marks(first.length)})`, first);
  return rows.sort((a, b) => (isNewest ? b.key - a.key : a.key - b.key));
}

async function itemsOf(engine: Engine): Promise<number> {
  const row = await engine.get<{ n: number }>(
    "select sum(value) as n from counter where name in ('reports', 'statements', 'events')",
  );
  return row!.n;
}
