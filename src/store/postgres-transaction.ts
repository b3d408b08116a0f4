import type pg from "pg";
import { bound } from "./bound.ts";
import type { Engine, SqlValue } from "./engine.ts";
import { withNumbers } from "./postgres-values.ts";

/** The engine that the work of a transaction or a snapshot is given. */
export class PostgresTransaction implements Engine {
  readonly dialect = "postgres";
  readonly #client: pg.ClientBase;
  readonly #writing: boolean;
  #over = false;
  #depth = 0;

  constructor(client: pg.ClientBase, writing: boolean) {
    this.#client = client;
    this.#writing = writing;
  }

  async all<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return (await this.#query(sql, values)).rows as T[];
  }

  async get<T>(sql: string, values?: readonly SqlValue[]): Promise<T | null> {
    return (await this.all<T>(sql, values))[0] ?? null;
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    if (!this.#writing) throw new Error(`A snapshot only reads: ${sql}`);
    return (await this.#query(sql, values)).rowCount ?? 0;
  }

  async script(sql: string): Promise<void> {
    this.#needOpen();
    await this.#client.query(sql);
  }

  /** A part of the transaction that can fail for itself. */
  async transaction<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    const name = `part_${++this.#depth}`;
    await this.script(`SAVEPOINT ${name}`);
    try {
      const result = await work(this);
      await this.script(`RELEASE ${name}`);
      return result;
    } catch (error) {
      await this.script(`ROLLBACK TO ${name}; RELEASE ${name}`);
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  snapshot<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    return work(this);
  }

  async close(): Promise<void> {
    throw new Error("A transaction ends with its work");
  }

  /** Nothing is done with this engine afterwards. */
  end(): void {
    this.#over = true;
  }

  #query(sql: string, values: readonly SqlValue[]): Promise<pg.QueryResult> {
    this.#needOpen();
    return this.#client.query(withNumbers(sql), bound(values));
  }

  #needOpen(): void {
    if (this.#over) throw new Error("The transaction is over");
  }
}
