import type { Engine, SqlValue } from "./engine.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { SqliteReader } from "./sqlite-reader.ts";

/** The engine that the work of a transaction (on a connection that writes) or of a snapshot is given. */
export class SqliteTransaction implements Engine {
  readonly dialect = "sqlite";
  readonly #connection: SqliteReader;
  readonly #writer: SqliteConnection | null;
  #over = false;
  #depth = 0;

  /** `writer` is the same connection again where it may write, else `null`. */
  constructor(connection: SqliteReader, writer: SqliteConnection | null) {
    this.#connection = connection;
    this.#writer = writer;
  }

  async all<T>(sql: string, values?: readonly SqlValue[]): Promise<T[]> {
    return this.#at().all<T>(sql, values);
  }

  async get<T>(sql: string, values?: readonly SqlValue[]): Promise<T | null> {
    return this.#at().get<T>(sql, values);
  }

  async run(sql: string, values?: readonly SqlValue[]): Promise<number> {
    this.#at();
    if (this.#writer === null) throw new Error(`A snapshot only reads: ${sql}`);
    return this.#writer.run(sql, values);
  }

  async script(sql: string): Promise<void> {
    this.#at().exec(sql);
  }

  /** A part of the transaction that can fail for itself. */
  async transaction<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    const name = `part_${++this.#depth}`;
    const connection = this.#at();
    connection.exec(`SAVEPOINT ${name}`);
    try {
      const result = await work(this);
      connection.exec(`RELEASE ${name}`);
      return result;
    } catch (error) {
      // The whole transaction is gone where the disk was full.
      if (this.#writer?.inTransaction !== false) connection.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
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

  #at(): SqliteReader {
    if (this.#over) throw new Error("The transaction is over");
    // After the disk was full, what follows would be written outside of any transaction.
    if (this.#writer?.inTransaction === false) throw new Error("The transaction has failed");
    return this.#connection;
  }
}
