import { placeCorrections } from "./corrections.ts";
import type { Engine } from "./engine.ts";
import { currentRecord } from "./records.ts";
import type { StoredReport } from "./store.ts";
import { findVersion, toReportRow, versionsOf } from "./versions.ts";

/** A report with its record, versions, actors and corrections; `null` where there is none. */
export async function readReport(engine: Engine, id: string, version: number | null): Promise<StoredReport | null> {
  const row = await findVersion(engine, id, version);
  if (row === null) return null;
  const kept = await currentRecord(engine, row);
  const versions = await versionsOf(engine, row.report);
  const entities = await engine.all<{ entity: string; id: number; name: string }>(
    "select e.entity, a.id, a.name from entity e join actor a on a.id = e.actor where e.document = ?",
    [row.key],
  );
  const actors = new Map(entities.map(({ entity, id, name }) => [entity, { id, name }]));
  return {
    row: toReportRow(row),
    versions: versions
      .map(toReportRow)
      .map(({ document, version, addedAt, title }) => ({ document, version, addedAt, title })),
    kept,
    actors: Object.fromEntries(
      kept.record.entities.flatMap((entity) => (actors.has(entity.id) ? [[entity.id, actors.get(entity.id)!]] : [])),
    ),
    corrections: await placeCorrections(engine, row.report, kept.record),
  };
}
