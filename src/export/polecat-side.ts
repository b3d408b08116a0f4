import type { Event, Record } from "../record.ts";
import {
  asserterOf,
  dayOf,
  indexRecord,
  listText,
  magnitudeText,
  type RecordIndex,
  timeOf,
  wordsOf,
} from "./event-parts.ts";
import { eventId, polecatEvents } from "./polecat.ts";
import { tsvLine } from "./tsv.ts";

/** The columns of the file beside POLECAT's, which hold what it has no columns for. */
export const POLECAT_SIDE_COLUMNS: readonly string[] = [
  ..."Event ID|Status|Asserted By|Asserter|Asserter Raw|Statement|Confidence|Date Basis|Date Value|Date Raw".split("|"),
  ..."Magnitude|Trigger|Sentence|From|To|Sentence From|Sentence To|Document|Title|URL".split("|"),
];

/** The heading line, with the line's end. */
export function polecatSideHeading(): string {
  return tsvLine(POLECAT_SIDE_COLUMNS);
}

/** A line for each line of `polecatLines`, in its order, with the same event ids; absent is "None", offsets are UTF-16 units. */
export function polecatSideLines(record: Record): string {
  const index = indexRecord(record);
  return polecatEvents(record)
    .map((event) => tsvLine(sideFields(index, event)))
    .join("");
}

function sideFields(index: RecordIndex, event: Event): (string | number | null)[] {
  const { document } = index.record;
  const { names, words } = asserterOf(index, event);
  const { time, words: timeWords } = timeOf(index, event);
  return [
    eventId(index.record, event),
    event.status,
    event.assertedBy.voice,
    listText(names),
    words,
    event.assertedBy.voice === "source" ? event.assertedBy.statement : null,
    event.confidence,
    dayOf(index, event).basis,
    time?.value ?? null,
    timeWords,
    magnitudeText(event),
    wordsOf(index, event.trigger),
    wordsOf(index, event.sentence),
    event.trigger.from,
    event.trigger.to,
    event.sentence.from,
    event.sentence.to,
    document.id,
    document.title,
    document.url,
  ];
}
