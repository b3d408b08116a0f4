import { bound } from "./bound.ts";
import { shortHash } from "./content-hash.ts";
import type { SqlValue } from "./engine.ts";

type Row = readonly SqlValue[];

/**
 * The hash of a version's rows in the index, by which `check` knows that they are as they were put, whatever version of Readout put
 * them. It depends on nothing that users decide. The columns of the rows, in their order, are `INDEX_COLUMNS`.
 */
export function indexHash(items: readonly Row[], entities: readonly Row[], parts: readonly Row[]): string {
  // Of an entity that evidence gave no actor (`base`, the last column), a user's decision makes parts.
  const joined = new Set(entities.flatMap((row) => (row.at(-1) === null ? [] : row[1])));
  return hashOf([...items, ...entities, ...parts.filter(([, , entity]) => joined.has(entity))]);
}

export const INDEX_COLUMNS = {
  item: ["key", "document", "kind", "item", "class", "doubt", "facets", "shown", "words"],
  entity: ["document", "entity", "name", "folded_hash", "type", "country", "role", "base"],
  item_actor: ["key", "part", "entity"],
} as const;

const DOCUMENT_COLUMNS = [
  "key",
  "report",
  "version",
  "id",
  "id_hash",
  "hash",
  "url",
  "url_hash",
  "outlet",
  "title",
  "byline",
  "published",
  "language",
  "source",
  "words",
  "statements",
  "events",
  "index_cut",
  "added_at",
  "added",
  "model_name",
  "model_sha256",
  "readout_version",
] as const;

/** The hash of a row of `document`, without what changes as other versions come and stories are found. */
export function documentHash(row: { readonly [column in (typeof DOCUMENT_COLUMNS)[number]]: SqlValue }): string {
  return hashOf([DOCUMENT_COLUMNS.map((column) => row[column])]);
}

const ACTOR_COLUMNS = ["id", "name", "folded", "folded_hash", "type", "country", "roles"] as const;

/** What a row of `actor` says of him, without what users decide and what is counted. */
export type ActorColumns = { readonly [column in (typeof ACTOR_COLUMNS)[number]]: SqlValue };

/** The hash of a row of `actor`. */
export function actorHash(row: ActorColumns): string {
  return hashOf([ACTOR_COLUMNS.map((column) => row[column])]);
}

/** In whatever order the rows come. No text that is kept has U+0000 in it. */
function hashOf(rows: readonly Row[]): string {
  const lines = rows.map((row) =>
    bound(row)
      .map((value) => (value === null ? "\0" : String(value)))
      .join("\0"),
  );
  return shortHash(lines.sort().join("\0\0"));
}
