import { entitiesById, namesOf } from "../export/statement-text.ts";
import type { Record, Statement } from "../record.ts";

/** Which statements the user asked for; `null` is no condition. */
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

/**
 * `record` with only the statements that `selection` asks for. `made.options` tells the selection; a link to a
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

function folded(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .trim();
}
