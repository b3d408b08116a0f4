import { shortHash } from "./content-hash.ts";
import { count, takeNumbers } from "./counters.ts";
import type { Engine } from "./engine.ts";
import { foldedName } from "./folded-name.ts";
import { insertRows, marks } from "./insert-rows.ts";
import { putActors } from "./join-actors.ts";
import { readJson } from "./kept-json.ts";
import { mapPage, newestById } from "./pages.ts";
import { rootsOf } from "./put-items.ts";
import type { ActorRef, Decision, EntityRef, Page, PageRequest } from "./store.ts";
import { StoreError } from "./store-error.ts";
import { findVersion } from "./versions.ts";

interface DecisionRow {
  readonly id: number;
  readonly at: string;
  readonly by_whom: string | null;
  readonly what: string;
  readonly undone_at: string | null;
}

/** Makes one actor of two: all that is `from`'s is from now on `into`'s. Errors: NOT_FOUND, NOT_POSSIBLE. */
export async function mergeActors(engine: Engine, from: number, into: number, by: string | null): Promise<Decision> {
  return engine.transaction(async (engine) => {
    const id = await takeNumbers(engine, 1);
    const source = await actorRef(engine, from);
    const target = await actorRef(engine, into);
    const roots = await rootsOf(engine, [from, into]);
    if (roots.get(from) !== from)
      throw new StoreError("NOT_POSSIBLE", `${source.name} was merged into another actor already`);
    const root = roots.get(into)!;
    if (root === from) throw new StoreError("NOT_POSSIBLE", `${target.name} and ${source.name} are one actor already`);
    await engine.run("update actor set merged_into = ? where id = ?", [root, from]);
    await engine.run("update entity set actor = ? where actor = ?", [root, from]);
    await engine.run("update item_actor set actor = ? where actor = ?", [root, from]);
    await recount(engine, [from, root]);
    return putDecision(engine, id, by, { kind: "merge", from: source, into: await actorRef(engine, root) });
  });
}

/** Gives entities of reports, each with all that its report tells of it, to a new actor. Errors: NOT_FOUND, NOT_POSSIBLE. */
export async function splitActor(
  engine: Engine,
  from: number,
  entities: readonly EntityRef[],
  by: string | null,
): Promise<Decision> {
  return engine.transaction(async (engine) => {
    const id = await takeNumbers(engine, 2);
    const source = await actorRef(engine, from);
    const each = new Map(entities.map((ref) => [JSON.stringify([ref.document, foldedName(ref.name)]), ref]));
    const refs = [...each.values()];
    const moved = await entitiesOf(engine, from, refs);
    const actor = id + 1;
    const { type, country } = (await engine.get<{ type: string; country: string | null }>(
      "select type, country from actor where id = ?",
      [from],
    ))!;
    const { name } = moved[0];
    // No evidence leads to an actor that a user made: its hash is that of no name.
    const made = { id: actor, name, folded: foldedName(name), folded_hash: `split ${actor}`, type, country, roles: "" };
    await putActors(engine, [made]);
    const decision = await putDecision(engine, id, by, {
      kind: "split",
      from: source,
      to: { id: actor, name },
      entities: refs,
    });
    for (const { document, report, name, hash } of moved) {
      const was = await engine.get<{ actor: number }>("select actor from split where report = ? and name_hash = ?", [
        report,
        hash,
      ]);
      if (was !== null)
        throw new StoreError("NOT_POSSIBLE", `${name} of this report was split off before; undo that first`);
      await insertRows(engine, "split", ["decision", "report", "name_hash", "actor"], [[id, report, hash, actor]]);
      await engine.run("update entity set actor = ? where document = ? and folded_hash = ? and actor = ?", [
        actor,
        document,
        hash,
        from,
      ]);
      await followEntities(engine, document);
    }
    await recount(engine, [from, actor]);
    await count(engine, { actors: 1 });
    return decision;
  });
}

/** Takes a decision back. Errors: NOT_FOUND; NOT_POSSIBLE where it was undone before or a later decision builds on it. */
export async function undoDecision(engine: Engine, id: number): Promise<Decision> {
  return engine.transaction(async (engine) => {
    await takeNumbers(engine, 1);
    const row = await engine.get<DecisionRow>("select * from decision where id = ?", [id]);
    if (row === null) throw new StoreError("NOT_FOUND", `there is no decision ${id}`);
    if (row.undone_at !== null)
      throw new StoreError("NOT_POSSIBLE", `decision ${id} was undone before, on ${row.undone_at}`);
    const { what } = toDecision(row);
    if (what.kind === "merge") await undoMerge(engine, what.from, what.into);
    else await undoSplit(engine, id, what.to);
    await engine.run("update decision set undone_at = ? where id = ?", [new Date().toISOString(), id]);
    return toDecision((await engine.get<DecisionRow>("select * from decision where id = ?", [id]))!);
  });
}

async function undoMerge(engine: Engine, from: ActorRef, into: ActorRef): Promise<void> {
  const root = (await rootsOf(engine, [into.id])).get(into.id)!;
  await engine.run("update actor set merged_into = null where id = ?", [from.id]);
  const back = await mergedInto(engine, from.id);
  const some = marks(back.length);
  // Whom evidence or a split gave to the one that was merged, or to one merged into it before.
  await engine.run(
    `update entity set actor = ? where actor = ? and coalesce(
       (select s.actor from split s join document d on d.report = s.report
        where d.key = entity.document and s.name_hash = entity.folded_hash), base) in (${some})`,
    [from.id, root, ...back],
  );
  await engine.run(
    `update item_actor set actor = ? where actor = ? and exists
       (select 1 from entity e where e.document = item_actor.document and e.entity = item_actor.entity and e.actor = ?)`,
    [from.id, root, from.id],
  );
  await recount(engine, [from.id, root]);
}

async function undoSplit(engine: Engine, id: number, to: ActorRef): Promise<void> {
  const joined = await engine.get(
    "select id from actor where merged_into = ? or (id = ? and merged_into is not null)",
    [to.id, to.id],
  );
  if (joined !== null) throw new StoreError("NOT_POSSIBLE", `${to.name} was merged since; undo that first`);
  const entities = await engine.all<{ document: number; entity: string; base: number | null }>(
    "select document, entity, base from entity where actor = ?",
    [to.id],
  );
  const roots = await rootsOf(
    engine,
    entities.flatMap(({ base }) => base ?? []),
  );
  for (const { document, entity, base } of entities) {
    const root = base === null ? null : roots.get(base)!;
    await engine.run("update entity set actor = ? where document = ? and entity = ?", [root, document, entity]);
    await followEntities(engine, document);
  }
  await engine.run("delete from split where decision = ?", [id]);
  await engine.run("delete from actor where id = ?", [to.id]);
  await recount(engine, [...roots.values()]);
  await count(engine, { actors: -1 });
}

/** An actor and all that were merged into it, directly or not. */
async function mergedInto(engine: Engine, id: number): Promise<number[]> {
  const rows = await engine.all<{ id: number }>(
    `with recursive tree(id) as (select cast(? as bigint) union select a.id from actor a join tree on a.merged_into = tree.id)
     select id from tree`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** The parts that entities of a version have in its items are those of their actors. */
async function followEntities(engine: Engine, document: number): Promise<void> {
  await engine.run(
    `delete from item_actor where document = ? and exists
       (select 1 from entity e where e.document = item_actor.document and e.entity = item_actor.entity and e.actor is null)`,
    [document],
  );
  await engine.run(
    `update item_actor set actor = (select e.actor from entity e where e.document = item_actor.document and e.entity = item_actor.entity)
     where document = ?`,
    [document],
  );
}

async function recount(engine: Engine, ids: readonly number[]): Promise<void> {
  const each = [...new Set(ids)];
  if (each.length === 0) return;
  await engine.run(
    `update actor set named_in = (select count(distinct document) from entity where entity.actor = actor.id)
     where id in (${marks(each.length)})`,
    each,
  );
}

interface MovedEntity {
  readonly document: number;
  readonly report: number;
  readonly name: string;
  readonly hash: string;
}

async function entitiesOf(engine: Engine, actor: number, refs: readonly EntityRef[]): Promise<MovedEntity[]> {
  if (refs.length === 0) throw new StoreError("NOT_POSSIBLE", "no entity is named that is to be split off");
  const moved: MovedEntity[] = [];
  for (const { document: id, name } of refs) {
    const row = await findVersion(engine, id, null);
    const hash = shortHash(foldedName(name));
    const entity =
      row &&
      (await engine.get<{ name: string }>(
        "select name from entity where document = ? and folded_hash = ? and actor = ?",
        [row.key, hash, actor],
      ));
    if (row === null || entity === null)
      throw new StoreError("NOT_FOUND", `the report ${id} has no ${name} of actor ${actor}`);
    moved.push({ document: row.key, report: row.report, name: entity.name, hash });
  }
  return moved;
}

async function actorRef(engine: Engine, id: number): Promise<ActorRef> {
  const row = await engine.get<ActorRef>("select id, name from actor where id = ?", [id]);
  if (row === null) throw new StoreError("NOT_FOUND", `there is no actor ${id}`);
  return { id: row.id, name: row.name };
}

async function putDecision(engine: Engine, id: number, by: string | null, what: Decision["what"]): Promise<Decision> {
  const at = new Date().toISOString();
  await insertRows(engine, "decision", ["id", "at", "by_whom", "what"], [[id, at, by, JSON.stringify(what)]]);
  return { id, at, by, what, undoneAt: null };
}

/** What users decided, the newest first. */
export async function listDecisions(engine: Engine, request: PageRequest): Promise<Page<Decision>> {
  return mapPage(await newestById<DecisionRow>(engine, "decision", request), toDecision);
}

function toDecision({ id, at, by_whom, what, undone_at }: DecisionRow): Decision {
  return { id, at, by: by_whom, what: readJson(what, `decision ${id}`), undoneAt: undone_at };
}
