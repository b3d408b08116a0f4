import { countOf } from "./count-of.ts";
import type { Engine } from "./engine.ts";
import { cursorPlace, pageOf } from "./pages.ts";
import { ITEM_COLUMNS, type ItemRow, toResults } from "./results.ts";
import { COUNTED, type Count, type Doubt, type DoubtfulItem, type Page, type PageRequest } from "./store.ts";

const DOUBTS: readonly Doubt[] = ["unknown speaker", "low confidence"];

/** Nobody has said of the item what is right or wrong with it. */
const UNSEEN = `not exists (select 1 from document d join correction c on c.report = d.report
  where d.key = i.document and c.placed = i.item and c.withdrawn_at is null)`;

/** Items that need a look and have not had one, the newest first. */
export async function doubtfulItems(
  engine: Engine,
  request: PageRequest & { readonly doubt: Doubt | null },
): Promise<Page<DoubtfulItem>> {
  const place = cursorPlace(request, 1);
  const wanted = DOUBTS.filter((doubt) => request.doubt === null || doubt === request.doubt);
  const below = place === null ? "" : " and i.key < ?";
  if (wanted.length === 0) throw new RangeError(`doubt must be one of ${DOUBTS.join(", ")}: ${request.doubt}`);
  // One list for each doubt: each comes from the index in order.
  const one = `select * from (select ${ITEM_COLUMNS} from item i where i.doubt = ?${below} and ${UNSEEN} order by i.key desc limit ?) as one`;
  const rows = await engine.all<ItemRow>(
    `select * from (${wanted.map(() => one).join(" union all ")}) as found order by key desc limit ?`,
    [...wanted.flatMap((doubt) => [doubt, ...(place ?? []), request.limit + 1]), request.limit + 1],
  );
  const page = pageOf(rows, request.limit, ({ key }) => [key]);
  const results = await toResults(engine, page.items);
  return { items: results.map((result, k) => ({ doubt: page.items[k].doubt as Doubt, result })), next: page.next };
}

/** How many items need a look. */
export async function countDoubtful(engine: Engine): Promise<Count> {
  const row = await engine.get<{ n: number }>(
    `select count(*) as n from (select i.key from item i where i.doubt is not null and ${UNSEEN} limit ${COUNTED + 1}) as found`,
  );
  return countOf(row!.n);
}
