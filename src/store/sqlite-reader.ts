import { existsSync, statSync } from "node:fs";
import type { SqlValue } from "./engine.ts";
import { SqliteConnection } from "./sqlite-connection.ts";
import { StoreError } from "./store-error.ts";

/** A connection that only reads. */
export interface SqliteReader {
  all<T>(sql: string, values?: readonly SqlValue[]): T[];
  get<T>(sql: string, values?: readonly SqlValue[]): T | null;
  exec(sql: string): void;
  close(): void;
}

/**
 * Opens `path` to read. SQLite needs a `-shm` file beside a library even then; where it may not create one, the library is read
 * without locks, as long as nobody else has it open (there is no `-wal` file) and it stays as it is: both are looked at around every
 * statement. A library whose last writer was broken off in a folder that may not be written to cannot be read.
 */
export function openReader(path: string): SqliteReader {
  try {
    return new SqliteConnection(path, { readOnly: true });
  } catch (error) {
    if (!(error instanceof StoreError && error.code === "READ_ONLY") || !existsSync(path)) throw error;
    if (existsSync(`${path}-wal`))
      throw new StoreError(
        "READ_ONLY",
        `${path} was last written to by a process that was broken off, and this user may not write in its folder; open it once as a user who may`,
        { cause: error },
      );
    return new Unlocked(path);
  }
}

/** Reads a file that nobody writes to; notices when somebody does. */
class Unlocked implements SqliteReader {
  readonly #path: string;
  readonly #state: string;
  readonly #connection: SqliteConnection;

  constructor(path: string) {
    this.#path = path;
    this.#state = stateOf(path);
    this.#connection = new SqliteConnection(path, { readOnly: true, immutable: true });
  }

  all<T>(sql: string, values?: readonly SqlValue[]): T[] {
    return this.#unchanged(() => this.#connection.all<T>(sql, values));
  }

  get<T>(sql: string, values?: readonly SqlValue[]): T | null {
    return this.#unchanged(() => this.#connection.get<T>(sql, values));
  }

  exec(sql: string): void {
    this.#unchanged(() => this.#connection.exec(sql));
  }

  close(): void {
    this.#connection.close();
  }

  #unchanged<T>(work: () => T): T {
    let result: T | null = null;
    let failure: unknown = null;
    try {
      result = work();
    } catch (error) {
      failure = error;
    }
    // What went wrong, or right, while the file changed says nothing.
    if (stateOf(this.#path) !== this.#state) throw new Changed(this.#path);
    if (failure !== null) throw failure;
    return result as T;
  }
}

/** The file was changed while it was read without locks; what was read counts for nothing. */
export class Changed extends StoreError {
  constructor(path: string) {
    super("BUSY", `${path} was changed by another user while it was read; try again`);
  }
}

function stateOf(path: string): string {
  const { mtimeMs, size, ino } = statSync(path);
  return `${existsSync(`${path}-wal`)} ${mtimeMs} ${size} ${ino}`;
}
