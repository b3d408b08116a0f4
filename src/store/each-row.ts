import type { Engine } from "./engine.ts";

const AT_ONCE = 100;

/** All rows of a table in the order of `column`, whose values are numbers that differ, fetched some at a time. */
export async function* eachRow<R>(engine: Engine, table: string, column: keyof R & string): AsyncGenerator<R> {
  for (let after = -1; ; ) {
    const rows = await engine.all<R>(`select * from ${table} where ${column} > ? order by ${column} limit ?`, [
      after,
      AT_ONCE,
    ]);
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = rows[rows.length - 1][column] as number;
  }
}
