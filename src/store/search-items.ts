import type { Engine, SqlValue } from "./engine.ts";
import { type FacetRow, toFacets } from "./facets.ts";
import { fewKeys } from "./few-keys.ts";
import { marks } from "./insert-rows.ts";
import { itemKey, LAST_DAY } from "./item-key.ts";
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
  const few = await fewKeys(engine, found);
  const keys = few === null ? null : inOrder(few, order);
  const rows =
    keys === null
      ? await firstRows<ItemRow>(engine, ITEM_COLUMNS, found, order, place, limit + 1)
      : await rowsOf<ItemRow>(engine, ITEM_COLUMNS, after(keys, order, place).slice(0, limit + 1), order);
  const page = pageOf(rows, limit, ({ key }) => [key]);
  const items = await toResults(engine, page.items);
  if (!request.facets) {
    const total = keys === null ? await countMatching(engine, found, count) : countOf(keys.length, count);
    return { items, next: page.next, total, facets: [] };
  }
  const most = count === "all" ? null : COUNTED + 1;
  const counted =
    keys === null
      ? await firstRows<FacetRow>(engine, FACET_COLUMNS, found, order, null, most)
      : await rowsOf<FacetRow>(engine, FACET_COLUMNS, most === null ? keys : keys.slice(0, most), order);
  const total = countOf(counted.length, count);
  return { items, next: page.next, total, facets: toFacets(counted.slice(0, total.value), otherNames) };
}

const FACET_COLUMNS = `i.key, i.kind, i.class, i.shown, case when i.kind = 'report' then '' else i.words end as words,
  (select d.outlet from document d where d.key = i.document) as outlet`;

type Order = SearchRequest["order"];

function inOrder(keys: readonly number[], order: Order): number[] {
  return keys.toSorted((a, b) => (order === "newest" ? b - a : a - b));
}

function after(keys: readonly number[], order: Order, place: readonly number[] | null): readonly number[] {
  return place === null ? keys : keys.filter((key) => (order === "newest" ? key < place[0] : key > place[0]));
}

/** The first rows of what matches, after a place; all of them for `null`. */
function firstRows<R>(
  engine: Engine,
  columns: string,
  { from, where, values, key }: Matching,
  order: Order,
  place: readonly number[] | null,
  limit: number | null,
): Promise<R[]> {
  const beyond = place === null ? "" : ` and ${key} ${order === "newest" ? "<" : ">"} ?`;
  const most = limit === null ? "" : ` limit ${limit}`;
  return engine.all<R>(
    `select ${columns} from ${from} where ${where}${beyond} order by ${key} ${order === "newest" ? "desc" : "asc"}${most}`,
    [...values, ...(place ?? [])],
  );
}

/** The rows with these keys. */
async function rowsOf<R extends { readonly key: number }>(
  engine: Engine,
  columns: string,
  keys: readonly number[],
  order: Order,
): Promise<R[]> {
  if (keys.length === 0) return [];
  const rows = await engine.all<R>(`select ${columns} from item i where i.key in (${marks(keys.length)})`, keys);
  return rows.sort((a, b) => (order === "newest" ? b.key - a.key : a.key - b.key));
}

/** The part of a statement after `select … from` that finds the items of a match; the table `item` is `i` in it. */
export interface Matching {
  readonly from: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
  /** The key to put them in order by: of the index of words where that is asked, which yields them in order and ends early. */
  readonly key: string;
  /** The index of words is asked. */
  readonly byWords: boolean;
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
  if (from !== null || before !== null) holds(`${key} >= ?`, itemKey(Math.max(1, from ?? 1), 0));
  if (before !== null && before < LAST_DAY) holds(`${key} < ?`, itemKey(before, 0));
  return {
    from: isIndexed ? "item_terms join item i on i.key = item_terms.rowid" : "item i",
    where: conditions.join(" and ") || "1 = 1",
    values,
    key,
    byWords: words !== null,
  };
}

/** How many match: all of them, or up to `COUNTED`. */
export async function countMatching(engine: Engine, found: Matching, count: "some" | "all"): Promise<Count> {
  const limit = count === "all" ? "" : ` limit ${COUNTED + 1}`;
  const row = await engine.get<{ n: number }>(
    `select count(*) as n from (select ${found.key} from ${found.from} where ${found.where}${limit}) as found`,
    found.values,
  );
  return countOf(row!.n, count);
}

function countOf(found: number, count: "some" | "all"): Count {
  if (count === "all") return { value: found, more: false };
  return { value: Math.min(found, COUNTED), more: found > COUNTED };
}
