import type { Engine } from "./engine.ts";
import type { Matching } from "./search-items.ts";

const FEW = 5000;

/**
 * The keys of what matches, in no order, where they are few, else `null`. PostgreSQL's index of words knows no order, and asked for the
 * newest it would rather go through the whole library for a rare word than sort the few that have it. For SQLite `null`: its index is
 * in the order of keys.
 */
export async function fewKeys(
  engine: Engine,
  { from, where, values, key, byWords }: Matching,
): Promise<number[] | null> {
  if (engine.dialect === "sqlite" || !byWords) return null;
  const rows = await engine.all<{ key: number }>(
    `select ${key} as key from ${from} where ${where} limit ${FEW + 1}`,
    values,
  );
  return rows.length > FEW ? null : rows.map((row) => row.key);
}
