import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "./store-error.ts";

const FULL = 13;
const READ_ONLY = new Set([3, 8, 14]);
const NOT_A_DATABASE = 26;
const INPUT_OUTPUT = 10;
/** SQLITE_READONLY_DBMOVED */
const MOVED = 1032;
/** Writing was refused by the disk (or a quota, or a limit of the process): WRITE, FSYNC, DIR_FSYNC, TRUNCATE, SHMSIZE. */
const UNWRITTEN = new Set([778, 1034, 1290, 1546, 4874]);
const CORRUPT = 11;
/** What SQLite takes for a mistake in a statement where what it knows of the tables is damaged: statements of the store are right. */
const MISTAKEN =
  /^(?:invalid fts5 file format|vtable constructor failed|no such (?:table|column|module|tokenizer)|unrecognized|parse error in|table \S+ has no column)\b/;

/** SQLITE_BUSY or SQLITE_LOCKED: another has the database. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== null && ((code & 0xff) === 5 || (code & 0xff) === 6);
}

/** The result code of SQLite, with its extension; `null` for other errors. */
export function sqliteCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === "number" ? code : null;
}

/** What SQLite says of the library at `path`, as a StoreError; other errors (a statement that is wrong, a broken constraint) as they are. */
export function sqliteError(error: unknown, path: string): unknown {
  const extended = sqliteCode(error);
  const cause = { cause: error };
  // A number that nobody has stored: no number of the store is that large.
  if (extended === null)
    return (error as { code?: unknown }).code === "ERR_OUT_OF_RANGE" ? damaged(path, cause) : error;
  const code = extended & 0xff;
  if (isBusy(error))
    return new StoreError(
      "BUSY",
      `Another process has been writing to ${path} for too long; wait until it is done, or end it, and try again`,
      cause,
    );
  if (code === FULL || UNWRITTEN.has(extended))
    return new StoreError(
      "DISK_FULL",
      `${path} could not be written: its disk is full, over a quota or failing. Make space and try again; what was stored before is safe`,
      cause,
    );
  if (extended === MOVED)
    return new StoreError(
      "NOT_FOUND",
      `${path} was moved or deleted while it was in use; put it back, or open it where it is now`,
      cause,
    );
  if (READ_ONLY.has(code)) return unwritable(path, cause);
  if (code === NOT_A_DATABASE)
    return new StoreError(
      "NOT_A_LIBRARY",
      `${path} is no library of Readout, or its beginning is damaged; name another folder, or put back a copy`,
      cause,
    );
  if (code === 1 && MISTAKEN.test((error as Error).message))
    return damaged(`${path} (${(error as Error).message})`, cause);
  return code === CORRUPT || code === INPUT_OUTPUT ? damaged(path, cause) : error;
}

function damaged(path: string, cause: ErrorOptions): StoreError {
  return new StoreError(
    "CORRUPT",
    `${path} is damaged or its disk cannot be read; \`readout check\` tells what; put back a copy of it, or restore a dump into a new folder`,
    cause,
  );
}

function unwritable(path: string, cause: ErrorOptions): StoreError {
  const folder = dirname(path);
  if (!existsSync(folder)) return new StoreError("NOT_FOUND", `There is no folder ${folder}; create it`, cause);
  if (!existsSync(path) && mayWrite(folder))
    return new StoreError("NOT_FOUND", `There is no library ${path}; add reports to make one, or name another`, cause);
  return new StoreError(
    "READ_ONLY",
    `${path} cannot be written to, or not even read, by this user; give the user that right in ${folder}, or copy the library to a folder where they have it`,
    cause,
  );
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
