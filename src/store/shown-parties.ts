import { partiesOf, type RecordIndex } from "../export/event-parts.ts";
import { spannedText } from "../export/statement-text.ts";
import type { Addressee, Event, Speaker } from "../record.ts";
import { type Context, entitiesIn } from "./index-context.ts";
import type { ShownParty } from "./shown.ts";

/** Those who speak, or are spoken to, as they are shown. */
export function partiesIn(
  { record, entities }: Context,
  { spans, entities: ids }: Pick<Speaker | Addressee, "spans" | "entities">,
): ShownParty[] {
  const known = entitiesIn(entities, ids).map(({ id, name, role, country }) => ({ name, role, country, entity: id }));
  const words = spannedText(record.document, spans);
  return known.length > 0 || words === "" ? known : [{ name: words, role: null, country: null, entity: null }];
}

/** A side of an event as it is shown. */
export function sideOf(index: RecordIndex, side: Event["actors"]): ShownParty[] {
  return partiesOf(index, side).map(({ name, entity }) => ({
    name,
    role: entity?.role ?? null,
    country: entity?.country ?? null,
    entity: entity?.id ?? null,
  }));
}
