import type { Entity, EntityType, Record } from "../record.ts";
import { names, stems } from "../text/stems.ts";
import { shortHash } from "./content-hash.ts";
import type { Engine, SqlValue } from "./engine.ts";
import { foldedName } from "./folded-name.ts";
import { insertRows, marks } from "./insert-rows.ts";
import { type ActorColumns, actorHash } from "./row-hashes.ts";

/** An actor as evidence is compared with it. */
interface Known {
  readonly id: number;
  readonly name: string;
  readonly folded: string;
  readonly type: string;
  readonly folded_hash: string;
  country: string | null;
  roles: string;
  hasLearned: boolean;
}

/**
 * Joins the entities of a record with actors of the library, and makes actors for those it has none for. Joined are only entities
 * with the same full name, of the same type, whose countries agree: a country that one report does not tell agrees with any, unless
 * both have roles that share no word. Where two actors agree and the role decides for neither, the entity stays apart (`null`).
 * Descriptions ("the minister"), first names and surnames alone, and places are never joined.
 */
export async function joinActors(
  engine: Engine,
  record: Record,
  nextId: () => number,
): Promise<Map<string, number | null>> {
  const identities = record.entities.map((entity) => ({ entity, identity: identityOf(entity) }));
  const hashes = new Set(identities.flatMap(({ identity }) => identity?.folded_hash ?? []));
  const known = Map.groupBy(await knownActors(engine, [...hashes]), keyOf);
  const joined = new Map<string, number | null>();
  const rows: Known[] = [];
  for (const { entity, identity } of identities) {
    if (identity === null) {
      joined.set(entity.id, null);
      continue;
    }
    const role = roleWords(entity.role);
    const namesakes = known.get(keyOf(identity)) ?? [];
    const agreeing = namesakes.filter((actor) => agrees(entity.country, role, actor));
    const sharing = agreeing.filter(({ roles }) => shares(role, roles));
    const chosen = agreeing.length === 1 ? agreeing[0] : sharing.length === 1 ? sharing[0] : null;
    if (chosen !== null) learn(chosen, entity.country, role);
    else if (agreeing.length === 0) {
      const id = nextId();
      const { folded_hash, type, folded } = identity;
      const roles = role.slice(0, MOST_ROLE_WORDS).join(" ");
      const { name, country } = entity;
      const actor = { id, name, folded, type, folded_hash, country, roles, hasLearned: false };
      known.set(keyOf(identity), [...namesakes, actor]);
      rows.push(actor);
      joined.set(entity.id, id);
      continue;
    }
    joined.set(entity.id, chosen?.id ?? null);
  }
  await putActors(engine, rows);
  const isNew = new Set(rows);
  for (const actor of [...known.values()].flat()) {
    if (actor.hasLearned && !isNew.has(actor)) await keepLearned(engine, actor);
  }
  return joined;
}

/** Puts actors whom no report names yet. */
export async function putActors(engine: Engine, actors: readonly ActorColumns[]): Promise<void> {
  const columns = ["id", "name", "folded", "folded_hash", "type", "country", "roles", "named_in", "row_hash"];
  const rows = actors.map((actor): SqlValue[] => {
    const { id, name, folded, folded_hash, type, country, roles } = actor;
    return [id, name, folded, folded_hash, type, country, roles, 0, actorHash(actor)];
  });
  await insertRows(engine, "actor", columns, rows);
}

async function keepLearned(engine: Engine, actor: Known): Promise<void> {
  const { id, name, country, roles } = actor;
  await engine.run("update actor set name = ?, country = ?, roles = ?, row_hash = ? where id = ?", [
    name,
    country,
    roles,
    actorHash(actor),
    id,
  ]);
}

/** After reports were removed: makes what actors know of themselves anew, from the reports that are left. */
export async function learnAgain(engine: Engine, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const actor = await engine.get<Known>(`select ${COLUMNS} from actor where id = ?`, [id]);
    const told = await engine.all<{ name: string; role: string | null; country: string | null }>(
      "select name, role, country from entity where base = ? group by name, role, country order by min(document), name",
      [id],
    );
    // One that a user made has learned nothing.
    if (actor === null || told.length === 0) continue;
    const name = told.some((one) => one.name === actor.name) ? actor.name : told[0].name;
    const known: Known = { ...actor, name, country: null, roles: "", hasLearned: false };
    for (const { role, country } of told) learn(known, country, roleWords(role));
    await keepLearned(engine, known);
  }
}

const COLUMNS = "id, name, folded, folded_hash, type, country, roles";

async function knownActors(engine: Engine, hashes: readonly string[]): Promise<Known[]> {
  if (hashes.length === 0) return [];
  const rows = await engine.all<Known>(
    `select ${COLUMNS} from actor where folded_hash in (${marks(hashes.length)}) order by id`,
    hashes,
  );
  return rows.map((row) => ({ ...row, hasLearned: false }));
}

function keyOf({ folded_hash, type }: Pick<Known, "folded_hash" | "type">): string {
  return `${folded_hash} ${type}`;
}

interface Identity {
  readonly folded: string;
  readonly folded_hash: string;
  readonly type: EntityType;
}

const JOINED: ReadonlySet<EntityType | null> = new Set(["person", "organisation", "government", "country", "group"]);

/** By what an entity is known beyond its report; `null` where its name is not enough. */
function identityOf({ name, type, country, mentions }: Entity): Identity | null {
  if (type === null || !JOINED.has(type) || !mentions.some(({ kind }) => kind === "name")) return null;
  const words = names(name);
  if (words.length === 0 || (type === "person" && words.length < 2)) return null;
  return { folded: words.join(" "), folded_hash: nameHash({ name, type, country }), type };
}

/** What namesakes have in common. "China" and "the People's Republic of China" are one country. */
export function nameHash({ name, type, country }: Pick<Entity, "name" | "type" | "country">): string {
  return shortHash(type === "country" && country !== null ? country : foldedName(name));
}

function agrees(country: string | null, role: readonly string[], actor: Known): boolean {
  if (country !== null && actor.country !== null) return country === actor.country;
  return role.length === 0 || actor.roles === "" || shares(role, actor.roles);
}

function shares(role: readonly string[], roles: string): boolean {
  const known = new Set(roles.split(" "));
  return role.some((word) => known.has(word));
}

const MOST_ROLE_WORDS = 60;
const EMPTY_WORDS = new Set(stems("the of and a an for in to former then acting deputy senior chief new"));

function roleWords(role: string | null): string[] {
  return role === null ? [] : [...new Set(stems(role))].filter((word) => !EMPTY_WORDS.has(word));
}

function learn(actor: Known, country: string | null, role: readonly string[]): void {
  const roles = actor.roles === "" ? [] : actor.roles.split(" ");
  const more = role.filter((word) => !roles.includes(word)).slice(0, MOST_ROLE_WORDS - roles.length);
  if (more.length === 0 && (country === null || actor.country !== null)) return;
  actor.country ??= country;
  actor.roles = [...roles, ...more].join(" ");
  actor.hasLearned = true;
}
