import type { Engine, SqlValue } from "./engine.ts";

const ROWS_AT_ONCE = 100;

/** Inserts rows. Over a connection every statement is a way there and back, so PostgreSQL is given many rows in one. */
export async function insertRows(
  engine: Engine,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const into = `insert into ${table} (${columns.join(", ")}) values `;
  const row = `(${marks(columns.length)})`;
  const atOnce = engine.dialect === "postgres" ? ROWS_AT_ONCE : 1;
  for (let k = 0; k < rows.length; k += atOnce) {
    const some = rows.slice(k, k + atOnce);
    await engine.run(into + some.map(() => row).join(", "), some.flat());
  }
}

/** `?, ?, ?` */
export function marks(count: number): string {
  return Array.from({ length: count }, () => "?").join(", ");
}
