/** A value that may be bound to a statement. */
export type SqlValue = string | number | null | Uint8Array;

export type Row = { readonly [column: string]: SqlValue };

/**
 * One database, SQLite or PostgreSQL, as the store uses it. SQL is written once, with `?` for values and in the words that both
 * engines know; what must differ asks `dialect`. Integers come back as numbers (up to 2^53), bytes as Uint8Array.
 */
export interface Engine {
  readonly dialect: Dialect;
  all<T = Row>(sql: string, values?: readonly SqlValue[]): Promise<T[]>;
  /** The first row, `null` where there is none. */
  get<T = Row>(sql: string, values?: readonly SqlValue[]): Promise<T | null>;
  /** The number of rows changed. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>;
  /** Several statements without values. */
  script(sql: string): Promise<void>;
  /**
   * All of `work` or nothing of it, durable when the promise resolves. Writers wait their turn, at most `WAIT` milliseconds, then
   * StoreError "BUSY". `work` uses the engine it is given, not this one, and changes nothing but the database: where the database
   * broke it off to end a deadlock, it runs again from its beginning.
   */
  transaction<T>(work: (engine: Engine) => Promise<T>): Promise<T>;
  /** All that `work` reads is of one moment, whatever others write meanwhile. */
  snapshot<T>(work: (engine: Engine) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type Dialect = "sqlite" | "postgres";

/** How long a writer waits for another, in milliseconds. */
export const WAIT = 60_000;
