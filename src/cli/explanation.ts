import { openEventWords } from "../export/event-words.ts";
import { spannedText } from "../export/statement-text.ts";
import { findVoices } from "../export/voices.ts";
import type { ExplainedRecord } from "../read.ts";
import { eventFields } from "./explain-event.ts";
import { type ExplainedField, entityFields, placeFields, timeFields } from "./explain-parts.ts";
import { statementFields } from "./explain-statement.ts";
import { type Marked, markEvent, markStatement } from "./role-marks.ts";

/** How one statement or event came to be what it is. */
export interface Explanation {
  readonly item: string;
  /** An event in plain words, or the label of a statement in the table. */
  readonly title: string;
  readonly marked: Marked;
  /** Its fields in order; after them those of the people, times and places it leads to, as `e3.country`. */
  readonly fields: readonly ExplainedField[];
}

/** Explains the statement or event that `item` names, by its id (`s2`, `v3`) or as the table labels it (`A2`); `null` where there is none. */
export function explain(explained: ExplainedRecord, item: string): Explanation | null {
  const { record, because, reasons } = explained;
  const voices = findVoices(record);
  const wanted = item.toLowerCase();
  const statement = record.statements.find(
    ({ id }) => id.toLowerCase() === wanted || voices.labels.get(id)?.toLowerCase() === wanted,
  );
  if (statement !== undefined) {
    const { speaker, addressee } = statement;
    return {
      item: statement.id,
      title: voices.labels.get(statement.id) ?? "",
      marked: markStatement(record, statement),
      fields: [
        ...statementFields(record, statement, because.get(statement.id) ?? null),
        ...entityFields(explained, [...speaker.entities, ...(addressee?.entities ?? [])]),
      ],
    };
  }
  const event = record.events.find(({ id }) => id.toLowerCase() === wanted);
  if (event === undefined) return null;
  const { actors, recipients, assertedBy, time, place } = event;
  const sides = [...actors, ...recipients].flatMap(({ entity }) => entity ?? []);
  return {
    item: event.id,
    title: openEventWords(record)(event).act,
    marked: markEvent(event),
    fields: [
      ...eventFields(record, event, reasons.get(event.id) ?? []),
      ...entityFields(explained, [...sides, ...(assertedBy.voice === "source" ? assertedBy.entities : [])]),
      ...timeFields(record, time?.time ?? null),
      ...placeFields(record, place?.place ?? null),
    ],
  };
}

/** An explanation as it is printed for programs; what stands between stretches of the text is " … ". */
export function explanationData({ record }: ExplainedRecord, { item, marked, fields }: Explanation) {
  return { item, sentence: spannedText(record.document, marked.stretches), fields };
}
