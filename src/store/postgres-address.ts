import pg from "pg";
import { StoreError } from "./store-error.ts";

/** Where a library is in PostgreSQL. */
export interface PostgresAddress {
  /** As `pg` takes it, with the password. */
  readonly connectionString: string;
  /** The schema that the tables are in: `?schema=` of the address, else `readout`. */
  readonly schema: string;
  /** For people: without password. */
  readonly shown: string;
}

const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;

/** Takes an address `postgres://user:password@host:port/database?schema=name` apart. No message repeats the password. */
export function postgresAddress(url: string): PostgresAddress {
  const mark = url.indexOf("?");
  const base = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? "" : url.slice(mark + 1);
  // A password with `/`, `?` or `#` in it would end up in the name of the host or the database, and so in messages.
  const path = /^postgres(?:ql)?:\/\/([^/#]*)(\/[^/#@]*)?$/.exec(base);
  if (path === null || url.includes("#") || (query.includes("@") && !base.includes("@"))) throw unreadable();
  const settings = new URLSearchParams(query);
  const schema = settings.get("schema") ?? "readout";
  if (!SCHEMA.test(schema))
    throw new StoreError(
      "NOT_POSSIBLE",
      `A schema named ${schema} cannot be used: take small letters, digits and _, at most 63, for example ?schema=readout`,
    );
  settings.delete("schema");
  const connectionString = settings.size > 0 ? `${base}?${settings}` : base;
  return { connectionString, schema, shown: shown(connectionString, schema) };
}

function shown(connectionString: string, schema: string): string {
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString });
  } catch {
    // The error would repeat the address.
    throw unreadable();
  }
  const { user, host, port, database } = client;
  const socket = host.startsWith("/");
  const name = schema === "readout" ? "" : `schema=${schema}`;
  const query = [socket ? `host=${host}` : "", socket && port !== 5432 ? `port=${port}` : "", name].filter(Boolean);
  return `postgres://${user}@${socket ? "" : host}${!socket && port !== 5432 ? `:${port}` : ""}/${database}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}

function unreadable(): StoreError {
  return new StoreError(
    "UNREACHABLE",
    "The address of the library cannot be read; it should be postgres://USER:PASSWORD@HOST:PORT/DATABASE, with / ? # @ : % in the password written as %2F %3F %23 %40 %3A %25",
  );
}
