import type { Engine } from "./engine.ts";
import { marks } from "./insert-rows.ts";
import { publishedValue, undamaged } from "./kept-json.ts";
import type { Shown, ShownParty } from "./shown.ts";
import type { ItemKind, Party, Result } from "./store.ts";

/** What `toResults` needs of `item`; `i` is its name in the SQL. */
export const ITEM_COLUMNS = "i.key, i.document, i.kind, i.item, i.doubt, i.shown";

export interface ItemRow {
  readonly key: number;
  readonly document: number;
  readonly kind: ItemKind;
  readonly item: string | null;
  readonly doubt: string | null;
  readonly shown: string;
}

interface DocumentRow {
  readonly key: number;
  readonly id: string;
  readonly version: number;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: string | null;
}

/** Rows of items as results, in the same order, with the report each is from and the actors that its parties are joined with. */
export async function toResults(engine: Engine, rows: readonly ItemRow[]): Promise<Result[]> {
  const keys = [...new Set(rows.map(({ document }) => document))];
  if (keys.length === 0) return [];
  const documents = await engine.all<DocumentRow>(
    `select key, id, version, title, outlet, url, published from document where key in (${marks(keys.length)})`,
    keys,
  );
  const byKey = new Map(documents.map((row) => [row.key, row]));
  const actors = await actorsIn(engine, keys);
  return rows.flatMap((row): Result[] => {
    const document = byKey.get(row.document);
    if (document === undefined) return [];
    const where = row.item === null ? `report ${document.id}` : `${row.item} of report ${document.id}`;
    return [undamaged(where, () => toResult(row, document, actors))];
  });
}

function toResult(row: ItemRow, document: DocumentRow, actors: ReadonlyMap<string, number>): Result {
  const parties = (list: readonly ShownParty[]) => list.map((party) => toParty(party, row.document, actors));
  const { countries: _, statement, event, ...shown } = JSON.parse(row.shown) as Shown;
  return {
    kind: row.kind,
    document: document.id,
    version: document.version,
    item: row.item,
    ...shown,
    title: document.title,
    outlet: document.outlet,
    url: document.url,
    published: publishedValue(document.published, document.id),
    statement: statement && {
      ...statement,
      speaker: parties(statement.speaker),
      addressee: parties(statement.addressee),
    },
    event: event && {
      ...event,
      actors: parties(event.actors),
      recipients: parties(event.recipients),
      source: event.source && parties(event.source),
    },
  };
}

function toParty(
  { name, role, country, entity }: ShownParty,
  document: number,
  actors: ReadonlyMap<string, number>,
): Party {
  return { name, role, country, actor: entity === null ? null : (actors.get(`${document} ${entity}`) ?? null) };
}

async function actorsIn(engine: Engine, documents: readonly number[]): Promise<ReadonlyMap<string, number>> {
  const rows = await engine.all<{ document: number; entity: string; actor: number }>(
    `select document, entity, actor from entity where actor is not null and document in (${marks(documents.length)})`,
    documents,
  );
  return new Map(rows.map(({ document, entity, actor }) => [`${document} ${entity}`, actor]));
}
