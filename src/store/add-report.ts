import { fingerprintOf } from "../compare/stories/fingerprint.ts";
import type { Document, Record } from "../record.ts";
import type { Raw } from "../source/document.ts";
import { addressedId, textId } from "../source/document-id.ts";
import { contentHash, shortHash } from "./content-hash.ts";
import { replaceCorrections } from "./corrections.ts";
import { count, takeNumbers } from "./counters.ts";
import type { Engine } from "./engine.ts";
import type { KeptRecord } from "./explained.ts";
import { forgetActors } from "./forget-actors.ts";
import { indexItems } from "./index-items.ts";
import { insertRows } from "./insert-rows.ts";
import { itemKey, publishedDay } from "./item-key.ts";
import { pack } from "./pack.ts";
import { numbersNeeded, putItems, removeItems } from "./put-items.ts";
import { putStory, removeStory } from "./put-story.ts";
import { documentHash } from "./row-hashes.ts";
import type { Added } from "./store.ts";

interface Earlier {
  readonly key: number;
  readonly report: number;
  readonly version: number;
  readonly url: string | null;
}

/**
 * Keeps a report with its record and source, as one change. A report under the address of an earlier one, or with the same given id,
 * is its next version; the same report once more is a duplicate. Two addresses with one given id are refused.
 */
export async function addReport(engine: Engine, kept: KeptRecord, raw: Raw | null): Promise<Added> {
  const added = await addUnder(engine, kept, raw);
  const { document } = kept.record;
  if (added.outcome !== "refused" || document.url === null || document.id !== textId(document.text)) return added;
  // Copy of an agency that stands at another address too: it gets an id of text and address.
  const own = { ...document, id: addressedId(document.text, document.url) };
  return addUnder(engine, { ...kept, record: { ...kept.record, document: own } }, raw);
}

async function addUnder(engine: Engine, kept: KeptRecord, raw: Raw | null): Promise<Added> {
  const { document } = kept.record;
  const { items, cut } = indexItems(kept.record);
  const hash = contentHash(document);
  const day = publishedDay(document.published);
  const fingerprint = fingerprintOf(document);
  const packed = pack(kept);
  const source = raw === null ? null : pack(raw.text);
  return engine.transaction(async (engine): Promise<Added> => {
    const needed = numbersNeeded(kept.record, items);
    const first = await takeNumbers(engine, 1 + needed);
    if ((await findContent(engine, hash)) !== null) return { outcome: "duplicate", document: document.id };
    const earlier = await findEarlier(engine, document);
    if (earlier === "taken") return { outcome: "refused", code: "ID_TAKEN", message: idTaken(document) };
    const version = (earlier?.version ?? 0) + 1;
    const key = itemKey(day, first);
    const report = earlier?.report ?? first;
    let named: readonly number[] = [];
    if (earlier !== null) {
      named = await removeItems(engine, earlier.key);
      await removeStory(engine, { document: earlier.key, report });
      await engine.run("update document set latest = 0 where key = ?", [earlier.key]);
    }
    await putDocument(engine, { key, report, version, added: first, addedAt: now(), latest: true, hash, cut }, kept);
    await putRecord(engine, key, 1, kept, packed);
    if (raw !== null) await putSource(engine, key, raw, source!);
    await putItems(engine, { document: key, report, day }, kept.record, items, first + 1);
    await putStory(engine, { document: key, report }, fingerprint);
    if (earlier !== null) await replaceCorrections(engine, report, kept.record);
    await forgetActors(engine, named);
    await count(engine, { reports: earlier === null ? 1 : 0, versions: 1 });
    return { outcome: "stored", document: document.id, version };
  });
}

/** The id of the document with this content hash, `null` where there is none. */
export async function findContent(engine: Engine, hash: string): Promise<string | null> {
  return (await engine.get<{ id: string }>("select id from document where hash = ?", [hash]))?.id ?? null;
}

/**
 * The latest version of what `document` is a version of: by its address, else by its id; `null` where it is the first. "taken" where
 * the id is that of a report with another address.
 */
async function findEarlier(engine: Engine, { url, id }: Document): Promise<Earlier | "taken" | null> {
  const latest = (where: string, value: string) =>
    engine.get<Earlier>(
      `select d.key, d.report, d.version, d.url from document a join document d on d.report = a.report and d.latest = 1 where ${where} = ?`,
      [shortHash(value)],
    );
  const byUrl = url === null ? null : await latest("a.url_hash", url);
  const byId = await latest("a.id_hash", id);
  if (byUrl !== null) return byId === null || byId.report === byUrl.report ? byUrl : "taken";
  return byId !== null && byId.url !== null && url !== null ? "taken" : byId;
}

function idTaken({ id, url, source }: Document): string {
  return `${source ?? url}: the library has another report with its id ${id}; give it one of its own with the field \`id\``;
}

/** What a row of `document` has beside what its record tells. */
export interface Numbers {
  readonly key: number;
  readonly report: number;
  readonly version: number;
  readonly added: number;
  readonly addedAt: string;
  readonly latest: boolean;
  readonly hash: string;
  readonly cut: boolean;
}

/** The columns of a row of `document` that a new record of its version may change; `cut`: not all of it is in the index. */
export function toldColumns({ document, made, statements, events }: Record, cut: boolean) {
  return {
    url: document.url,
    url_hash: document.url === null ? null : shortHash(document.url),
    outlet: document.outlet,
    title: document.title,
    byline: JSON.stringify(document.byline),
    published: document.published === null ? null : JSON.stringify(document.published),
    language: document.language,
    statements: statements.length,
    events: events.length,
    index_cut: cut ? 1 : 0,
    model_name: made.model.name,
    model_sha256: made.model.sha256,
    readout_version: made.version,
  };
}

/** Puts the row of a version. */
export async function putDocument(engine: Engine, numbers: Numbers, { record }: KeptRecord): Promise<void> {
  const { document } = record;
  const row = {
    key: numbers.key,
    report: numbers.report,
    version: numbers.version,
    id: document.id,
    id_hash: shortHash(document.id),
    hash: numbers.hash,
    source: document.source,
    words: document.text.match(/\S+/g)?.length ?? 0,
    added_at: numbers.addedAt,
    added: numbers.added,
    latest: numbers.latest ? 1 : 0,
    ...toldColumns(record, numbers.cut),
  };
  const columns = [...Object.keys(row), "row_hash"];
  await insertRows(engine, "document", columns, [[...Object.values(row), documentHash(row)]]);
}

/** Keeps the source of a version. */
export async function putSource(engine: Engine, document: number, raw: Raw, packed: Uint8Array): Promise<void> {
  const row = [document, raw.format, JSON.stringify(raw.options), packed];
  await insertRows(engine, "source", ["document", "format", "options", "packed"], [row]);
}

const now = () => new Date().toISOString();

/** Keeps a record as the one that was made `made`-th of its version. */
export async function putRecord(
  engine: Engine,
  document: number,
  made: number,
  { record }: KeptRecord,
  packed: Uint8Array,
  madeAt: string = now(),
): Promise<void> {
  await insertRows(
    engine,
    "record",
    ["document", "made", "made_at", "model_sha256", "readout_version", "packed"],
    [[document, made, madeAt, record.made.model.sha256, record.made.version, packed]],
  );
}
