import { countOf } from "./count-of.ts";
import type { Engine } from "./engine.ts";
import { foldedName } from "./folded-name.ts";
import { marks } from "./insert-rows.ts";
import { publishedValue } from "./kept-json.ts";
import { cursorPlace, pageOf } from "./pages.ts";
import {
  type Actor,
  type ActorRef,
  type ActorReport,
  COUNTED,
  type Naming,
  type Page,
  type PageRequest,
  type Part,
} from "./store.ts";

interface ActorRow {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly country: string | null;
  readonly merged_into: number | null;
  readonly named_in: number;
}

const COLUMNS = "id, name, type, country, merged_into, named_in";

/** An actor with its counts; `null` where there is none. */
export async function readActor(engine: Engine, id: number): Promise<Actor | null> {
  const rows = await engine.all<ActorRow>(`select ${COLUMNS} from actor where id = ?`, [id]);
  return (await toActors(engine, rows))[0] ?? null;
}

/** Actors that no other one stands for, those in most reports first; by a part of their name, case and accents not counting. */
export async function listActors(
  engine: Engine,
  request: PageRequest & { readonly name: string | null },
): Promise<Page<Actor & { readonly namedIn: number }>> {
  const place = cursorPlace(request, 2);
  const part = request.name === null ? "" : foldedName(request.name);
  const named = part === "" ? "" : " and folded like ?";
  const after = place === null ? "" : " and (named_in < ? or (named_in = ? and id < ?))";
  // In SQLite the index has the folded names too, and they are looked through in it alone.
  const rows = await engine.all<ActorRow>(
    `select ${COLUMNS} from actor where id in
       (select id from actor where named_in > 0${named}${after} order by named_in desc, id desc limit ?)
     order by named_in desc, id desc`,
    [
      // Folded names have `_` only for letters beyond ASCII, for which any sign may stand as well as another.
      ...(part === "" ? [] : [`%${part}%`]),
      ...(place === null ? [] : [place[0], place[0], place[1]]),
      request.limit + 1,
    ],
  );
  const page = pageOf(rows, request.limit, (row) => [row.named_in, row.id]);
  const actors = await toActors(engine, page.items);
  return { items: actors.map((actor, k) => ({ ...actor, namedIn: page.items[k].named_in })), next: page.next };
}

interface CountsRow {
  readonly id: number;
  readonly speaker: number;
  readonly about: number;
  readonly actor: number;
  readonly recipient: number;
}

const COUNTED_PARTS = ["speaker", "about", "actor", "recipient"] as const satisfies readonly Part[];
const COUNTS = COUNTED_PARTS.map(
  (part) =>
    `(select count(*) from (select distinct p.key from item_actor p where p.actor = a.id and p.part = '${part}' limit ${COUNTED + 1}) as found) as ${part}`,
).join(", ");

/** Rows of actors with their counts and those merged with them, in the same order. */
async function toActors(engine: Engine, rows: readonly ActorRow[]): Promise<Actor[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const some = marks(ids.length);
  const counts = await engine.all<CountsRow>(`select a.id, ${COUNTS} from actor a where a.id in (${some})`, ids);
  const merged = await engine.all<ActorRef & { readonly into: number }>(
    `select id, name, merged_into as "into" from actor where merged_into in (${some}) order by id`,
    ids,
  );
  const targets = await engine.all<ActorRef & { readonly of: number }>(
    `select t.id, t.name, a.id as "of" from actor a join actor t on t.id = a.merged_into where a.id in (${some})`,
    ids,
  );
  return rows.map((row) => {
    const { speaker, about, actor, recipient } = counts.find(({ id }) => id === row.id)!;
    const [into] = targets.filter(({ of }) => of === row.id);
    return {
      id: row.id,
      name: row.name,
      type: row.type,
      country: row.country,
      merged: merged.filter(({ into }) => into === row.id).map(({ id, name }) => ({ id, name })),
      mergedInto: into === undefined ? null : { id: into.id, name: into.name },
      reports: { value: row.named_in, more: false },
      quotes: countOf(speaker),
      about: countOf(about),
      done: countOf(actor),
      received: countOf(recipient),
    };
  });
}

interface NamingRow {
  readonly key: number;
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  readonly role: string | null;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly published: string | null;
}

const NAMING =
  "select d.key, d.id, e.entity, e.name, e.role, d.outlet, d.title, d.published from entity e join document d on d.key = e.document";

/** How outlets name and describe an actor, the commonest first, from the newest `COUNTED` reports. */
export async function namingsOf(engine: Engine, actor: number): Promise<readonly Naming[]> {
  const rows = await engine.all<NamingRow>(
    `${NAMING} where e.actor = ? order by e.document desc, e.entity limit ${COUNTED}`,
    [actor],
  );
  const namings = new Map<string, Naming>();
  const seen = new Set<string>();
  for (const { key: report, id, entity, name, role, outlet, published } of rows) {
    const key = JSON.stringify([name, role, outlet]);
    // Two entities of one report that have one name are one naming.
    if (seen.has(`${report} ${key}`)) continue;
    seen.add(`${report} ${key}`);
    const day = publishedValue(published, id)?.slice(0, 10) ?? null;
    const known = namings.get(key);
    namings.set(key, {
      name,
      role,
      outlet,
      reports: (known?.reports ?? 0) + 1,
      first: least(known?.first ?? null, day),
      last: greatest(known?.last ?? null, day),
      document: known?.document ?? id,
      entity: known?.entity ?? entity,
    });
  }
  return [...namings.values()].sort((a, b) => b.reports - a.reports);
}

/** The reports that have an actor, newest first. */
export async function reportsOfActor(engine: Engine, actor: number, request: PageRequest): Promise<Page<ActorReport>> {
  const place = cursorPlace(request, 1);
  const rows = await engine.all<NamingRow>(
    // Of the entities alone first: a planner that begins with the reports goes through all of them for one who is seldom in the news.
    `with own as materialized (
       select document, min(entity) as entity from entity where actor = ?${place === null ? "" : " and document < ?"}
       group by document order by document desc limit ?)
     ${NAMING} join own on own.document = e.document and own.entity = e.entity order by e.document desc`,
    [actor, ...(place ?? []), request.limit + 1],
  );
  const page = pageOf(rows, request.limit, ({ key }) => [key]);
  return {
    items: page.items.map(({ id, title, outlet, published, name, role }) => ({
      document: id,
      title,
      outlet,
      published: publishedValue(published, id),
      name,
      role,
    })),
    next: page.next,
  };
}

function least(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b;
}

function greatest(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a > b ? a : b;
}
