import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { bound, writes } from "./bound.ts";
import { type Engine, type SqlValue, WAIT } from "./engine.ts";
import { type PostgresAddress, postgresAddress } from "./postgres-address.ts";
import { isConflict, isLost, postgresError } from "./postgres-errors.ts";
import { PostgresTransaction } from "./postgres-transaction.ts";
import { types, withNumbers } from "./postgres-values.ts";
import { StoreError } from "./store-error.ts";
import { Turns } from "./turns.ts";

export interface PostgresOptions {
  /** Instead of `WAIT`. */
  readonly wait?: number;
}

const CONNECTIONS = 10;
const CONNECT_TIMEOUT = 15_000;
const STATEMENT_TIMEOUT = 600_000;
/** How often work that met a conflict is done. */
const TRIES = 5;
const OLDEST = 130_000;

/**
 * Opens a library in PostgreSQL (13 or newer, a database in UTF-8), in the schema that the address names with `?schema=` or in `readout`, which is
 * created. As in SQLite there is one writer of a library at a time; its work is done again after a deadlock or a serialization failure,
 * so it changes nothing but the database. Errors: StoreError, without the password.
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Engine> {
  const address = postgresAddress(url);
  const wait = options.wait ?? WAIT;
  const pool = new pg.Pool({
    connectionString: address.connectionString,
    application_name: "readout",
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    types,
    onConnect: async (client) => {
      await client.query(settings(address.schema, wait));
    },
  });
  // An idle connection that is lost is only left out; the next query opens another.
  pool.on("error", () => {});
  try {
    await prepare(pool, address.schema);
  } catch (error) {
    await pool.end();
    throw postgresError(error, address.shown);
  }
  return new PostgresEngine(pool, address, wait);
}

function settings(schema: string, wait: number): string {
  return `
SET search_path = ${schema}, public;
SET synchronous_commit = on;
SET standard_conforming_strings = on;
SET bytea_output = hex;
SET client_min_messages = warning;
SET jit = off;
SET random_page_cost = 1.1;
SET work_mem = '16MB';
SET lock_timeout = ${wait};
SET statement_timeout = ${STATEMENT_TIMEOUT};
SET idle_in_transaction_session_timeout = '1min'`;
}

async function prepare(pool: pg.Pool, schema: string): Promise<void> {
  const { rows } = await pool.query(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
     to_regnamespace('${schema}') IS NOT NULL AS there`,
  );
  const { version, encoding, there } = rows[0];
  if (version < OLDEST) throw new StoreError("NOT_POSSIBLE", `Readout needs PostgreSQL 13 or newer, not ${version}`);
  if (encoding !== "UTF8")
    throw new StoreError(
      "NOT_POSSIBLE",
      `Readout needs a database in UTF8, not ${encoding}: createdb -E UTF8 -T template0 NAME`,
    );
  // CREATE SCHEMA asks for a right that a user of a schema that is there need not have; and two at once would get into each other's way.
  if (!there)
    await pool.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('readout', 0)); CREATE SCHEMA IF NOT EXISTS ${schema}`,
    );
}

class PostgresEngine implements Engine {
  readonly dialect = "postgres";
  readonly #pool: pg.Pool;
  readonly #address: PostgresAddress;
  readonly #wait: number;
  readonly #turns = new Turns();

  constructor(pool: pg.Pool, address: PostgresAddress, wait: number) {
    this.#pool = pool;
    this.#address = address;
    this.#wait = wait;
  }

  async all<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    if (writes(sql)) return this.transaction((engine) => engine.all<T>(sql, values));
    const read = () => this.#pool.query(withNumbers(sql), bound(values));
    try {
      // A connection of before the server was started again is lost at its first use.
      return (await read().catch((error) => (isLost(error) ? read() : Promise.reject(error)))).rows as T[];
    } catch (error) {
      throw postgresError(error, this.#address.shown);
    }
  }

  async get<T>(sql: string, values?: readonly SqlValue[]): Promise<T | null> {
    return (await this.all<T>(sql, values))[0] ?? null;
  }

  run(sql: string, values?: readonly SqlValue[]): Promise<number> {
    return this.transaction((engine) => engine.run(sql, values));
  }

  script(sql: string): Promise<void> {
    return this.#inTurn(() =>
      this.#onClient(async (client) => {
        // Care of whole tables takes as long as it takes.
        await client.query("SET statement_timeout = 0");
        try {
          await client.query(sql);
        } finally {
          await client.query(`SET statement_timeout = ${STATEMENT_TIMEOUT}`).catch(() => {});
        }
      }),
    );
  }

  transaction<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    // The lock of the schema keeps other processes out; it goes with the transaction.
    const begin = `BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('readout ${this.#address.schema}', 0))`;
    return this.#inTurn(async () => {
      for (let tries = 1; ; tries++) {
        try {
          return await this.#onClient((client) => inTransaction(client, begin, true, work));
        } catch (error) {
          if (!isConflict(error) || tries === TRIES) throw error;
        }
        await sleep(10 * tries * (1 + Math.random()));
      }
    });
  }

  snapshot<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    // What is read may be written on to a slow reader. The moment is that of the first query.
    const begin =
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL idle_in_transaction_session_timeout = '1h'; SELECT 1";
    return this.#onClient((client) => inTransaction(client, begin, false, work));
  }

  async close(): Promise<void> {
    if (this.#pool.ending) return;
    const release = await this.#turns.take(this.#wait);
    await this.#pool.end();
    release?.();
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.#turns.take(this.#wait);
    if (release === null)
      throw new StoreError(
        "BUSY",
        `Others in this process have been writing to ${this.#address.shown} for too long; try again later`,
      );
    try {
      return await work();
    } finally {
      release();
    }
  }

  async #onClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    let lost: Error | boolean = false;
    const lose = (error: Error) => {
      lost = error;
    };
    let client: pg.PoolClient | null = null;
    try {
      client = await this.#pool.connect();
      client.on("error", lose);
      return await work(client);
    } catch (error) {
      if (isLost(error)) lost = true;
      throw postgresError(error, this.#address.shown);
    } finally {
      client?.off("error", lose);
      // One that is still in a transaction would take the next work into it.
      client?.release(lost || client.getTransactionStatus() !== "I");
    }
  }
}

async function inTransaction<T>(
  client: pg.PoolClient,
  begin: string,
  writing: boolean,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const inside = new PostgresTransaction(client, writing);
  try {
    await client.query(begin);
    const result = await work(inside);
    // A transaction in which a statement failed is rolled back by COMMIT, without an error.
    if ((await client.query("COMMIT")).command !== "COMMIT") throw new Error("The transaction has failed");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    inside.end();
  }
}
