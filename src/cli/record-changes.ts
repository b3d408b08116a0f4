import {
  asserterOf,
  indexRecord,
  magnitudeText,
  partiesOf,
  placeOf,
  type RecordIndex,
  timeOf,
  wordsOf,
} from "../export/event-parts.ts";
import { cueWords, entitiesById, namesOf, quotation, rolesOf } from "../export/statement-text.ts";
import type { Event, Record, Span, Statement } from "../record.ts";

/** A field that two records of one text give otherwise; `null`: not known. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A statement or event that only one of two records has, or that they read otherwise. */
export interface ItemChange {
  readonly kind: "statement" | "event";
  readonly change: "added" | "gone" | "changed";
  /** The id in the record before, and in the one after; `null` where it is not there. */
  readonly before: string | null;
  readonly after: string | null;
  /** What was said, or the sentence of an event. */
  readonly words: string;
  readonly fields: readonly FieldChange[];
}

interface Item {
  readonly id: string;
  readonly spans: readonly Span[];
  readonly words: string;
  readonly fields: { readonly [field: string]: string };
}

/** What a record tells otherwise than one made before of the same text: its statements, then its events, in order of the text. */
export function findChanges(before: Record, after: Record): ItemChange[] {
  return [
    ...changesOf("statement", statementItems(before), statementItems(after)),
    ...changesOf("event", eventItems(before), eventItems(after)),
  ];
}

function changesOf(kind: ItemChange["kind"], before: readonly Item[], after: readonly Item[]): ItemChange[] {
  const pairs = pair(before, after);
  const paired = new Set(pairs.values());
  const found: { readonly at: number; readonly change: ItemChange }[] = [];
  for (const old of before) {
    const item = pairs.get(old);
    if (item === undefined) {
      const change = { kind, change: "gone", before: old.id, after: null, words: old.words, fields: [] } as const;
      found.push({ at: startOf(old), change });
      continue;
    }
    const fields = fieldChanges(old, item);
    if (fields.length === 0) continue;
    const change = { kind, change: "changed", before: old.id, after: item.id, words: item.words, fields } as const;
    found.push({ at: startOf(item), change });
  }
  for (const item of after) {
    if (paired.has(item)) continue;
    const change = { kind, change: "added", before: null, after: item.id, words: item.words, fields: [] } as const;
    found.push({ at: startOf(item), change });
  }
  return found.sort((a, b) => a.at - b.at).map(({ change }) => change);
}

/** Which item goes on as which: first the same words with the same fields, then the same words, then those that overlap most. */
function pair(before: readonly Item[], after: readonly Item[]): Map<Item, Item> {
  const pairs = new Map<Item, Item>();
  const taken = new Set<Item>();
  const match = (keyOf: (item: Item) => string) => {
    const open = Map.groupBy(
      after.filter((item) => !taken.has(item)),
      keyOf,
    );
    for (const old of before) {
      const item = pairs.has(old) ? undefined : open.get(keyOf(old))?.shift();
      if (item === undefined) continue;
      pairs.set(old, item);
      taken.add(item);
    }
  };
  match((item) => JSON.stringify([item.spans, item.fields]));
  match((item) => JSON.stringify(item.spans));
  const rest = after.filter((item) => !taken.has(item));
  const close = before
    .filter((old) => !pairs.has(old))
    .flatMap((old) => rest.map((item) => ({ old, item, shared: overlap(old.spans, item.spans) })))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  for (const { old, item } of close) {
    if (pairs.has(old) || taken.has(item)) continue;
    pairs.set(old, item);
    taken.add(item);
  }
  return pairs;
}

function overlap(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (const one of a) {
    for (const other of b) shared += Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
  }
  return shared;
}

function fieldChanges(old: Item, item: Item): FieldChange[] {
  return Object.keys(item.fields)
    .filter((field) => item.fields[field] !== old.fields[field])
    .map((field) => ({ field, before: old.fields[field] || null, after: item.fields[field] || null }));
}

function startOf({ spans }: Item): number {
  return spans[0]?.from ?? 0;
}

function statementItems(record: Record): Item[] {
  const { document, statements } = record;
  const entities = entitiesById(record);
  return statements.map((statement: Statement) => {
    const { id, content, speaker, cue, addressee, form, said } = statement;
    const words = quotation(document, statement);
    return {
      id,
      spans: content.spans,
      words,
      fields: {
        words,
        speaker: namesOf(document, entities, speaker).join("; "),
        role: rolesOf(entities, speaker).join("; "),
        kind: speaker.kind,
        cue: cue === null ? "" : cueWords(document, cue),
        addressee: addressee === null ? "" : namesOf(document, entities, addressee).join("; "),
        form,
        said: String(said),
      },
    };
  });
}

function eventItems(record: Record): Item[] {
  const index = indexRecord(record);
  return record.events.map((event) => ({
    id: event.id,
    spans: [event.trigger],
    words: wordsOf(index, event.sentence),
    fields: eventFields(index, event),
  }));
}

function eventFields(index: RecordIndex, event: Event): Item["fields"] {
  const time = timeOf(index, event);
  const place = placeOf(index, event);
  const sides = (side: Event["actors"]) =>
    partiesOf(index, side)
      .map(({ name }) => name)
      .join("; ");
  return {
    trigger: wordsOf(index, event.trigger),
    type: event.type,
    mode: event.mode ?? "",
    status: event.status,
    actors: sides(event.actors),
    recipients: sides(event.recipients),
    place: place.place?.name ?? place.words,
    time: time.time?.value ?? time.words,
    assertedBy:
      event.assertedBy.voice === "reporter" ? "the reporter" : asserterOf(index, event).names.join("; ") || "unknown",
    magnitude: magnitudeText(event),
  };
}
