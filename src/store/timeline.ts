import type { Engine } from "./engine.ts";
import { marks } from "./insert-rows.ts";
import { DAY_OF_KEY, dayText } from "./item-key.ts";
import { asksForNames, findOtherNames } from "./other-names.ts";
import { matchOf } from "./query/match.ts";
import type { Query } from "./query/query.ts";
import { matching } from "./search-items.ts";
import type { ItemKind, Timeline, TimelinePoint } from "./store.ts";

const LENGTH = { day: 10, month: 7, year: 4 } as const;
const MOST_ACTORS = 8;

interface DayRow {
  readonly day: number;
  readonly kind: ItemKind;
  readonly class: string;
  readonly n: number;
}

/** What matches a query over time, every item counted: by type of event and form of statement, or by who speaks and acts. */
export async function timelineOf(
  engine: Engine,
  { query, unit, by }: { readonly query: Query; readonly unit: Timeline["unit"]; readonly by: "type" | "actor" },
): Promise<Timeline> {
  const found = matching(engine, matchOf(query, asksForNames(query) ? await findOtherNames(engine) : undefined));
  const days = await engine.all<DayRow>(
    `select day, kind, class, count(*) as n from
       (select ${DAY_OF_KEY.replace("key", "i.key")} as day, i.kind, i.class from ${found.from} where ${found.where}) as found
     group by day, kind, class`,
    found.values,
  );
  const total = sum(days);
  const groups = by === "type" ? days : await daysOfActors(engine, found);
  return {
    unit,
    points: pointsOf(groups, unit),
    undated: sum(days.filter(({ day }) => day === 0)),
    total: { value: total, more: false },
  };
}

/** Days and counts of those who speak or act most in what was found, by name. */
async function daysOfActors(engine: Engine, found: ReturnType<typeof matching>): Promise<DayRow[]> {
  const parts = `select ${DAY_OF_KEY.replace("key", "i.key")} as day, i.kind, p.actor from ${found.from}
    join item_actor p on p.key = i.key and p.part in ('speaker', 'actor') where ${found.where}`;
  const most = await engine.all<{ actor: number }>(
    `select actor, count(*) as n from (${parts}) as parts group by actor order by n desc, actor limit ${MOST_ACTORS}`,
    found.values,
  );
  if (most.length === 0) return [];
  const ids = most.map(({ actor }) => actor);
  return engine.all<DayRow>(
    `select parts.day, parts.kind, a.name as class, count(*) as n from (${parts}) as parts join actor a on a.id = parts.actor
     where parts.actor in (${marks(ids.length)}) group by parts.day, parts.kind, a.id, a.name`,
    [...found.values, ...ids],
  );
}

function pointsOf(rows: readonly DayRow[], unit: Timeline["unit"]): TimelinePoint[] {
  const points = new Map<string, TimelinePoint>();
  for (const { day, kind, class: group, n } of rows) {
    const when = dayText(day)?.slice(0, LENGTH[unit]);
    if (when === undefined) continue;
    const key = JSON.stringify([when, kind, group]);
    points.set(key, { when, kind, group, count: (points.get(key)?.count ?? 0) + n });
  }
  return [...points].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, point]) => point);
}

function sum(rows: readonly DayRow[]): number {
  return rows.reduce((total, { n }) => total + n, 0);
}
