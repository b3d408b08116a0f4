import type { Dialect } from "../engine.ts";

/** Reports of one happening. A story has the number of its first report; reports are meant by their numbers, whatever their versions. */
export function stories(dialect: Dialect): string {
  const bytes = dialect === "sqlite" ? "blob" : "bytea";
  const withoutRowid = dialect === "sqlite" ? " without rowid" : "";
  return `
create table story (
  id bigint primary key,
  reports integer not null,
  newest bigint not null
);
create index story_newest on story (newest) where reports > 1;

alter table document add column story bigint;
create index document_story on document (story, key) where latest = 1;

create table fingerprint (
  document bigint primary key references document (key) on delete cascade,
  packed ${bytes} not null
);

create table story_key (
  key bigint not null,
  day integer not null,
  document bigint not null references document (key) on delete cascade,
  primary key (key, day, document)
)${withoutRowid};
create index story_key_document on story_key (document);

create table story_link (
  a bigint not null,
  b bigint not null,
  state text not null,
  why text not null,
  primary key (a, b)
)${withoutRowid};
create index story_link_b on story_link (b);
`;
}
