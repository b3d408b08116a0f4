import type { Dialect } from "../engine.ts";

/** PostgreSQL's index of words has the days of items too; SQLite's has an order of its own. */
export function days(dialect: Dialect): string {
  if (dialect === "sqlite") return "select 1;";
  const day = `key / ${2 ** 36}`;
  return `
update item set terms = terms || array_to_tsvector(array['_d1_' || ${day}, '_d16_' || ${day} / 16, '_d256_' || ${day} / 256]);
`;
}
