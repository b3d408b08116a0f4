import { DatabaseSync, type StatementSync } from "node:sqlite";
import pg from "pg";
import { bound } from "../../src/store/bound.ts";
import type { Dialect, Engine } from "../../src/store/engine.ts";
import { postgresAddress } from "../../src/store/postgres-address.ts";
import { matchOf } from "../../src/store/query/match.ts";
import type { Query } from "../../src/store/query/query.ts";
import { type Matching, matching } from "../../src/store/search-items.ts";

/** The rows of a search by nothing but SQL, on a connection and prepared statements of its own. */
export interface BareSql {
  /** The newest 26 items with what a page shows of them, and how many there are, up to 1,001. */
  search(query: Query): Promise<void>;
  /** The newest 26 items, and what facets count of the newest 1,001. */
  searchWithFacets(query: Query): Promise<void>;
  close(): Promise<void>;
}

const SHOWN = "i.key, i.kind, i.item, i.doubt, i.shown, d.id, d.version, d.title, d.outlet, d.url, d.published";

export async function openBare(location: { readonly folder: string } | { readonly url: string }): Promise<BareSql> {
  const { dialect, all, close } = "folder" in location ? onSqlite(location.folder) : await onPostgres(location.url);
  const page = ({ from, where, key, values }: Matching) =>
    all(
      `select ${SHOWN} from ${from} join document d on d.key = i.document where ${where} order by ${key} desc limit 26`,
      values,
    );
  const matched = (query: Query) => matching({ dialect } as Engine, matchOf(query));
  return {
    async search(query) {
      const found = matched(query);
      const { keysFrom, where, key, values } = found;
      await page(found);
      await all(`select count(*) from (select ${key} from ${keysFrom} where ${where} limit 1001) as found`, values);
    },
    async searchWithFacets(query) {
      const found = matched(query);
      const { from, where, key, values } = found;
      await page(found);
      await all(
        `select i.key, i.kind, i.class, i.facets from ${from} where ${where} order by ${key} desc limit 1001`,
        values,
      );
    },
    close,
  };
}

interface Connection {
  readonly dialect: Dialect;
  readonly all: (sql: string, values: readonly (string | number | null | Uint8Array)[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

function onSqlite(folder: string): Connection {
  const database = new DatabaseSync(`${folder}/library.sqlite`, { readOnly: true });
  database.exec("PRAGMA cache_size = -8192");
  const statements = new Map<string, StatementSync>();
  return {
    dialect: "sqlite",
    async all(sql, values) {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      return statement.all(
        ...bound(values).map((value) => (Number.isSafeInteger(value) ? BigInt(value as number) : value)),
      );
    },
    close: async () => database.close(),
  };
}

async function onPostgres(url: string): Promise<Connection> {
  const { connectionString, schema } = postgresAddress(url);
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`set search_path = ${schema}, public; set plan_cache_mode = force_custom_plan`);
  const names = new Map<string, string>();
  return {
    dialect: "postgres",
    async all(sql, values) {
      const name = names.get(sql) ?? `bare${names.size}`;
      names.set(sql, name);
      let k = 0;
      return client.query({ name, text: sql.replace(/\?(?!\|)/g, () => `$${++k}`), values: bound(values) });
    },
    close: () => client.end(),
  };
}
