import type { Record } from "../record.ts";
import { shortHash } from "./content-hash.ts";
import { count } from "./counters.ts";
import type { Engine, SqlValue } from "./engine.ts";
import { writeFacetData } from "./facet-data.ts";
import { foldedName } from "./folded-name.ts";
import type { IndexItem } from "./index-item.ts";
import { insertRows, marks } from "./insert-rows.ts";
import { dayOfKey, itemKey } from "./item-key.ts";
import { joinActors } from "./join-actors.ts";
import { dayTokens } from "./query/day-tokens.ts";
import { pairTokens } from "./query/pairs.ts";
import { INDEX_COLUMNS, indexHash } from "./row-hashes.ts";

/** A version of a report whose items are put into the index. */
export interface Placed {
  /** The key of its row. */
  readonly document: number;
  readonly report: number;
  readonly day: number;
}

/** So many running numbers putting a record's items may need: one an item, one a new actor. */
export function numbersNeeded(record: Record, items: readonly IndexItem[]): number {
  return items.length + record.entities.length;
}

/**
 * Puts the items of a record into the index and joins its entities with actors. `first` is the first of `numbersNeeded` running
 * numbers. Where it is `known` which actors evidence led to, as in a dump, they are not looked for.
 */
export async function putItems(
  engine: Engine,
  { document, report, day }: Placed,
  record: Record,
  items: readonly IndexItem[],
  first: number,
  known: ReadonlyMap<string, number> | null = null,
): Promise<void> {
  let next = first + items.length;
  const bases = known ?? (await joinActors(engine, record, () => next++));
  const actors = await decidedActors(engine, report, record, bases);
  const entityRows = record.entities.map((entity): SqlValue[] => [
    document,
    entity.id,
    entity.name,
    shortHash(foldedName(entity.name)),
    entity.type,
    entity.country,
    entity.role,
    bases.get(entity.id) ?? null,
    actors.get(entity.id) ?? null,
  ]);
  await insertRows(engine, "entity", [...INDEX_COLUMNS.entity, "actor"], entityRows);
  const put = await putRows(engine, document, itemKey(day, first), items, record.document.outlet, actors);
  await engine.run("update document set index_hash = ? where key = ?", [
    indexHash(
      put.items.map((row) => row.slice(0, INDEX_COLUMNS.item.length)),
      entityRows.map((row) => row.slice(0, INDEX_COLUMNS.entity.length)),
      put.parts.map((row) => row.slice(0, INDEX_COLUMNS.item_actor.length)),
    ),
    document,
  ]);
  await countNamed(engine, [...actors.values()], 1);
  await count(engine, { ...tally(items), actors: next - first - items.length });
}

async function putRows(
  engine: Engine,
  document: number,
  firstKey: number,
  items: readonly IndexItem[],
  outlet: string | null,
  actors: ReadonlyMap<string, number | null>,
): Promise<{ readonly items: SqlValue[][]; readonly parts: SqlValue[][] }> {
  // The newest first is how they are listed: the report, then what stands in it in the order of the text.
  const keyOf = (k: number) => firstKey + items.length - 1 - k;
  const days = dayTokens(dayOfKey(firstKey)).join(" ");
  const rows = items.map((item, k): SqlValue[] => [
    keyOf(k),
    document,
    item.kind,
    item.item,
    item.class,
    item.doubt,
    writeFacetData(item.kind, item.shown, item.words, outlet),
    JSON.stringify(item.shown),
    item.words,
    ...(engine.dialect === "postgres" ? [`${item.words}${pairTokens(item.words).join(" ")} ${days}`] : []),
  ]);
  const columns = engine.dialect === "postgres" ? [...INDEX_COLUMNS.item, "terms"] : INDEX_COLUMNS.item;
  await insertRows(engine, "item", columns, rows);
  if (engine.dialect === "sqlite") {
    await insertRows(
      engine,
      "item_terms",
      ["rowid", "words"],
      items.map((item, k) => [keyOf(k), item.words]),
    );
  }
  const parts = items.flatMap((item, k) =>
    item.parts.flatMap(({ part, entity }): SqlValue[][] => {
      const actor = actors.get(entity) ?? null;
      return actor === null ? [] : [[keyOf(k), part, entity, actor, document]];
    }),
  );
  await insertRows(engine, "item_actor", [...INDEX_COLUMNS.item_actor, "actor", "document"], parts);
  return { items: rows, parts };
}

/** The actors of entities after what users decided: merged ones are those they were merged into, split ones their own. */
async function decidedActors(
  engine: Engine,
  report: number,
  record: Record,
  bases: ReadonlyMap<string, number | null>,
): Promise<Map<string, number | null>> {
  const splits = await engine.all<{ name_hash: string; actor: number }>(
    "select name_hash, actor from split where report = ?",
    [report],
  );
  const own = new Map(splits.map(({ name_hash, actor }) => [name_hash, actor]));
  const ids = [...new Set([...bases.values()].filter((id) => id !== null))];
  const roots = await rootsOf(engine, [...ids, ...own.values()]);
  const decided = new Map<string, number | null>();
  for (const { id, name } of record.entities) {
    const base = bases.get(id) ?? null;
    const actor = own.size === 0 ? base : (own.get(shortHash(foldedName(name))) ?? base);
    decided.set(id, actor === null ? null : roots.get(actor)!);
  }
  return decided;
}

/** For each actor the one that it was merged into, itself where it was not. */
export async function rootsOf(engine: Engine, ids: readonly number[]): Promise<Map<number, number>> {
  const roots = new Map(ids.map((id) => [id, id]));
  let open = [...new Set(ids)];
  while (open.length > 0) {
    const merged = await engine.all<{ id: number; merged_into: number }>(
      `select id, merged_into from actor where merged_into is not null and id in (${marks(open.length)})`,
      open,
    );
    const into = new Map(merged.map(({ id, merged_into }) => [id, merged_into]));
    for (const [id, root] of roots) roots.set(id, into.get(root) ?? root);
    open = [...new Set(into.values())];
  }
  return roots;
}

/** Takes the items and entities of a version out of the index; its record and source stay. Returns the actors that it named. */
export async function removeItems(engine: Engine, document: number): Promise<number[]> {
  const items = await engine.all<{ key: number; kind: string; words: string }>(
    "select key, kind, words from item where document = ?",
    [document],
  );
  if (engine.dialect === "sqlite") {
    for (const { key, words } of items) {
      await engine.run("insert into item_terms (item_terms, rowid, words) values ('delete', ?, ?)", [key, words]);
    }
  }
  const named = await engine.all<{ base: number | null; actor: number | null }>(
    "select base, actor from entity where document = ?",
    [document],
  );
  await countNamed(
    engine,
    named.map(({ actor }) => actor),
    -1,
  );
  await engine.run("delete from item_actor where document = ?", [document]);
  await engine.run("delete from item where document = ?", [document]);
  await engine.run("delete from entity where document = ?", [document]);
  const { statements, events } = tally(items);
  await count(engine, { statements: -statements, events: -events });
  return [...new Set(named.flatMap(({ base, actor }) => [base, actor]).filter((id) => id !== null))];
}

/** Each actor is named in one report more, or less. */
async function countNamed(engine: Engine, actors: readonly (number | null)[], by: 1 | -1): Promise<void> {
  const ids = [...new Set(actors.filter((id) => id !== null))];
  if (ids.length === 0) return;
  await engine.run(`update actor set named_in = named_in + ? where id in (${marks(ids.length)})`, [by, ...ids]);
}

function tally(items: readonly { readonly kind: string }[]): { readonly statements: number; readonly events: number } {
  const of = (kind: string) => items.filter((item) => item.kind === kind).length;
  return { statements: of("statement"), events: of("event") };
}
