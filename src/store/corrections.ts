import type { Event, Record, Statement } from "../record.ts";
import { count, takeNumbers } from "./counters.ts";
import type { Engine } from "./engine.ts";
import { insertRows } from "./insert-rows.ts";
import { readJson } from "./kept-json.ts";
import { cursorPlace, pageOf } from "./pages.ts";
import { anchorOf, placeCorrection } from "./place-correction.ts";
import { currentRecord } from "./records.ts";
import type { Correction, NewCorrection, Page, PageRequest, PlacedCorrection } from "./store.ts";
import { StoreError } from "./store-error.ts";
import { findVersion, type VersionRow } from "./versions.ts";

/** The fields that a correction may mend. */
export const MENDED = {
  statement: ["speaker", "addressee", "form", "said", "cue", "content"],
  event: ["type", "status", "actors", "recipients", "place", "time", "assertedBy", "trigger"],
} as const;

interface CorrectionRow {
  readonly id: number;
  readonly report: number;
  readonly document: number;
  readonly item: string;
  readonly verdict: Correction["verdict"];
  readonly field: string | null;
  readonly value: string | null;
  readonly note: string | null;
  readonly by_whom: string | null;
  readonly at: string;
  readonly anchor: string;
  readonly withdrawn_at: string | null;
  /** The id of the document, from its row. */
  readonly id_of_document: string;
}

const SELECT = "select c.*, d.id as id_of_document from correction c join document d on d.key = c.document";

/** Keeps what a reader says of an item, beside the record. Errors: StoreError NOT_FOUND; RangeError for a field or verdict there is not. */
export async function addCorrection(engine: Engine, correction: NewCorrection): Promise<Correction> {
  const at = new Date().toISOString();
  return engine.transaction(async (engine) => {
    const id = await takeNumbers(engine, 1);
    const row = await findVersion(engine, correction.document, null);
    if (row === null) throw new StoreError("NOT_FOUND", `there is no report ${correction.document}`);
    const { record } = await currentRecord(engine, row);
    const item = itemOf(record, correction.item);
    if (item === null)
      throw new StoreError("NOT_FOUND", `the report ${correction.document} has no item ${correction.item}`);
    checkCorrection(correction, item);
    const anchor = anchorOf(record.document.text, item);
    const { document, verdict, field, value, note, by } = correction;
    const made = { document, item: item.id, verdict, field, value, note, by, id, at, anchor, withdrawnAt: null };
    const latest = row.latest === 1 ? record : (await latestRecord(engine, row.report)).record;
    const values = {
      id,
      report: row.report,
      document: row.key,
      item: item.id,
      placed: placeCorrection(made, latest).item,
      verdict,
      field,
      value,
      note,
      by_whom: by,
      at,
    };
    await insertRows(
      engine,
      "correction",
      [...Object.keys(values), "anchor"],
      [[...Object.values(values), JSON.stringify(anchor)]],
    );
    await count(engine, { corrections: 1 });
    return made;
  });
}

function itemOf(record: Record, id: string): Statement | Event | null {
  return [...record.statements, ...record.events].find((item) => item.id === id) ?? null;
}

function checkCorrection({ verdict, field, value }: NewCorrection, item: Statement | Event): void {
  if (!["wrong", "right", "mend"].includes(verdict))
    throw new RangeError(`verdict must be wrong, right or mend: ${verdict}`);
  const fields: readonly string[] = "content" in item ? MENDED.statement : MENDED.event;
  if (field !== null && !fields.includes(field))
    throw new RangeError(`field must be one of ${fields.join(", ")}: ${field}`);
  if (verdict === "mend" && (field === null || value === null))
    throw new RangeError("to mend takes a field and its value");
}

/** Takes a correction back; `false` where there is none or it was taken back before. It stays in the log. */
export async function withdrawCorrection(engine: Engine, id: number): Promise<boolean> {
  return engine.transaction(async (engine) => {
    await takeNumbers(engine, 1);
    const changed = await engine.run("update correction set withdrawn_at = ? where id = ? and withdrawn_at is null", [
      new Date().toISOString(),
      id,
    ]);
    await count(engine, { corrections: -changed });
    return changed > 0;
  });
}

/** The corrections of a report, of all its versions, each where it belongs in a record now. Those taken back are left out. */
export async function placeCorrections(engine: Engine, report: number, record: Record): Promise<PlacedCorrection[]> {
  const rows = await engine.all<CorrectionRow>(
    `${SELECT} where c.report = ? and c.withdrawn_at is null order by c.id`,
    [report],
  );
  return rows.map((row) => placeCorrection(toCorrection(row), record));
}

/** After a new record of the latest version of a report, or a new version: which of its items were looked at. */
export async function replaceCorrections(engine: Engine, report: number, record: Record): Promise<void> {
  const rows = await engine.all<CorrectionRow>(`${SELECT} where c.report = ?`, [report]);
  for (const row of rows) {
    const { item } = placeCorrection(toCorrection(row), record);
    await engine.run("update correction set placed = ? where id = ?", [item, row.id]);
  }
}

/** All corrections, the newest first, each where it belongs in the latest version of its report. */
export async function listCorrections(
  engine: Engine,
  request: PageRequest,
): Promise<Page<PlacedCorrection & { readonly document: string }>> {
  const place = cursorPlace(request, 1);
  const rows = await engine.all<CorrectionRow>(
    `${SELECT} where c.withdrawn_at is null${place === null ? "" : " and c.id < ?"} order by c.id desc limit ?`,
    [...(place ?? []), request.limit + 1],
  );
  const page = pageOf(rows, request.limit, ({ id }) => [id]);
  const records = new Map<number, { row: VersionRow; record: Record }>();
  const items = [];
  for (const row of page.items) {
    const latest = records.get(row.report) ?? (await latestRecord(engine, row.report));
    records.set(row.report, latest);
    items.push({ ...placeCorrection(toCorrection(row), latest.record), document: latest.row.id });
  }
  return { items, next: page.next };
}

async function latestRecord(engine: Engine, report: number): Promise<{ row: VersionRow; record: Record }> {
  const row = await engine.get<VersionRow>("select * from document where report = ? and latest = 1", [report]);
  if (row === null)
    throw new StoreError("CORRUPT", `report ${report} has corrections and no latest version; see readout check`);
  return { row, record: (await currentRecord(engine, row)).record };
}

function toCorrection(row: CorrectionRow): Correction {
  const { id, item, verdict, field, value, note, at } = row;
  return {
    id,
    document: row.id_of_document,
    item,
    verdict,
    field,
    value,
    note,
    by: row.by_whom,
    at,
    anchor: readJson(row.anchor, `correction ${row.id}`),
    withdrawnAt: row.withdrawn_at,
  };
}
