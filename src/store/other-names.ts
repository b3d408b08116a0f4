import type { Engine } from "./engine.ts";
import { foldedName } from "./folded-name.ts";
import type { OtherNames } from "./query/match.ts";
import type { Field, Query } from "./query/query.ts";

const NAMING: ReadonlySet<Field | null> = new Set<Field>(["speaker", "about", "by", "to", "asserted-by"]);

/** Does a query ask for names? */
export function asksForNames({ clauses }: Query): boolean {
  return clauses.flat().some(({ field }) => NAMING.has(field));
}

/** The other names of those whom a user merged with others: a value that is the full name of an actor means all of them. */
export async function findOtherNames(engine: Engine): Promise<OtherNames> {
  const rows = await engine.all<{ id: number; name: string; merged_into: number | null }>(
    // By the index of those who are merged: a union of rows would go through all actors to put them in order.
    `select id, name, merged_into from actor where id in (
       select id from actor where merged_into is not null
       union all select merged_into from actor where merged_into is not null)`,
  );
  const into = new Map(rows.map(({ id, merged_into }) => [id, merged_into]));
  const rootOf = (id: number): number => {
    const next = into.get(id) ?? null;
    return next === null ? id : rootOf(next);
  };
  const together = Map.groupBy(rows, ({ id }) => rootOf(id));
  const byName = new Map<string, Set<string>>();
  for (const merged of together.values()) {
    const named = merged.map(({ name }) => ({ name, key: foldedName(name) }));
    for (const { key } of named) {
      const others = byName.get(key) ?? new Set();
      byName.set(key, others);
      for (const other of named) if (other.key !== key) others.add(other.name);
    }
  }
  return (field, value) => (NAMING.has(field) ? [...(byName.get(foldedName(value)) ?? [])] : []);
}
