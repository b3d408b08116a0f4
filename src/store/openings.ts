import { shortHash } from "./content-hash.ts";
import type { Engine } from "./engine.ts";
import { marks } from "./insert-rows.ts";
import { readJson } from "./kept-json.ts";
import type { Shown } from "./shown.ts";

/** How reports begin, by document, so that those without a title can be told apart: the text that a search shows of each. */
export async function openingsOf(engine: Engine, documents: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (documents.length === 0) return new Map();
  const rows = await engine.all<{ id: string; shown: string }>(
    // Of the items of a document its report has the highest key.
    `select d.id, i.shown from document d join item i on i.key = (select max(key) from item where document = d.key)
     where d.id_hash in (${marks(documents.length)}) and i.kind = 'report'`,
    documents.map(shortHash),
  );
  return new Map(rows.map(({ id, shown }) => [id, readJson<Shown>(shown, `report ${id}`).text]));
}
