import type { Dialect } from "../engine.ts";

/**
 * The library. `document` has a row a version of a report. The key of an item is the day of publication times 2^36 plus a running
 * number (`item-key.ts`), so that the order of keys is the order of search results on both engines.
 */
export function library(dialect: Dialect): string {
  const bytes = dialect === "sqlite" ? "blob" : "bytea";
  // Rows of SQLite lie in the order of their `integer primary key`; a key of another type would be an index of its own.
  const key = dialect === "sqlite" ? "integer" : "bigint";
  const withoutRowid = dialect === "sqlite" ? " without rowid" : "";
  return `
create table counter (
  name text primary key,
  value bigint not null
)${withoutRowid};
insert into counter (name, value) values
  ('number', 1), ('reports', 0), ('versions', 0), ('statements', 0), ('events', 0), ('actors', 0), ('refusals', 0), ('corrections', 0);

create table document (
  key ${key} primary key,
  report bigint not null,
  version integer not null,
  id text not null,
  id_hash text not null,
  hash text not null unique,
  url text,
  url_hash text,
  outlet text,
  title text,
  byline text not null,
  published text,
  language text,
  source text,
  words integer not null,
  statements integer not null,
  events integer not null,
  index_cut integer not null,
  added_at text not null,
  added bigint not null,
  latest integer not null,
  model_name text not null,
  model_sha256 text not null,
  readout_version text not null,
  row_hash text not null,
  index_hash text,
  unique (report, version)
);
create index document_id on document (id_hash, version);
create index document_url on document (url_hash);
create index document_latest on document (key) where latest = 1;
create index document_added on document (added);

create table source (
  document ${key} primary key references document (key) on delete cascade,
  format text not null,
  options text not null,
  packed ${bytes} not null
);

create table record (
  document bigint not null references document (key) on delete cascade,
  made integer not null,
  made_at text not null,
  model_sha256 text not null,
  readout_version text not null,
  packed ${bytes} not null,
  primary key (document, made)
);

create table item (
  key ${key} primary key,
  document bigint not null references document (key) on delete cascade,
  kind text not null,
  item text,
  class text not null,
  doubt text,
  facets text not null,
  shown text not null,
  words text not null${dialect === "postgres" ? ",\n  terms tsvector not null" : ""}
);
create index item_document on item (document, key);
create index item_doubt on item (doubt, key) where doubt is not null;
create index item_report on item (key) where kind = 'report';
${dialect === "postgres" ? "create index item_terms on item using gin (terms) with (gin_pending_list_limit = 1024);" : FTS}

create table actor (
  id ${key} primary key,
  name text not null,
  folded text not null,
  folded_hash text not null,
  type text not null,
  country text,
  roles text not null,
  merged_into bigint references actor (id),
  named_in integer not null,
  row_hash text not null
);
create index actor_name on actor (folded_hash, type);
create index actor_merged on actor (merged_into) where merged_into is not null;
create index actor_reports on actor (named_in, id${dialect === "sqlite" ? ", folded" : ""});

create table entity (
  document bigint not null references document (key) on delete cascade,
  entity text not null,
  name text not null,
  folded_hash text not null,
  type text,
  country text,
  role text,
  base bigint references actor (id),
  actor bigint references actor (id),
  primary key (document, entity)
);
create index entity_actor on entity (actor, document) where actor is not null;
create index entity_base on entity (base, document) where base is not null;

create table item_actor (
  actor bigint not null,
  part text not null,
  key bigint not null references item (key) on delete cascade,
  entity text not null,
  document bigint not null,
  primary key (key, part, entity)
)${withoutRowid};
create index item_actor_parts on item_actor (actor, part, key);
create index item_actor_document on item_actor (document, entity);

create table decision (
  id ${key} primary key,
  at text not null,
  by_whom text,
  what text not null,
  undone_at text
);

create table split (
  decision bigint not null references decision (id),
  report bigint not null,
  name_hash text not null,
  actor bigint not null references actor (id),
  primary key (report, name_hash)
)${withoutRowid};
create index split_actor on split (actor);
create index split_decision on split (decision);

create table correction (
  id ${key} primary key,
  report bigint not null,
  document bigint not null references document (key) on delete cascade,
  item text not null,
  placed text,
  verdict text not null,
  field text,
  value text,
  note text,
  by_whom text,
  at text not null,
  anchor text not null,
  withdrawn_at text
);
create index correction_report on correction (report, id);
create index correction_document on correction (document);

create table run (
  id ${key} primary key,
  started_at text not null,
  seen_at text not null,
  ended_at text,
  inputs text not null,
  source text,
  arrived integer not null,
  stored integer not null,
  duplicate integer not null,
  refused integer not null
);

create table refusal (
  id ${key} primary key,
  run bigint not null references run (id) on delete cascade,
  at text not null,
  source text not null,
  source_hash text not null,
  code text not null,
  message text not null
);
create index refusal_run on refusal (run);
create index refusal_source on refusal (source_hash);
${dialect === "postgres" ? UNSAMPLED : ""}
`;
}

// PostgreSQL keeps samples of the values of columns to plan by, and would keep those of a report that was removed.
const UNSAMPLED = Object.entries({
  document: ["id", "url", "outlet", "title", "byline", "published", "source"],
  item: ["facets", "shown", "words"],
  actor: ["name", "folded", "roles"],
  entity: ["entity", "name", "role"],
  decision: ["by_whom", "what"],
  correction: ["field", "value", "note", "by_whom", "anchor"],
})
  .flatMap(([table, columns]) =>
    columns.map((column) => `alter table ${table} alter column ${column} set statistics 0;`),
  )
  .join("\n");

const FTS = `create virtual table item_terms using fts5 (
  words, content='item', content_rowid='key', columnsize=0, tokenize="ascii tokenchars '_'"
);
insert into item_terms (item_terms, rank) values ('secure-delete', 1);`;
