import { putRecord, toldColumns } from "./add-report.ts";
import { contentHash } from "./content-hash.ts";
import { replaceCorrections } from "./corrections.ts";
import { takeNumbers } from "./counters.ts";
import type { Engine } from "./engine.ts";
import type { KeptRecord } from "./explained.ts";
import { forgetActors } from "./forget-actors.ts";
import { indexItems } from "./index-items.ts";
import { insertRows } from "./insert-rows.ts";
import { dayOfKey, itemKey, publishedDay } from "./item-key.ts";
import { pack } from "./pack.ts";
import { numbersNeeded, putItems, removeItems } from "./put-items.ts";
import { currentRecord } from "./records.ts";
import { documentHash } from "./row-hashes.ts";
import { StoreError } from "./store-error.ts";
import { findVersion, type VersionRow } from "./versions.ts";

/**
 * Puts a new record of a version in the place of its current one, as one change. The current one is kept, unless the same model and
 * version of Readout made it. The text must be the same, since corrections and links point into it; title, outlet and date become those
 * of the new record. Errors: StoreError NOT_FOUND, NOT_POSSIBLE where text or id differ, or where it became the same as another report.
 */
export async function replaceRecord(
  engine: Engine,
  id: string,
  version: number | null,
  kept: KeptRecord,
): Promise<void> {
  const { items, cut } = indexItems(kept.record);
  const packed = pack(kept);
  const { document, made } = kept.record;
  await engine.transaction(async (engine) => {
    const first = await takeNumbers(engine, numbersNeeded(kept.record, items));
    const row = await findVersion(engine, id, version);
    if (row === null) throw new StoreError("NOT_FOUND", `there is no report ${id}`);
    await checkSame(engine, row, kept);
    const last = (await engine.get<{ made: number; model_sha256: string; readout_version: string }>(
      "select made, model_sha256, readout_version from record where document = ? order by made desc limit 1",
      [row.key],
    ))!;
    const isSame = last.model_sha256 === made.model.sha256 && last.readout_version === made.version;
    if (isSame) await engine.run("delete from record where document = ? and made = ?", [row.key, last.made]);
    const named = row.latest === 1 ? await removeItems(engine, row.key) : [];
    const key = await describe(engine, row, kept, cut);
    await putRecord(engine, key, last.made + (isSame ? 0 : 1), kept, packed);
    if (row.latest === 0) return;
    const day = publishedDay(document.published);
    await putItems(engine, { document: key, report: row.report, day }, kept.record, items, first);
    await replaceCorrections(engine, row.report, kept.record);
    await forgetActors(engine, named);
  });
}

async function checkSame(engine: Engine, row: VersionRow, { record: { document } }: KeptRecord): Promise<void> {
  const current = (await currentRecord(engine, row)).record.document;
  if (document.text !== current.text || document.id !== current.id) {
    const what = document.id === current.id ? "is of another text" : `has another id, ${document.id}`;
    throw new StoreError("NOT_POSSIBLE", `the new record of ${current.id} ${what}; add it as a new version`);
  }
  const other = await engine.get<{ id: string }>("select id from document where hash = ? and key <> ?", [
    contentHash(document),
    row.key,
  ]);
  if (other !== null)
    throw new StoreError(
      "NOT_POSSIBLE",
      `the new record of ${document.id} is that of version ${row.version} and of another one: they have become the same`,
    );
}

/** Writes to the row of a version what its new record tells; its key, which has the day of publication in it, changes with that. */
async function describe(engine: Engine, row: VersionRow, { record }: KeptRecord, cut: boolean): Promise<number> {
  const { document } = record;
  const day = publishedDay(document.published);
  const key = day === dayOfKey(row.key) ? row.key : itemKey(day, row.added);
  if (key !== row.key) await moveVersion(engine, row.key, key);
  const told = { hash: contentHash(document), ...toldColumns(record, cut) };
  const changed = { ...told, row_hash: documentHash({ ...row, ...told, key }) };
  const columns = Object.keys(changed).map((column) => `${column} = ?`);
  await engine.run(`update document set ${columns.join(", ")} where key = ?`, [...Object.values(changed), key]);
  return key;
}

/** Gives a version without items another key, and all that leads to it. */
async function moveVersion(engine: Engine, from: number, to: number): Promise<void> {
  const row = (await engine.get("select * from document where key = ?", [from]))!;
  // Two rows cannot have one version and hash, so the old one gives them up first.
  await engine.run("update document set version = -version, hash = ? where key = ?", [`moved ${from}`, from]);
  await insertRows(engine, "document", Object.keys(row), [Object.values({ ...row, key: to })]);
  for (const table of ["source", "record", "correction"]) {
    await engine.run(`update ${table} set document = ? where document = ?`, [to, from]);
  }
  await engine.run("delete from document where key = ?", [from]);
}
