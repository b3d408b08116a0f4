import { countOf } from "./count-of.ts";
import type { Engine, SqlValue } from "./engine.ts";
import { type FacetRow, toFacets } from "./facets.ts";
import { firstInSlices } from "./first-in-slices.ts";
import { itemKey, LAST_DAY } from "./item-key.ts";
import { itemsByKey } from "./items-by-key.ts";
import { asksForNames, findOtherNames } from "./other-names.ts";
import { cursorPlace, pageOf } from "./pages.ts";
import { type Match, matchOf, phraseCheck, toFts5, toTsquery } from "./query/match.ts";
import { ITEM_COLUMNS, type ItemRow, toResults } from "./results.ts";
import { COUNTED, type Count, type SearchPage, type SearchRequest } from "./store.ts";

/** Statements, events and reports that match a query, a page at a time, in the order of their keys: by day of publication. */
export async function searchItems(engine: Engine, request: SearchRequest): Promise<SearchPage> {
  const { query, order, limit, count } = request;
  const place = cursorPlace(request, 1);
  const otherNames = request.facets || asksForNames(query) ? await findOtherNames(engine) : () => [];
  const found = matching(engine, matchOf(query, otherNames));
  const most = count === "all" ? null : COUNTED + 1;
  // PostgreSQL finds all that are counted as quickly as the first page of them.
  const first =
    request.facets || (isSliced(engine, found) && most !== null)
      ? await firstRows<FacetRow>(engine, request.facets ? FACET_COLUMNS : "i.key", found, order, null, most)
      : null;
  const rows =
    first !== null && place === null
      ? await itemsByKey<ItemRow>(
          engine,
          ITEM_COLUMNS,
          first.slice(0, limit + 1).map(({ key }) => key),
          order === "newest",
        )
      : await firstRows<ItemRow>(engine, ITEM_COLUMNS, found, order, place, limit + 1);
  const page = pageOf(rows, limit, ({ key }) => [key]);
  const items = await toResults(engine, page.items);
  const total = first === null ? await countMatching(engine, found, count) : totalOf(first.length, count);
  const facets = request.facets && first !== null ? toFacets(first.slice(0, total.value), otherNames) : [];
  return { items, next: page.next, total, facets };
}

function isSliced(engine: Engine, { byWords }: Matching): boolean {
  return engine.dialect === "postgres" && byWords;
}

const FACET_COLUMNS = "i.key, i.kind, i.class, i.facets";

type Order = SearchRequest["order"];

/** The first rows of what matches, after a place; all of them for `null`. */
function firstRows<R extends { readonly key: number }>(
  engine: Engine,
  columns: string,
  found: Matching,
  order: Order,
  place: readonly number[] | null,
  limit: number | null,
): Promise<R[]> {
  if (isSliced(engine, found) && limit !== null)
    return firstInSlices<R>(engine, columns, found, order, place?.[0] ?? null, limit);
  const { from, where, values, key } = found;
  const beyond = place === null ? "" : ` and ${key} ${order === "newest" ? "<" : ">"} ?`;
  const most = limit === null ? "" : ` limit ${limit}`;
  return engine.all<R>(
    `select ${columns} from ${from} where ${where}${beyond} order by ${key} ${order === "newest" ? "desc" : "asc"}${most}`,
    [...values, ...(place ?? [])],
  );
}

/** The part of a statement after `select … from` that finds the items of a match; the table `item` is `i` in it. */
export interface Matching {
  readonly from: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
  /** The key to put them in order by: of the index of words where that is asked, which yields them in order and ends early. */
  readonly key: string;
  /** Where to take the keys alone from. */
  readonly keysFrom: string;
  /** The index of words is asked. */
  readonly byWords: boolean;
  /** The keys that the dates of the query leave: `low` included, `high` not; `null` where they set no bound. */
  readonly low: number | null;
  readonly high: number | null;
}

/** SQL that finds the items of a match on this engine. */
export function matching(engine: Engine, { words, from, before }: Match): Matching {
  const isSqlite = engine.dialect === "sqlite";
  const isIndexed = words !== null && isSqlite;
  const key = isIndexed ? "item_terms.rowid" : "i.key";
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const holds = (sql: string, ...bound: SqlValue[]) => {
    conditions.push(sql);
    values.push(...bound);
  };
  if (words !== null) {
    if (isSqlite) holds("item_terms match ?", toFts5(words));
    else {
      holds("i.terms @@ ?::tsquery", toTsquery(words));
      const check = phraseCheck(words, "strpos(i.words, ?) > 0");
      if (check !== null) holds(check.sql, ...check.values);
    }
  }
  // Undated reports have day 0 and lie neither before nor after a date.
  const low = from !== null || before !== null ? itemKey(Math.max(1, from ?? 1), 0) : null;
  const high = before !== null && before < LAST_DAY ? itemKey(before, 0) : null;
  if (low !== null) holds(`${key} >= ?`, low);
  if (high !== null) holds(`${key} < ?`, high);
  return {
    from: isIndexed ? "item_terms join item i on i.key = item_terms.rowid" : "item i",
    keysFrom: isIndexed ? "item_terms" : "item i",
    where: conditions.join(" and ") || "1 = 1",
    values,
    key,
    byWords: words !== null,
    low,
    high,
  };
}

/** How many match: all of them, or up to `COUNTED`. */
export async function countMatching(engine: Engine, found: Matching, count: "some" | "all"): Promise<Count> {
  if (isSliced(engine, found) && count === "some") {
    const keys = await firstInSlices(engine, "i.key", found, "newest", null, COUNTED + 1);
    return totalOf(keys.length, count);
  }
  const limit = count === "all" ? "" : ` limit ${COUNTED + 1}`;
  const row = await engine.get<{ n: number }>(
    `select count(*) as n from (select ${found.key} from ${found.keysFrom} where ${found.where}${limit}) as found`,
    found.values,
  );
  return totalOf(row!.n, count);
}

function totalOf(found: number, count: "some" | "all"): Count {
  return count === "all" ? { value: found, more: false } : countOf(found);
}
