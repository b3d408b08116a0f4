import { names } from "../text/stems.ts";
import type { Engine } from "./engine.ts";
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
    `select id, name, merged_into from actor where merged_into is not null union
     select id, name, merged_into from actor where id in (select merged_into from actor where merged_into is not null)`,
  );
  const into = new Map(rows.map(({ id, merged_into }) => [id, merged_into]));
  const rootOf = (id: number): number => {
    const next = into.get(id) ?? null;
    return next === null ? id : rootOf(next);
  };
  const together = Map.groupBy(rows, ({ id }) => rootOf(id));
  const byName = new Map<string, Set<string>>();
  for (const merged of together.values()) {
    for (const { name } of merged) {
      const others = byName.get(folded(name)) ?? new Set();
      byName.set(folded(name), others);
      for (const other of merged) if (folded(other.name) !== folded(name)) others.add(other.name);
    }
  }
  return (field, value) => (NAMING.has(field) ? [...(byName.get(folded(value)) ?? [])] : []);
}

function folded(name: string): string {
  return names(name).join(" ");
}
