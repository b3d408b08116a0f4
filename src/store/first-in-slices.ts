import type { Engine, SqlValue } from "./engine.ts";
import { dayOfKey } from "./item-key.ts";
import { itemsByKey } from "./items-by-key.ts";
import { tokensOfDays } from "./query/day-tokens.ts";
import type { Matching } from "./search-items.ts";

/** So many reports are looked through first. */
const FIRST_SLICE = 64;
/** Of so many items it is quicker to take all and sort them. */
const FEW = 2500;
const MOST_SLICES = 6;
/** So many reports are looked through more quickly than the index of words tells which of their items match. */
const LOOKED_THROUGH = 256;
/** Asking the index of words once more costs more than looking a little further: rather more than are needed, and soon. */
const SPARE = 1.6;
const STEEPEST = 128;

interface Bounds {
  /** Included. */
  readonly low: number | null;
  /** Not included. */
  readonly high: number | null;
}

/** What is sought: the first of what matches within the bounds. */
interface Sought {
  readonly columns: string;
  readonly found: Matching;
  readonly isNewest: boolean;
  readonly limit: number;
}

/**
 * The first rows of what matches, in the order of keys, for PostgreSQL, whose index of words has no order: asked for the newest it would
 * go through the whole library for a rare word, or sort all that have a common one. The items of the reports nearest to the beginning
 * are looked through; how many of them match tells whether to take all there are, or how far to go on.
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
  const rows: R[] = [];
  let rest = boundsAfter(found, isNewest, beyond);
  let looked = 0;
  let slice = FIRST_SLICE;
  let areMany = false;
  for (let turn = 1; ; turn++) {
    const end = turn > MOST_SLICES ? null : await sliceEnd(engine, rest, isNewest, slice);
    const bounds = end === null ? rest : isNewest ? { ...rest, low: end } : { ...rest, high: end };
    const sought = { columns, found, isNewest, limit: limit - rows.length };
    rows.push(...(await (end !== null && slice <= LOOKED_THROUGH ? lookThrough : takeAll)<R>(engine, sought, bounds)));
    if (end === null || rows.length === limit) return rows;
    rest = isNewest ? { ...rest, high: end } : { ...rest, low: end };
    looked += slice;
    const left = { ...sought, limit: limit - rows.length };
    if (!areMany && (rows.length / looked) * (await versionsIn(engine)) < FEW) {
      const few = await takeFew<R>(engine, left, rest);
      if (few !== null) return [...rows, ...few];
      // What is left after a slice is hardly fewer: it is not tried again.
      areMany = true;
    }
    const expected = (looked / Math.max(1, rows.length)) * left.limit * SPARE;
    slice = Math.ceil(Math.min(STEEPEST * looked, Math.max(looked, expected)));
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
    sql: `${low === null ? "" : " and key >= ?"}${high === null ? "" : " and key < ?"}`,
    values: [low, high].filter((key) => key !== null),
  };
}

/** The same, so that the index of words finds it: the lists of common words are then gone through for those days alone. */
function withinDays(bounds: Bounds): { readonly sql: string; readonly values: readonly SqlValue[] } {
  const { low, high } = bounds;
  const some = within(bounds);
  if (low === null || high === null) return some;
  const days = tokensOfDays(dayOfKey(low), dayOfKey(high - 1));
  return {
    sql: `${some.sql} and i.terms @@ ?::tsquery`,
    values: [...some.values, days.map((token) => `'${token}'`).join(" | ")],
  };
}

/** The key of the last of so many reports, `null` where there are not as many. Those of its items lie right above it. */
async function sliceEnd(engine: Engine, bounds: Bounds, isNewest: boolean, reports: number): Promise<number | null> {
  const { sql, values } = within(bounds);
  const row = await engine.get<{ key: number }>(
    `select key from document where 1 = 1${sql} order by key ${isNewest ? "desc" : "asc"} limit 1 offset ?`,
    [...values, reports - 1],
  );
  return row?.key ?? null;
}

/** Goes through all items within the bounds. */
async function lookThrough<R>(
  engine: Engine,
  { columns, found, isNewest, limit }: Sought,
  bounds: Bounds,
): Promise<R[]> {
  const some = within(bounds);
  return engine.all<R>(
    `with slice as materialized (select * from item where 1 = 1${some.sql})
     select ${columns} from slice i where ${found.where} order by i.key ${isNewest ? "desc" : "asc"} limit ?`,
    [...some.values, ...found.values, limit],
  );
}

/**
 * Takes what the index of words has, of that what lies within the bounds, and sorts it. In the order of `key + 0`, which no index has;
 * and by a condition that is unknown to the planner, which would take many words together for much rarer than they are.
 */
async function takeAll<R>(engine: Engine, { columns, found, isNewest, limit }: Sought, bounds: Bounds): Promise<R[]> {
  const some = withinDays(bounds);
  const where = `${found.where}${some.sql}`.replaceAll("@@ ?::tsquery", "@@ (select ?::tsquery)");
  return engine.all<R>(
    `select ${columns} from item i where ${where} order by i.key + 0 ${isNewest ? "desc" : "asc"} limit ?`,
    [...found.values, ...some.values, limit],
  );
}

/** The same where few match, else `null`. */
async function takeFew<R extends { readonly key: number }>(
  engine: Engine,
  { columns, found, isNewest, limit }: Sought,
  bounds: Bounds,
): Promise<R[] | null> {
  const some = within(bounds);
  const all = await engine.all<{ key: number }>(`select i.key from item i where ${found.where}${some.sql} limit ?`, [
    ...found.values,
    ...some.values,
    FEW + 1,
  ]);
  if (all.length > FEW) return null;
  const first = all
    .map(({ key }) => key)
    .sort((a, b) => (isNewest ? b - a : a - b))
    .slice(0, limit);
  return itemsByKey<R>(engine, columns, first, isNewest);
}

async function versionsIn(engine: Engine): Promise<number> {
  return (await engine.get<{ value: number }>("select value from counter where name = 'versions'"))!.value;
}
