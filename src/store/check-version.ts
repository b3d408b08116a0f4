import type { Record } from "../record.ts";
import { contentHash } from "./content-hash.ts";
import type { Engine, Row, SqlValue } from "./engine.ts";
import { indexItems } from "./index-items.ts";
import { currentRecord, readRawOf } from "./records.ts";
import { documentHash, INDEX_COLUMNS, indexHash } from "./row-hashes.ts";
import type { Damage } from "./store.ts";
import type { VersionRow } from "./versions.ts";

/** A row of `document` as it is checked. */
export type CheckedRow = VersionRow & {
  readonly hash: string;
  readonly url_hash: string | null;
  readonly row_hash: string;
  readonly index_hash: string | null;
};

/** What is damaged of a version: its row, its record and source, its rows in the index. */
export async function* checkVersion(engine: Engine, row: CheckedRow): AsyncGenerator<Damage> {
  const where = `report ${row.id}, version ${row.version}`;
  const again = `put back a copy of the library, or remove the report and add it again`;
  if (documentHash(row) !== row.row_hash)
    yield { where, message: `what lists show of it (title, outlet, date …) is not what was stored; ${again}` };
  let record: Record | null = null;
  try {
    const current = await currentRecord(engine, row);
    await readRawOf(engine, row);
    if (contentHash(current.record.document) === row.hash) record = current.record;
    else yield { where, message: "its text is not the one that was added" };
  } catch (error) {
    yield { where, message: (error as Error).message };
  }
  if (row.latest === 0) return;
  try {
    const { items, entities, hash } = await readIndex(engine, row.key);
    const lacking = record === null ? [] : lackingIn(record, items, entities);
    for (const message of lacking) yield { where, message };
    if (lacking.length === 0 && hash !== row.index_hash)
      yield { where, message: `its rows in the index are not what was put there; ${again}` };
  } catch (error) {
    yield { where, message: (error as Error).message };
  }
}

function lackingIn(record: Record, items: number, entities: number): string[] {
  const should = indexItems(record).items.length;
  const named = record.entities.length;
  return [
    ...(items === should ? [] : [`${items} of its ${should} items are in the index`]),
    ...(entities === named ? [] : [`${entities} of its ${named} entities are in the index`]),
  ];
}

async function readIndex(engine: Engine, document: number) {
  const rowsOf = async (table: keyof typeof INDEX_COLUMNS): Promise<SqlValue[][]> => {
    const columns: readonly string[] = INDEX_COLUMNS[table];
    const rows = await engine.all<Row>(`select ${columns.join(", ")} from ${table} where document = ?`, [document]);
    return rows.map((row) => columns.map((column) => row[column]));
  };
  const [items, entities, parts] = [await rowsOf("item"), await rowsOf("entity"), await rowsOf("item_actor")];
  return { items: items.length, entities: entities.length, hash: indexHash(items, entities, parts) };
}
