import type { Engine } from "./engine.ts";
import { cursorPlace, pageOf } from "./pages.ts";
import { ITEM_COLUMNS, type ItemRow, toResults } from "./results.ts";
import { COUNTED, type Edge, PARTS, type Page, type PageRequest, type Part, type Result } from "./store.ts";

/** Items in which an actor has one of the parts, the newest first. */
export async function itemsOfActor(
  engine: Engine,
  actor: number,
  parts: readonly Part[],
  request: PageRequest,
): Promise<Page<Result>> {
  const place = cursorPlace(request, 1);
  const wanted = PARTS.filter((part) => parts.includes(part));
  if (wanted.length === 0)
    throw new RangeError(`no such part: ${parts.join(", ")}; it must be one of ${PARTS.join(", ")}`);
  const below = place === null ? "" : " and key < ?";
  const one = `select key from (select distinct key from item_actor where actor = ? and part = ?${below} order by key desc limit ?) as one`;
  return itemPage(
    engine,
    `select key from (${wanted.map(() => one).join(" union ")}) as found order by key desc limit ?`,
    [...wanted.flatMap((part) => [actor, part, ...(place ?? []), request.limit + 1]), request.limit + 1],
    request.limit,
  );
}

const SIDES = { "says-about": ["speaker", "about"], "does-to": ["actor", "recipient"] } as const;
const MOST_NEIGHBOURS = 40;

/** Who stands with an actor in its newest `COUNTED` items of each part, the commonest first. */
export async function neighboursOf(engine: Engine, actor: number): Promise<readonly Edge[]> {
  const self = await engine.get<{ id: number; name: string }>("select id, name from actor where id = ?", [actor]);
  if (self === null) return [];
  const edges: Edge[] = [];
  for (const kind of ["says-about", "does-to"] as const) {
    const [giving, taking] = SIDES[kind];
    for (const [own, other] of [
      [giving, taking],
      [taking, giving],
    ]) {
      const rows = await engine.all<{ id: number; name: string; n: number }>(
        `select b.actor as id, a.name, count(distinct own.key) as n from
           (select distinct key from item_actor where actor = ? and part = ? order by key desc limit ${COUNTED}) as own
         join item_actor b on b.key = own.key and b.part = ? and b.actor <> ? join actor a on a.id = b.actor
         group by b.actor, a.name order by n desc, b.actor limit ${MOST_NEIGHBOURS}`,
        [actor, own, other, actor],
      );
      for (const { id, name, n } of rows) {
        const them = { id, name };
        edges.push({ kind, count: n, ...(own === giving ? { from: self, to: them } : { from: them, to: self }) });
      }
    }
  }
  return edges.sort((a, b) => b.count - a.count).slice(0, MOST_NEIGHBOURS);
}

/** The items behind an edge, the newest first. */
export async function itemsOfEdge(
  engine: Engine,
  from: number,
  to: number,
  kind: Edge["kind"],
  request: PageRequest,
): Promise<Page<Result>> {
  const place = cursorPlace(request, 1);
  const [giving, taking] = SIDES[kind];
  return itemPage(
    engine,
    `select distinct a.key from item_actor a join item_actor b on b.key = a.key and b.part = ? and b.actor = ?
     where a.actor = ? and a.part = ?${place === null ? "" : " and a.key < ?"} order by a.key desc limit ?`,
    [taking, to, from, giving, ...(place ?? []), request.limit + 1],
    request.limit,
  );
}

async function itemPage(
  engine: Engine,
  keys: string,
  values: readonly (string | number)[],
  limit: number,
): Promise<Page<Result>> {
  const rows = await engine.all<ItemRow>(
    `select ${ITEM_COLUMNS} from (${keys}) as found join item i on i.key = found.key order by i.key desc`,
    values,
  );
  const page = pageOf(rows, limit, ({ key }) => [key]);
  return { items: await toResults(engine, page.items), next: page.next };
}
