import type { Entity, EntityType, Record } from "../record.ts";
import { names, stems } from "../text/stems.ts";
import { shortHash } from "./content-hash.ts";
import type { Engine, SqlValue } from "./engine.ts";
import { insertRows, marks } from "./insert-rows.ts";

/** An actor as evidence is compared with it. */
interface Known {
  readonly id: number;
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
  const hashes = new Set(identities.flatMap(({ identity }) => identity?.hash ?? []));
  const known = await knownActors(engine, [...hashes]);
  const joined = new Map<string, number | null>();
  const rows: SqlValue[][] = [];
  for (const { entity, identity } of identities) {
    if (identity === null) {
      joined.set(entity.id, null);
      continue;
    }
    const role = roleWords(entity.role);
    const agreeing = known.filter((actor) => isNamesake(actor, identity) && agrees(entity.country, role, actor));
    const sharing = agreeing.filter(({ roles }) => shares(role, roles));
    const chosen = agreeing.length === 1 ? agreeing[0] : sharing.length === 1 ? sharing[0] : null;
    if (chosen !== null) learn(chosen, entity.country, role);
    else if (agreeing.length === 0) {
      const id = nextId();
      const { hash, type, folded } = identity;
      known.push({ id, type, folded_hash: hash, country: entity.country, roles: role.join(" "), hasLearned: false });
      rows.push([id, entity.name, folded, hash, type, entity.country, role.join(" "), 0]);
      joined.set(entity.id, id);
      continue;
    }
    joined.set(entity.id, chosen?.id ?? null);
  }
  await insertRows(
    engine,
    "actor",
    ["id", "name", "folded", "folded_hash", "type", "country", "roles", "named_in"],
    rows,
  );
  for (const { id, country, roles, hasLearned } of known) {
    if (hasLearned) await engine.run("update actor set country = ?, roles = ? where id = ?", [country, roles, id]);
  }
  return joined;
}

async function knownActors(engine: Engine, hashes: readonly string[]): Promise<Known[]> {
  if (hashes.length === 0) return [];
  const rows = await engine.all<Known>(
    `select id, type, folded_hash, country, roles from actor where folded_hash in (${marks(hashes.length)}) order by id`,
    hashes,
  );
  return rows.map((row) => ({ ...row, hasLearned: false }));
}

function isNamesake(actor: Known, { hash, type }: Identity): boolean {
  return actor.folded_hash === hash && actor.type === type;
}

interface Identity {
  readonly folded: string;
  readonly hash: string;
  readonly type: EntityType;
}

const JOINED: ReadonlySet<EntityType | null> = new Set(["person", "organisation", "government", "country", "group"]);

/** By what an entity is known beyond its report; `null` where its name is not enough. */
function identityOf({ name, type, country, mentions }: Entity): Identity | null {
  if (type === null || !JOINED.has(type) || !mentions.some(({ kind }) => kind === "name")) return null;
  const words = names(name);
  if (words.length === 0 || (type === "person" && words.length < 2)) return null;
  const folded = words.join(" ");
  // "China" and "the People's Republic of China" are one country.
  const known = type === "country" && country !== null ? country : folded;
  return { folded, hash: shortHash(known), type };
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
