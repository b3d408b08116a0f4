import { indexRecord, type RecordIndex } from "../../export/event-parts.ts";
import { type EventWords, openEventWords } from "../../export/event-words.ts";
import { findVoices, type Voices } from "../../export/voices.ts";
import type { Event, Record } from "../../record.ts";
import type { PlacedCorrection, StoredReport } from "../../store/store.ts";
import { addressOf, reportAddress } from "./addresses.ts";

/** A report with what its parts are shown by, worked out once. */
export interface ReportView {
  readonly stored: StoredReport;
  readonly record: Record;
  readonly index: RecordIndex;
  readonly voices: Voices;
  readonly eventWords: (event: Event) => EventWords;
  /** Of the version that is shown, without a place in it. */
  readonly address: string;
  /** By the item they belong to now. */
  readonly corrections: ReadonlyMap<string, readonly PlacedCorrection[]>;
  /** Those that belong to none. */
  readonly orphans: readonly PlacedCorrection[];
}

export function openReportView(stored: StoredReport): ReportView {
  const { record } = stored.kept;
  const { document, version, isLatest } = stored.row;
  const standing = stored.corrections.filter(({ correction }) => correction.withdrawnAt === null);
  const placed = standing.filter(({ item, state }) => item !== null && state !== "orphan");
  return {
    stored,
    record,
    index: indexRecord(record),
    voices: findVoices(record),
    eventWords: openEventWords(record),
    address: reportAddress(document) + (isLatest ? "" : `?version=${version}`),
    corrections: Map.groupBy(placed, ({ item }) => item!),
    orphans: standing.filter((correction) => !placed.includes(correction)),
  };
}

/** The address of a part of the report as data, of the same version. */
export function partAddress({ stored }: ReportView, part: string, before = ""): string {
  const { document, version, isLatest } = stored.row;
  return addressOf(`${before}${reportAddress(document)}/${part}`, { version: isLatest ? null : version });
}
