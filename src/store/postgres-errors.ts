import { StoreError, type StoreErrorCode } from "./store-error.ts";

/** What PostgreSQL, or the way to it, says, as a StoreError about the library `shown`; other errors as they are. */
export function postgresError(error: unknown, shown: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = (error as { code?: unknown }).code;
  const found = typeof code === "string" ? (BY_STATE[code] ?? BY_CLASS[code.slice(0, 2)] ?? BY_SYSTEM[code]) : null;
  const [as, say] = found ?? (LOST.test(error.message) ? BY_CLASS["08"] : [null, null]);
  return as === null ? error : new StoreError(as, `${shown}: ${say}`, { cause: error });
}

/** A conflict with another writer that doing it again may settle: a serialization failure or a deadlock. */
export function isConflict(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "40001" || code === "40P01";
}

/** The connection is gone. */
export function isLost(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string") return /^(?:08|57P)/.test(code) || code in BY_SYSTEM;
  return error instanceof Error && LOST.test(error.message);
}

type Said = readonly [StoreErrorCode, string];

// pg says these without a code.
const LOST =
  /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/;

const UNREACHABLE: Said = [
  "UNREACHABLE",
  "the server cannot be reached, or the connection was lost; see that it runs and try again. What was added before is safe; adding a report again stores it once",
];
const CORRUPT: Said = [
  "CORRUPT",
  "the database is damaged; `readout check` tells what; put back a backup, or restore a dump into an empty database",
];

const BY_STATE: { readonly [state: string]: Said | undefined } = {
  "25006": ["READ_ONLY", "the server lets nothing be changed (a standby, or set to read only); use the primary server"],
  "25P03": ["BUSY", "adding paused for so long that the server broke it off; try again"],
  "28000": ["UNREACHABLE", "the server does not let this user in; see the user, the password and pg_hba.conf"],
  "28P01": ["UNREACHABLE", "the server does not accept the password; see the user and the password"],
  "3D000": ["UNREACHABLE", "the server has no such database; create it with createdb"],
  "42501": [
    "READ_ONLY",
    "this user may not do that; grant it the right to use and create in the schema and its tables",
  ],
  "53100": ["DISK_FULL", "the server's disk is full; make space and try again. What was stored before is safe"],
  "53300": ["UNREACHABLE", "the server has no connection left; try again later or raise max_connections"],
  "55P03": ["BUSY", "another process has been writing for too long; wait until it is done, or end it, and try again"],
  "57014": ["BUSY", "the server took too long and was stopped; try again, or ask for less at once"],
  "58030": ["CORRUPT", "the server's disk fails; see the server's log"],
};

const BY_CLASS: { readonly [stateClass: string]: Said | undefined } & { readonly "08": Said } = {
  "08": UNREACHABLE,
  "57": UNREACHABLE,
  XX: CORRUPT,
};

const BY_SYSTEM: { readonly [code: string]: Said | undefined } = Object.fromEntries(
  [
    "ECONNREFUSED",
    "ECONNRESET",
    "EPIPE",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOENT",
    "EACCES",
  ].map((code) => [code, UNREACHABLE]),
);
