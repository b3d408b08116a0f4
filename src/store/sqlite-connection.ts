import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { bound } from "./bound.ts";
import type { SqlValue } from "./engine.ts";
import { sqliteError } from "./sqlite-errors.ts";

/** How long SQLite itself waits for another process, blocking this one; longer waits are made of many such. */
const BUSY_TIMEOUT = 20;
const STATEMENTS = 256;

const SETTINGS = `
PRAGMA busy_timeout = ${BUSY_TIMEOUT};
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
PRAGMA case_sensitive_like = ON;
PRAGMA journal_size_limit = 67108864;
PRAGMA cache_size = -8192;
`;

// A report puts rows into many places of every table and index: of a large library the pages above the leaves stay at hand, and what
// is written again soon goes into the file once.
const WRITING = `
PRAGMA cache_size = -65536;
PRAGMA wal_autocheckpoint = 16000;
`;

export interface ConnectionOptions {
  readonly readOnly: boolean;
  /** Nobody writes to the file: it is read without locks. */
  readonly immutable?: boolean;
}

/** One connection to an SQLite file, with its prepared statements. LIKE tells capitals apart, as in PostgreSQL. Errors: StoreError. */
export class SqliteConnection {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, { readOnly, immutable = false }: ConnectionOptions) {
    this.#path = path;
    this.#database = this.#mapped(() => {
      const database = new DatabaseSync(immutable ? immutableAddress(path) : path, { readOnly });
      try {
        database.exec(SETTINGS);
        // Only a connection that may write turns a new file into one with a write-ahead log; others find it so.
        if (readOnly) database.exec("PRAGMA query_only = ON; SELECT 1 FROM sqlite_schema LIMIT 1");
        else database.exec(`${WRITING} PRAGMA journal_mode = WAL; SELECT 1 FROM sqlite_schema LIMIT 1`);
      } catch (error) {
        database.close();
        throw error;
      }
      return database;
    });
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  all<T>(sql: string, values: readonly SqlValue[] = []): T[] {
    // Rows of node:sqlite have no prototype; those of the store are plain objects whatever the engine.
    return this.#mapped(() => this.#prepare(sql).all(...sqliteValues(values))).map((row) => ({ ...row }) as T);
  }

  get<T>(sql: string, values: readonly SqlValue[] = []): T | null {
    const row = this.#mapped(() => this.#prepare(sql).get(...sqliteValues(values)));
    return row === undefined ? null : ({ ...row } as T);
  }

  run(sql: string, values: readonly SqlValue[] = []): number {
    return Number(this.#mapped(() => this.#prepare(sql).run(...sqliteValues(values))).changes);
  }

  exec(sql: string): void {
    this.#mapped(() => this.#database.exec(sql));
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) {
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > STATEMENTS) this.#statements.delete(this.#statements.keys().next().value!);
    return statement;
  }

  #mapped<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw sqliteError(error, this.#path);
    }
  }
}

// node:sqlite binds every number as a real one, and FTS5 knows only whole ones as ids of rows.
function sqliteValues(values: readonly SqlValue[]): SQLInputValue[] {
  return bound(values).map((value) => (Number.isSafeInteger(value) ? BigInt(value as number) : value));
}

function immutableAddress(path: string): URL {
  const address = pathToFileURL(path);
  address.searchParams.set("immutable", "1");
  return address;
}
