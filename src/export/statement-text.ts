import type { Addressee, Cue, Document, Entity, Record, Speaker, Statement } from "../record.ts";
import { spannedText } from "../text/spanned-text.ts";

export { spannedText } from "../text/spanned-text.ts";

/** The entities of a record by their id. */
export type Entities = ReadonlyMap<string, Entity>;

/** Indexes `record.entities` by id. */
export function entitiesById(record: Record): Entities {
  return new Map(record.entities.map((entity) => [entity.id, entity]));
}

/** The words of a statement, without its cue and speaker. */
export function quotation(document: Document, statement: Statement): string {
  return spannedText(document, statement.content.spans);
}

/**
 * Who is meant, one name for each: the fullest name the report gives, or the words of the span ("a senior official")
 * where nobody is named. Empty where the speaker is unknown.
 */
export function namesOf(document: Document, entities: Entities, party: Speaker | Addressee): string[] {
  const names = party.entities.map((id) => entities.get(id)?.name ?? id);
  return names.length > 0 || party.spans.length === 0 ? names : [spannedText(document, party.spans)];
}

/** The roles that the report gives the speakers of a statement, in the order of `speaker.entities`; those without one are left out. */
export function rolesOf(entities: Entities, speaker: Speaker): string[] {
  return speaker.entities.flatMap((id) => entities.get(id)?.role ?? []);
}

/** The words of a cue; those of a cue in parts are joined ("called on"). */
export function cueWords(document: Document, cue: Cue): string {
  return cue.spans.map((span) => document.text.slice(span.from, span.to)).join(" ");
}
