import { confidenceWords } from "../export/confidence-words.ts";
import { indexRecord, magnitudeText, partiesOf, wordsOf } from "../export/event-parts.ts";
import { openEventWords, STATUS_WORDS } from "../export/event-words.ts";
import type { EventReasons } from "../extract/events/find-events.ts";
import type { Event, Participant, Record } from "../record.ts";
import type { ExplainedField } from "./explain-parts.ts";

/** The fields of an event, with what decided each; a side of several has a field for each of them. */
export function eventFields(record: Record, event: Event, reasons: EventReasons): ExplainedField[] {
  const index = indexRecord(record);
  const words = openEventWords(record)(event);
  const { type, mode, quad, status, time, place, mentions, magnitude, assertedBy, why } = event;
  const told = (field: string) => reasons.filter((reason) => reason.field === field).map(({ because }) => because);
  const field = (name: string, value: string | null): ExplainedField => ({
    field: name,
    value,
    because: told(name)[0] ?? why?.[name] ?? null,
  });
  const sides = (name: "actors" | "recipients", side: readonly Participant[]): ExplainedField[] =>
    side.length === 0
      ? [field(name, null)]
      : partiesOf(index, side).map((party, k) => ({
          field: name,
          value: party.entity === null ? `“${party.words}”` : party.name,
          because: told(name)[k] ?? null,
        }));
  const statement = assertedBy.voice === "source" && assertedBy.statement !== null ? ` (${assertedBy.statement})` : "";
  return [
    field("trigger", `“${words.trigger}”`),
    { ...field("type", type), because: told("type")[0] ?? null },
    field("mode", mode),
    { field: "quad", value: quad, because: `that of every ${type}` },
    field("status", ["actual", "possible"].includes(status) ? status : `${status} (${STATUS_WORDS[status]})`),
    ...sides("actors", event.actors),
    ...sides("recipients", event.recipients),
    field("time", time === null ? null : words.when),
    field("place", place === null ? null : words.where),
    ...(magnitude.length > 0 ? [field("magnitude", magnitudeText(event))] : []),
    field("assertedBy", words.source + statement),
    ...(mentions.length > 1 ? [field("mentions", mentions.map((span) => `“${wordsOf(index, span)}”`).join(", "))] : []),
    { field: "confidence", value: confidenceWords(event.confidence), because: why?.confidence ?? null },
  ];
}
