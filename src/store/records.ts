import type { Raw } from "../source/document.ts";
import type { Engine } from "./engine.ts";
import type { KeptRecord } from "./explained.ts";
import { readJson, undamaged } from "./kept-json.ts";
import { unpack } from "./pack.ts";
import { StoreError } from "./store-error.ts";
import type { VersionRow } from "./versions.ts";

/** The current record of a version. */
export async function currentRecord(engine: Engine, row: VersionRow): Promise<KeptRecord> {
  const [first] = await packedRecords(engine, row.key, 1);
  if (first === undefined)
    throw new StoreError("CORRUPT", `${row.id} has no record; \`readout remove ${row.id}\`, then add the report again`);
  return openPacked(row.id, first);
}

/** All records made of a version, the current one first. */
export async function allRecords(engine: Engine, row: VersionRow): Promise<readonly KeptRecord[]> {
  return (await packedRecords(engine, row.key, -1)).map((packed) => openPacked(row.id, packed));
}

async function packedRecords(engine: Engine, document: number, limit: number): Promise<Uint8Array[]> {
  const rows = await engine.all<{ packed: Uint8Array }>(
    `select packed from record where document = ? order by made desc${limit < 0 ? "" : ` limit ${limit}`}`,
    [document],
  );
  return rows.map(({ packed }) => packed);
}

/** The source of a version, `null` where none was kept. */
export async function readRawOf(engine: Engine, row: VersionRow): Promise<Raw | null> {
  const source = await engine.get<{ format: Raw["format"]; options: string; packed: Uint8Array }>(
    "select format, options, packed from source where document = ?",
    [row.key],
  );
  if (source === null) return null;
  return {
    format: source.format,
    text: openPacked<string>(row.id, source.packed),
    options: readJson(source.options, `report ${row.id}`),
  };
}

/** What was packed for a version. Errors: StoreError CORRUPT. */
export function openPacked<T>(id: string, packed: Uint8Array): T {
  // gzip has a checksum.
  return undamaged(`report ${id}`, () => unpack<T>(packed));
}
