import { count } from "./counters.ts";
import type { Engine } from "./engine.ts";
import { marks } from "./insert-rows.ts";
import { learnAgain } from "./join-actors.ts";
import { readJson } from "./kept-json.ts";
import type { Decision, EntityRef } from "./store.ts";

const UNNAMED = `not exists (select 1 from entity e where e.base = actor.id) and not exists (select 1 from entity f where f.actor = actor.id)
  and not exists (select 1 from split s where s.actor = actor.id)`;
const ALONE = "merged_into is null and not exists (select 1 from actor m where m.merged_into = actor.id)";

/** Deletes those actors that no report names any more, unless a user decided something about them. */
export async function forgetActors(engine: Engine, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = await engine.run(
    `delete from actor where id in (${marks(ids.length)}) and ${UNNAMED} and ${ALONE}`,
    ids,
  );
  await count(engine, { actors: -gone });
}

/**
 * After all entities and splits of a report were removed: deletes the actors that no other one names, whatever users decided about
 * them, what `documents`, its ids, have to do with decisions, and from the other actors what they had learned from it.
 */
export async function forgetReport(
  engine: Engine,
  ids: readonly number[],
  documents: ReadonlySet<string>,
): Promise<void> {
  const gone = new Set<number>();
  for (const id of ids) {
    const unnamed = await engine.get(`select id from actor where id = ? and ${ONLY_STANDS_FOR}`, [id]);
    if (unnamed === null) continue;
    await passOn(engine, id);
    await engine.run("delete from actor where id = ?", [id]);
    gone.add(id);
  }
  await count(engine, { actors: -gone.size });
  await forgetDecisions(engine, gone, documents);
  await learnAgain(
    engine,
    ids.filter((id) => !gone.has(id)),
  );
}

/** No entity was joined with it; what it has, it has from those that were merged into it. */
const ONLY_STANDS_FOR = `not exists (select 1 from entity e where e.base = actor.id)
  and not exists (select 1 from split s where s.actor = actor.id)`;

/** What an actor has goes to one of those that were merged into it, and the others are merged into that one. */
async function passOn(engine: Engine, id: number): Promise<void> {
  const children = await engine.all<{ id: number }>("select id from actor where merged_into = ? order by id", [id]);
  if (children.length === 0) return;
  const [{ id: heir }] = children;
  await engine.run("update actor set merged_into = (select g.merged_into from actor g where g.id = ?) where id = ?", [
    id,
    heir,
  ]);
  await engine.run("update actor set merged_into = ? where merged_into = ?", [heir, id]);
  await engine.run("update entity set actor = ? where actor = ?", [heir, id]);
  await engine.run("update item_actor set actor = ? where actor = ?", [heir, id]);
  await engine.run("update actor set named_in = (select g.named_in from actor g where g.id = ?) where id = ?", [
    id,
    heir,
  ]);
}

/** Decisions about actors that are gone decide nothing any more; a split keeps its entities of other reports. */
async function forgetDecisions(
  engine: Engine,
  gone: ReadonlySet<number>,
  documents: ReadonlySet<string>,
): Promise<void> {
  const rows = await engine.all<{ id: number; what: string }>("select id, what from decision order by id");
  for (const row of rows) {
    const what = readJson<Decision["what"]>(row.what, `decision ${row.id}`);
    const isAbout = [what.from.id, what.kind === "merge" ? what.into.id : what.to.id].some((id) => gone.has(id));
    const entities: readonly EntityRef[] = what.kind === "merge" ? [] : what.entities;
    const left = entities.filter(({ document }) => !documents.has(document));
    if (isAbout || left.length < entities.length) {
      if (isAbout || left.length === 0) {
        await engine.run("delete from split where decision = ?", [row.id]);
        await engine.run("delete from decision where id = ?", [row.id]);
      } else {
        await engine.run("update decision set what = ? where id = ?", [
          JSON.stringify({ ...what, entities: left }),
          row.id,
        ]);
      }
    }
  }
}
