import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Entity, Event, MentionKind, Record, Span, Statement } from "../../src/record.ts";
import type { KeptRecord, Reason } from "../../src/store/explained.ts";
import type { MemberKind } from "./population.ts";

/** A paragraph of a sample report and what was read in it. All offsets are in `text`. */
export interface Template {
  readonly sample: number;
  readonly text: string;
  /** What is put into it anew each time, in order, apart from each other. */
  readonly slots: readonly Slot[];
  readonly entities: readonly TemplateEntity[];
  readonly statements: readonly Statement[];
  readonly events: readonly Event[];
  readonly times: Record["times"];
  readonly places: Record["places"];
  /** By the ids of statements, events and entities of the sample. */
  readonly reasons: { readonly [item: string]: readonly Reason[] };
}

/** A name (`entity` of the sample), or a word of the content. */
export type Slot = Span & { readonly entity: string | null; readonly full: boolean };

export interface TemplateEntity {
  readonly entity: Entity;
  /** Who may take its place; `null`: it has no name, and stays what it is. */
  readonly kind: MemberKind | null;
  readonly mentions: readonly (Span & { readonly kind: MentionKind })[];
}

/**
 * The paragraphs of the sample reports. The model reads them in a process of its own, so that this one's memory is that of the
 * library; what it read is kept in `cache`.
 */
export function openTemplates(cache: string): readonly Template[] {
  if (!existsSync(cache)) {
    const script = fileURLToPath(new URL("read-samples.ts", import.meta.url));
    writeFileSync(cache, execFileSync(process.execPath, [script], { maxBuffer: 64 * 1024 * 1024 }));
  }
  const samples = JSON.parse(readFileSync(cache, "utf8")) as KeptRecord[];
  return samples.flatMap((kept, sample) => paragraphsOf(kept.record).map((span) => templateOf(kept, sample, span)));
}

function paragraphsOf({ document: { text } }: Record): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const part of text.split(/(\n\s*\n)/)) {
    const start = from + part.length - part.trimStart().length;
    if (part.trim().length > 60) spans.push({ from: start, to: start + part.trim().length });
    from += part.length;
  }
  return spans;
}

function templateOf({ record, reasons }: KeptRecord, sample: number, { from, to }: Span): Template {
  const isWithin = (span: Span) => from <= span.from && span.to <= to;
  const moved = <T>(value: T): T => moveSpans(value, -from);
  const entities = record.entities.flatMap((entity): TemplateEntity[] => {
    const mentions = entity.mentions.filter(isWithin).map(moved);
    return mentions.length === 0 ? [] : [{ entity, kind: memberKind(record, entity), mentions }];
  });
  const statements = record.statements.filter((statement) => spansOf(statement).every(isWithin)).map(moved);
  const events = record.events.filter((event) => spansOf(event).every(isWithin)).map(moved);
  const times = record.times.filter(isWithin).map(moved);
  const places = record.places.filter(isWithin).map(moved);
  const text = record.document.text.slice(from, to);
  const ids = new Set([...statements, ...events, ...entities.map(({ entity }) => entity)].map(({ id }) => id));
  return {
    sample,
    text,
    slots: slotsOf(text, entities, [
      ...statements.flatMap(({ cue, speaker }) => [...(cue?.spans ?? []), ...speaker.spans]),
      ...events.flatMap(({ trigger, mentions }) => [trigger, ...mentions]),
      ...times,
      ...places,
    ]),
    entities,
    statements,
    events,
    times,
    places,
    reasons: Object.fromEntries(Object.entries(reasons).filter(([id]) => ids.has(id))),
  };
}

const COUNTRIES = new Set(["Kessenia", "Ardan", "Kessenian", "Ardani", "Sel Marra"]);

function memberKind({ document }: Record, { name, type, mentions }: Entity): MemberKind | null {
  if (!mentions.some((mention) => isName(document.text, mention))) return null;
  if (COUNTRIES.has(name)) return "country";
  if (type === "person") return name.includes(" ") ? "person" : null;
  return type === "place" || type === null ? "town" : "body";
}

function isName(text: string, { from, kind }: Span & { readonly kind: MentionKind }): boolean {
  return kind === "name" && /\p{Lu}/u.test(text[from]);
}

/** Names, and words of five letters or more that are no part of what was read there. */
function slotsOf(text: string, entities: readonly TemplateEntity[], kept: readonly Span[]): Slot[] {
  const slots: Slot[] = [];
  const isFree = (span: Span, others: readonly Span[]) =>
    others.every((other) => span.to <= other.from || other.to <= span.from);
  const names = entities.flatMap(({ entity, kind, mentions }) =>
    kind === null ? [] : mentions.filter((mention) => isName(text, mention)).map((mention) => ({ entity, mention })),
  );
  names.sort((a, b) => b.mention.to - b.mention.from - (a.mention.to - a.mention.from));
  for (const { entity, mention } of names) {
    const { from, to } = mention;
    if (isFree(mention, slots)) slots.push({ from, to, entity: entity.id, full: text.slice(from, to).includes(" ") });
  }
  const others = [...slots, ...kept, ...entities.flatMap(({ mentions }) => mentions)];
  for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\d’'-])\p{Ll}{5,}(?![\p{L}\d’'-])/gu)) {
    const span = { from: index, to: index + word.length };
    if (isFree(span, others)) slots.push({ ...span, entity: null, full: false });
  }
  return slots.sort((a, b) => a.from - b.from);
}

/** All spans in a value, however deep. */
export function spansOf(value: unknown): Span[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "from" in value && "to" in value ? [value as Span] : [];
  return [...own, ...Object.values(value).flatMap(spansOf)];
}

/** The value with all its spans moved by as much. */
function moveSpans<T>(value: T, by: number): T {
  return mapSpans(value, (at) => at + by);
}

/** The value with both ends of all its spans changed. */
export function mapSpans<T>(value: T, at: (offset: number, end: "from" | "to") => number): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => mapSpans(one, at)) as T;
  const changed: { [field: string]: unknown } = {};
  for (const [field, one] of Object.entries(value)) {
    changed[field] =
      (field === "from" || field === "to") && typeof one === "number" ? at(one, field) : mapSpans(one, at);
  }
  return changed as T;
}
