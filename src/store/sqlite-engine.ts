import { setTimeout as sleep } from "node:timers/promises";
import { writes } from "./bound.ts";
import { type Engine, type SqlValue, WAIT } from "./engine.ts";
import { SqliteConnection } from "./sqlite-connection.ts";
import { isBusy } from "./sqlite-errors.ts";
import { Changed, openReader, type SqliteReader } from "./sqlite-reader.ts";
import { SqliteTransaction } from "./sqlite-transaction.ts";
import { StoreError } from "./store-error.ts";
import { Turns } from "./turns.ts";

export interface SqliteOptions {
  /** Never writes, not even where it might. */
  readonly readOnly?: boolean;
  /** Instead of `WAIT`. */
  readonly wait?: number;
}

/** Readers of snapshots that are kept open for the next. */
const IDLE_READERS = 2;
/** How often a file that others change is opened again. */
const TRIES = 3;

/**
 * Opens the SQLite file at `path`, or creates it in a folder that is there. What is committed survives a kill and a power cut
 * (write-ahead log, `synchronous = FULL`); what is deleted is overwritten in the file. A library that this user may only read is
 * opened for reading; writing to it is refused with "READ_ONLY". Errors: StoreError.
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Engine> {
  const wait = options.wait ?? WAIT;
  const writer = options.readOnly ? null : await patiently(wait, () => openWriter(path));
  try {
    return new SqliteEngine(path, writer, await patiently(wait, () => openReader(path)), wait);
  } catch (error) {
    writer?.close();
    throw error;
  }
}

/** `null`: it may only be read. */
function openWriter(path: string): SqliteConnection | null {
  let connection: SqliteConnection | null = null;
  try {
    connection = new SqliteConnection(path, { readOnly: false });
    connection.exec("BEGIN IMMEDIATE; ROLLBACK");
    return connection;
  } catch (error) {
    connection?.close();
    if (error instanceof StoreError && error.code === "READ_ONLY") return null;
    throw error;
  }
}

/** Tries again while another process has the file, without holding up this one. */
async function patiently<T>(wait: number, work: () => T): Promise<T> {
  const end = Date.now() + wait;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof StoreError && isBusy(error.cause)) || Date.now() >= end) throw error;
    }
    await sleep(2 + 20 * Math.random());
  }
}

class SqliteEngine implements Engine {
  readonly dialect = "sqlite";
  readonly #path: string;
  readonly #writer: SqliteConnection | null;
  #reader: SqliteReader;
  readonly #idle: SqliteReader[] = [];
  readonly #turns = new Turns();
  readonly #wait: number;
  #open = true;

  constructor(path: string, writer: SqliteConnection | null, reader: SqliteReader, wait: number) {
    this.#path = path;
    this.#writer = writer;
    this.#reader = reader;
    this.#wait = wait;
  }

  async all<T>(sql: string, values?: readonly SqlValue[]): Promise<T[]> {
    if (writes(sql)) return this.transaction((engine) => engine.all<T>(sql, values));
    return this.#read((reader) => reader.all<T>(sql, values));
  }

  async get<T>(sql: string, values?: readonly SqlValue[]): Promise<T | null> {
    if (writes(sql)) return this.transaction((engine) => engine.get<T>(sql, values));
    return this.#read((reader) => reader.get<T>(sql, values));
  }

  run(sql: string, values?: readonly SqlValue[]): Promise<number> {
    return this.transaction((engine) => engine.run(sql, values));
  }

  script(sql: string): Promise<void> {
    return this.#inTurn((writer) => patiently(this.#wait, () => writer.exec(sql)));
  }

  transaction<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    return this.#inTurn(async (writer) => {
      await patiently(this.#wait, () => writer.exec("BEGIN IMMEDIATE"));
      const inside = new SqliteTransaction(writer, writer);
      try {
        const result = await work(inside);
        writer.exec("COMMIT");
        return result;
      } catch (error) {
        // SQLite has ended the transaction itself where the disk was full.
        if (writer.inTransaction) writer.exec("ROLLBACK");
        throw error;
      } finally {
        inside.end();
      }
    });
  }

  async snapshot<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    this.#needOpen();
    const reader = await this.#beginSnapshot();
    const inside = new SqliteTransaction(reader, null);
    try {
      const result = await work(inside);
      reader.exec("COMMIT");
      if (this.#open && this.#idle.length < IDLE_READERS) this.#idle.push(reader);
      else reader.close();
      return result;
    } catch (error) {
      reader.close();
      throw error;
    } finally {
      inside.end();
    }
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    const release = await this.#turns.take(this.#wait);
    this.#open = false;
    for (const reader of this.#idle.splice(0)) reader.close();
    this.#reader.close();
    this.#writer?.close();
    release?.();
  }

  async #beginSnapshot(): Promise<SqliteReader> {
    for (let tries = 0; ; tries++) {
      const reader = this.#idle.pop() ?? (await patiently(this.#wait, () => openReader(this.#path)));
      try {
        // The moment is that of the first statement that reads.
        await patiently(this.#wait, () => reader.exec("BEGIN"));
        await patiently(this.#wait, () => reader.get("SELECT count(*) FROM sqlite_schema"));
        return reader;
      } catch (error) {
        reader.close();
        if (!(error instanceof Changed) || tries === TRIES) throw error;
      }
    }
  }

  /** Reads what is committed; a file that was changed while it was read without locks is opened again. */
  async #read<T>(work: (reader: SqliteReader) => T): Promise<T> {
    this.#needOpen();
    for (let tries = 0; ; tries++) {
      try {
        return await patiently(this.#wait, () => work(this.#reader));
      } catch (error) {
        if (!(error instanceof Changed) || tries === TRIES) throw error;
        const fresh = openReader(this.#path);
        this.#reader.close();
        this.#reader = fresh;
      }
    }
  }

  async #inTurn<T>(work: (writer: SqliteConnection) => Promise<T>): Promise<T> {
    this.#needOpen();
    const writer = this.#writer;
    if (writer === null)
      throw new StoreError(
        "READ_ONLY",
        `${this.#path} is open for reading only; to change it, open it as a user with the right to write in its folder`,
      );
    const release = await this.#turns.take(this.#wait);
    if (release === null)
      throw new StoreError(
        "BUSY",
        `Others in this process have been writing to ${this.#path} for too long; try again later`,
      );
    try {
      this.#needOpen();
      return await work(writer);
    } finally {
      release();
    }
  }

  #needOpen(): void {
    if (!this.#open) throw new Error(`${this.#path} has been closed`);
  }
}
