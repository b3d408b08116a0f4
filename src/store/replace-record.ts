import { putRecord } from "./add-report.ts";
import { replaceCorrections } from "./corrections.ts";
import { takeNumbers } from "./counters.ts";
import type { Engine } from "./engine.ts";
import type { KeptRecord } from "./explained.ts";
import { indexItems } from "./index-items.ts";
import { publishedDay } from "./item-key.ts";
import { pack } from "./pack.ts";
import { numbersNeeded, putItems, removeItems } from "./put-items.ts";
import { StoreError } from "./store-error.ts";

/**
 * Puts a new record of a version in the place of its current one, as one change. The current one is kept, unless the same model and
 * version of Readout made it. The text must be the same, since corrections and links point into it. Errors: StoreError NOT_FOUND,
 * NOT_POSSIBLE where the text differs.
 */
export async function replaceRecord(
  engine: Engine,
  row: { readonly key: number; readonly report: number; readonly latest: number },
  current: KeptRecord,
  kept: KeptRecord,
): Promise<void> {
  const { document, made } = kept.record;
  if (document.text !== current.record.document.text) {
    throw new StoreError(
      "NOT_POSSIBLE",
      `the new record of ${document.id} is of another text; add it as a new version`,
    );
  }
  const { items, cut } = indexItems(kept.record);
  const packed = pack(kept);
  const day = publishedDay(document.published);
  await engine.transaction(async (engine) => {
    const first = await takeNumbers(engine, numbersNeeded(kept.record, items));
    const last = await engine.get<{ made: number; model_sha256: string; readout_version: string }>(
      "select made, model_sha256, readout_version from record where document = ? order by made desc limit 1",
      [row.key],
    );
    if (last === null) throw new StoreError("NOT_FOUND", `${document.id} is no longer in the library`);
    const isSame = last.model_sha256 === made.model.sha256 && last.readout_version === made.version;
    if (isSame) await engine.run("delete from record where document = ? and made = ?", [row.key, last.made]);
    await putRecord(engine, row.key, last.made + (isSame ? 0 : 1), kept, packed);
    await engine.run(
      `update document set statements = ?, events = ?, index_cut = ?, model_name = ?, model_sha256 = ?, readout_version = ?
       where key = ?`,
      [
        kept.record.statements.length,
        kept.record.events.length,
        cut ? 1 : 0,
        made.model.name,
        made.model.sha256,
        made.version,
        row.key,
      ],
    );
    await replaceCorrections(engine, row.key, kept.record);
    if (row.latest === 0) return;
    await removeItems(engine, row.key);
    await putItems(engine, { document: row.key, report: row.report, day }, kept.record, items, first);
  });
}
