import { shortHash } from "./content-hash.ts";
import type { Engine } from "./engine.ts";
import { readJson } from "./kept-json.ts";
import { cursorPlace, mapPage, pageOf } from "./pages.ts";
import type { Page, PageRequest, ReportRow } from "./store.ts";

/** A row of `document`. */
export interface VersionRow {
  readonly key: number;
  readonly report: number;
  readonly version: number;
  readonly id: string;
  readonly id_hash: string;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly byline: string;
  readonly published: string | null;
  readonly language: string | null;
  readonly source: string | null;
  readonly words: number;
  readonly statements: number;
  readonly events: number;
  readonly index_cut: number;
  readonly added_at: string;
  readonly added: number;
  readonly latest: number;
  readonly model_name: string;
  readonly model_sha256: string;
  readonly readout_version: string;
}

/** The version of a report that a document id and number mean, `null` where there is none; without a number the last with that id. */
export async function findVersion(engine: Engine, id: string, version: number | null): Promise<VersionRow | null> {
  const last = await engine.get<VersionRow>(
    "select * from document where id_hash = ? and id = ? order by version desc limit 1",
    [shortHash(id), id],
  );
  if (last === null || version === null || last.version === version) return last;
  return engine.get<VersionRow>("select * from document where report = ? and version = ?", [last.report, version]);
}

/** All versions of a report, the first one first. */
export async function versionsOf(engine: Engine, report: number): Promise<readonly VersionRow[]> {
  return engine.all<VersionRow>("select * from document where report = ? order by version", [report]);
}

/** The latest versions, newest first by day of publication or by adding. */
export async function latestReports(
  engine: Engine,
  request: PageRequest & { readonly by: "published" | "added" },
): Promise<Page<ReportRow>> {
  const place = cursorPlace(request, 1);
  const column = request.by === "published" ? "key" : "added";
  const after = place === null ? "" : ` and ${column} < ?`;
  const rows = await engine.all<VersionRow>(
    `select * from document where latest = 1${after} order by ${column} desc limit ?`,
    [...(place ?? []), request.limit + 1],
  );
  return mapPage(
    pageOf(rows, request.limit, (row) => [row[column]]),
    toReportRow,
  );
}

/** Versions whose current record was not made by this model and version of Readout. */
export async function outdatedVersions(
  engine: Engine,
  made: { readonly version: string; readonly sha256: string },
  request: PageRequest,
): Promise<Page<ReportRow>> {
  const place = cursorPlace(request, 1);
  const rows = await engine.all<VersionRow>(
    `select * from document where (model_sha256 <> ? or readout_version <> ?) and key > ? order by key limit ?`,
    [made.sha256, made.version, place?.[0] ?? -1, request.limit + 1],
  );
  return mapPage(
    pageOf(rows, request.limit, ({ key }) => [key]),
    toReportRow,
  );
}

/** A row of `document` as others see it. */
export function toReportRow(row: VersionRow): ReportRow {
  return {
    document: row.id,
    version: row.version,
    isLatest: row.latest === 1,
    title: row.title,
    outlet: row.outlet,
    url: row.url,
    byline: readJson(row.byline, `report ${row.id}`),
    published: row.published === null ? null : readJson(row.published, `report ${row.id}`),
    language: row.language,
    source: row.source,
    words: row.words,
    statements: row.statements,
    events: row.events,
    addedAt: row.added_at,
    model: { name: row.model_name, sha256: row.model_sha256 },
    readoutVersion: row.readout_version,
    indexCut: row.index_cut === 1,
  };
}
