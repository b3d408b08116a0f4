import type { Document, Entity, Span, Statement } from "../record.ts";
import { pairEnd } from "./code-points.ts";
import { asList, asObject, asOffset, asString, readJsonLines } from "./json-lines.ts";
import { UnscorableError } from "./unscorable.ts";
import { indexWords, type WordIndex } from "./words.ts";

type Parts = { readonly spans: readonly Span[] };

/** What scoring takes from a record; a whole Record is one. */
export interface ScorableRecord {
  readonly document: Pick<Document, "id" | "text">;
  readonly entities: readonly Pick<Entity, "id" | "name">[];
  readonly statements: readonly ScorableStatement[];
}

export interface ScorableStatement {
  readonly speaker: (Parts & { readonly entities: readonly string[]; readonly kind: string | null }) | null;
  readonly cue: (Parts & { readonly class: string | null }) | null;
  readonly content: Parts;
  readonly addressee: Parts | null;
  readonly within: Statement["within"];
}

/** A marked document beside the record of it, `null` where there is none. */
export interface ScoredPair<Gold, Read = ScorableRecord> {
  readonly gold: Gold;
  readonly words: WordIndex;
  readonly record: Read | null;
}

/**
 * Puts each marked document beside its record, by id; one without a record counts as found empty and is counted in
 * `missing`. Records of other documents are passed over. Throws UnscorableError for two records with one id and for a
 * record whose text is not the marked one.
 */
export function pairRecords<
  Gold extends { readonly id: string; readonly text: string },
  Read extends { readonly document: Pick<Document, "id" | "text"> },
>(
  gold: readonly Gold[],
  records: Iterable<Read>,
): { readonly pairs: readonly ScoredPair<Gold, Read>[]; readonly missing: number } {
  const byId = new Map<string, Read>();
  for (const record of records) {
    const { id } = record.document;
    if (byId.has(id)) throw new UnscorableError(`two records have the id ${id}`);
    byId.set(id, record);
  }
  let missing = 0;
  const pairs = gold.map((document) => {
    const record = byId.get(document.id);
    if (!record) missing++;
    else if (record.document.text !== document.text) {
      throw new UnscorableError(`document.text of ${document.id} is not the text as given`);
    }
    return { gold: document, words: indexWords(document.text), record: record ?? null };
  });
  return { pairs, missing };
}

/** The spans of a part of a statement, empty for an absent part; an offset inside a surrogate pair moves to its end. */
export function spansOf(part: Parts | null, text: string): Span[] {
  return (part?.spans ?? []).map(({ from, to }) => ({ from: pairEnd(text, from), to: pairEnd(text, to) }));
}

/**
 * Reads records to score: JSONL, gzipped or not. Fields that scoring does not need may be absent, and so may speaker,
 * cue, addressee and entities. Throws UnscorableError, with file and line, for what cannot be scored.
 */
export function readRecords(bytes: Uint8Array, name: string): ScorableRecord[] {
  return readJsonLines(bytes, name).map(({ place, value }) => {
    const row = asObject(value, place);
    const document = asObject(row.document, `${place}: document`);
    const text = asString(document.text, `${place}: document.text`);
    return {
      document: { id: asString(document.id, `${place}: document.id`), text },
      entities: listOrNone(row.entities, `${place}: entities`).map((item, k) => {
        const at = `${place}: entities[${k}]`;
        const entity = asObject(item, at);
        return { id: asString(entity.id, `${at}.id`), name: asString(entity.name, `${at}.name`) };
      }),
      statements: asList(row.statements, `${place}: statements`).map((item, k) =>
        readStatement(item, text, `${place}: statements[${k}]`),
      ),
    };
  });
}

function readStatement(value: unknown, text: string, place: string): ScorableStatement {
  const row = asObject(value, place);
  const part = (role: string) => {
    if (row[role] == null) return null;
    const at = `${place}.${role}`;
    const fields = asObject(row[role], at);
    const spans = listOrNone(fields.spans, `${at}.spans`).map((item, k) => {
      const span = asObject(item, `${at}.spans[${k}]`);
      return {
        from: asOffset(span.from, text.length, `${at}.spans[${k}].from`),
        to: asOffset(span.to, text.length, `${at}.spans[${k}].to`),
      };
    });
    const entities = listOrNone(fields.entities, `${at}.entities`).map((id, k) => asString(id, `${at}.entities[${k}]`));
    return { spans, entities, kind: stringOrNull(fields.kind), class: stringOrNull(fields.class) };
  };
  return {
    speaker: part("speaker"),
    cue: part("cue"),
    content: part("content") ?? { spans: [] },
    addressee: part("addressee"),
    within: stringOrNull(row.within),
  };
}

function listOrNone(value: unknown, place: string): readonly unknown[] {
  return value == null ? [] : asList(value, place);
}

function stringOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
