import type { Engine } from "./engine.ts";

const COUNTERS = ["reports", "versions", "statements", "events", "actors", "refusals", "corrections"] as const;

export type CounterName = (typeof COUNTERS)[number];

/**
 * Takes `count` running numbers and returns the first. The first step of every change: its row stays locked until the transaction
 * ends, so that one process changes the library at a time and none waits for another in a circle.
 */
export async function takeNumbers(engine: Engine, count: number): Promise<number> {
  const row = await engine.get<{ value: number }>(
    "update counter set value = value + ? where name = 'number' returning value",
    [count],
  );
  return row!.value - count;
}

/** Adds to what the home page counts. */
export async function count(engine: Engine, changes: { readonly [name in CounterName]?: number }): Promise<void> {
  const changed = COUNTERS.filter((name) => (changes[name] ?? 0) !== 0);
  if (changed.length === 0) return;
  const cases = changed.map((name) => `when '${name}' then cast(? as bigint)`).join(" ");
  const names = changed.map((name) => `'${name}'`).join(", ");
  await engine.run(
    `update counter set value = value + case name ${cases} end where name in (${names})`,
    changed.map((name) => changes[name]!),
  );
}

/** The counts by name. */
export async function readCounters(engine: Engine): Promise<{ readonly [name in CounterName]: number }> {
  const rows = await engine.all<{ name: CounterName; value: number }>(
    `select name, value from counter where name in (${COUNTERS.map((name) => `'${name}'`).join(", ")})`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value])) as { [name in CounterName]: number };
}
