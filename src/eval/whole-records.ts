import type { Record } from "../record.ts";
import { asList, asObject, asString, readJsonLines } from "./json-lines.ts";
import { UnscorableError } from "./unscorable.ts";

/** Reads whole records: JSONL, gzipped or not. Throws UnscorableError, with file and line, for what is no record. */
export function readWholeRecords(bytes: Uint8Array, name: string): Record[] {
  return readJsonLines(bytes, name).map(({ place, value }) => {
    const row = asObject(value, place);
    const document = asObject(row.document, `${place}: document`);
    asString(document.id, `${place}: document.id`);
    asString(document.text, `${place}: document.text`);
    for (const part of ["statements", "entities", "events"]) asList(row[part], `${place}: ${part}`);
    if (row.readout !== 1)
      throw new UnscorableError(`${place}: readout: 1 expected, as \`readout read --jsonl\` writes it`);
    return value as Record;
  });
}
