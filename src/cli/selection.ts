import { asserterOf, indexRecord, partiesOf, type RecordIndex } from "../export/event-parts.ts";
import { entitiesById, namesOf } from "../export/statement-text.ts";
import type { Entity, Event, Record, Statement } from "../record.ts";

/** Which statements and events the user asked for; `null` is no condition. */
export interface Selection {
  /** A name or part of one, or "unknown"; case and accents do not count. */
  readonly speaker: string | null;
  /** 0 to 1. */
  readonly minConfidence: number | null;
}

/** The statements of `record` that `selection` asks for, in order. */
export function selectedStatements(record: Record, { speaker, minConfidence }: Selection): readonly Statement[] {
  const entities = entitiesById(record);
  const wanted = speaker === null ? null : folded(speaker);
  return record.statements.filter((statement) => {
    if (minConfidence !== null && statement.confidence < minConfidence) return false;
    if (wanted === null) return true;
    if (statement.speaker.kind === "unknown") return wanted === "unknown";
    return namesOf(record.document, entities, statement.speaker).some((name) => folded(name).includes(wanted));
  });
}

/** The events of `record` that `selection` asks for, in order: those of a speaker are those that they tell, do or undergo. */
export function selectedEvents(record: Record, { speaker, minConfidence }: Selection): readonly Event[] {
  const index = indexRecord(record);
  const wanted = speaker === null ? null : folded(speaker);
  return record.events.filter((event) => {
    if (minConfidence !== null && event.confidence < minConfidence) return false;
    return wanted === null || namesIn(index, event).some((name) => folded(name).includes(wanted));
  });
}

/** Who tells, does and undergoes an event; a source that is not told is "unknown". */
function namesIn(index: RecordIndex, event: Event): string[] {
  const sides = partiesOf(index, [...event.actors, ...event.recipients]).map(({ name }) => name);
  if (event.assertedBy.voice === "reporter") return sides;
  const { names } = asserterOf(index, event);
  return [...sides, ...(names.length > 0 ? names : ["unknown"])];
}

/** The entities of `record`, in order; where a speaker is asked for, those that the given statements and events are about. */
export function selectedEntities(
  record: Record,
  { speaker }: Selection,
  statements: readonly Statement[],
  events: readonly Event[],
): readonly Entity[] {
  if (speaker === null) return record.entities;
  const met = new Set<string | null>([
    ...statements.flatMap(({ speaker, addressee }) => [...speaker.entities, ...(addressee?.entities ?? [])]),
    ...events.flatMap(({ actors, recipients }) => [...actors, ...recipients].map(({ entity }) => entity)),
    ...events.flatMap(({ assertedBy }) => (assertedBy.voice === "source" ? assertedBy.entities : [])),
  ]);
  return record.entities.filter(({ id }) => met.has(id));
}

/**
 * `record` with only the statements and events that `selection` asks for. `made.options` tells the selection; a link to a
 * statement that is not in it becomes `null`, with the reason.
 */
export function selectRecord(record: Record, selection: Selection): Record {
  const { speaker, minConfidence } = selection;
  if (speaker === null && minConfidence === null) return record;
  const statements = selectedStatements(record, selection);
  const kept = new Set(statements.map((statement) => statement.id));
  return {
    ...record,
    made: { ...record.made, options: { ...record.made.options, speaker, minConfidence } },
    statements: statements.map((statement) => withoutLinksOutside(kept, statement)),
    events: selectedEvents(record, selection).map((event) => withoutStatementOutside(kept, event)),
  };
}

function withoutLinksOutside(kept: ReadonlySet<string>, statement: Statement): Statement {
  const why: { [field: string]: string } = {};
  for (const link of ["continues", "within"] as const) {
    const id = statement[link];
    if (id !== null && !kept.has(id)) why[link] = `${id} was not selected`;
  }
  if (Object.keys(why).length === 0) return statement;
  return {
    ...statement,
    continues: why.continues ? null : statement.continues,
    within: why.within ? null : statement.within,
    why: { ...statement.why, ...why },
  };
}

function withoutStatementOutside(kept: ReadonlySet<string>, event: Event): Event {
  const { assertedBy } = event;
  if (assertedBy.voice === "reporter" || assertedBy.statement === null || kept.has(assertedBy.statement)) return event;
  return {
    ...event,
    assertedBy: { ...assertedBy, statement: null },
    why: { ...event.why, assertedBy: `${assertedBy.statement} was not selected` },
  };
}

function folded(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .trim();
}
