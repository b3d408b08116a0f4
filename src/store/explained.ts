import type { ExplainedRecord } from "../read.ts";
import type { Record } from "../record.ts";

/** Why a field is what it is, as the stage that decided it says. */
export interface Reason {
  readonly field: string;
  readonly because: string;
}

/** A record with its reasons, as it is kept: by the ids of statements, events and entities. */
export interface KeptRecord {
  readonly record: Record;
  readonly reasons: { readonly [item: string]: readonly Reason[] };
}

/** A record with its reasons as they are kept. */
export function keepReasons({ record, because, reasons, known }: ExplainedRecord): KeptRecord {
  const kept: { [item: string]: readonly Reason[] } = {};
  for (const [id, reason] of because) kept[id] = [{ field: "speaker", because: reason }];
  for (const [id, lines] of reasons) kept[id] = lines;
  for (const [id, { country, sector }] of known) {
    kept[id] = [
      { field: "country", because: country },
      { field: "sector", because: sector },
    ];
  }
  return { record, reasons: kept };
}
