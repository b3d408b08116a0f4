import type { Engine, SqlValue } from "./engine.ts";
import { type FacetRow, toFacets } from "./facets.ts";
import { itemKey, LAST_DAY } from "./item-key.ts";
import { asksForNames, findOtherNames } from "./other-names.ts";
import { cursorPlace, pageOf } from "./pages.ts";
import { type Match, matchOf, type OtherNames, phraseCheck, toFts5, toTsquery } from "./query/match.ts";
import { ITEM_COLUMNS, type ItemRow, toResults } from "./results.ts";
import { COUNTED, type Count, type SearchPage, type SearchRequest } from "./store.ts";

/** Statements, events and reports that match a query, a page at a time, in the order of their keys: by day of publication. */
export async function searchItems(engine: Engine, request: SearchRequest): Promise<SearchPage> {
  const { query, order, limit } = request;
  const place = cursorPlace(request, 1);
  const otherNames = request.facets || asksForNames(query) ? await findOtherNames(engine) : () => [];
  const found = matching(engine, matchOf(query, otherNames));
  const after = place === null ? "" : order === "newest" ? ` and ${found.key} < ?` : ` and ${found.key} > ?`;
  const direction = order === "newest" ? "desc" : "asc";
  const rows = await engine.all<ItemRow>(
    `select ${ITEM_COLUMNS} from ${found.from} where ${found.where}${after} order by ${found.key} ${direction} limit ?`,
    [...found.values, ...(place ?? []), limit + 1],
  );
  const page = pageOf(rows, limit, ({ key }) => [key]);
  const items = await toResults(engine, page.items);
  const { total, facets } = request.facets
    ? await countFacets(engine, found, request, otherNames)
    : await countOnly(engine, found, request);
  return { items, next: page.next, total, facets };
}

/** The part of a statement after `select … from` that finds the items of a match; the table `item` is `i` in it. */
export interface Matching {
  readonly from: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
  /** The key to put them in order by: of the index of words where that is asked, which yields them in order and ends early. */
  readonly key: string;
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
  };
}

async function countOnly(
  engine: Engine,
  found: Matching,
  { count }: SearchRequest,
): Promise<Pick<SearchPage, "total" | "facets">> {
  return { total: await countMatching(engine, found, count), facets: [] };
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

async function countFacets(
  engine: Engine,
  found: Matching,
  { order, count }: SearchRequest,
  otherNames: OtherNames,
): Promise<Pick<SearchPage, "total" | "facets">> {
  const limit = count === "all" ? "" : ` limit ${COUNTED + 1}`;
  const direction = order === "newest" ? "desc" : "asc";
  const rows = await engine.all<FacetRow>(
    `select i.key, i.kind, i.class, i.shown, case when i.kind = 'report' then '' else i.words end as words, d.outlet from ${found.from} join document d on d.key = i.document
     where ${found.where} order by ${found.key} ${direction}${limit}`,
    found.values,
  );
  const total = countOf(rows.length, count);
  return { total, facets: toFacets(rows.slice(0, total.value), otherNames) };
}

function countOf(found: number, count: "some" | "all"): Count {
  if (count === "all") return { value: found, more: false };
  return { value: Math.min(found, COUNTED), more: found > COUNTED };
}
