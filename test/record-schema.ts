import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { Record, Span, Statement, Why } from "../src/record.ts";

const schema = JSON.parse(readFileSync(new URL("../docs/record.schema.json", import.meta.url), "utf8"));
const fitsSchema = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

/**
 * Checks that a record keeps to `docs/record.schema.json` and to what a schema cannot say: spans lie in the text, in
 * order and on whole characters, ids are unique, references lead somewhere, nulls that have a reason are nulls.
 * Throws an AssertionError that lists every fault.
 */
export function assertRecord(record: unknown): asserts record is Record {
  const faults = fitsSchema(record)
    ? faultsOf(record as Record)
    : fitsSchema.errors!.map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
  assert.deepEqual(faults, [], "the record is not one of format 1");
}

function faultsOf(record: Record): string[] {
  const faults: string[] = [];
  checkSpans(record, faults);
  checkReferences(record, faults);
  checkStatements(record, faults);
  eachObject(record, "", (object, path) => checkWhy(object, path, faults));
  for (const { id, name } of record.entities) {
    if (!collapse(record.document.text).includes(collapse(name)))
      faults.push(`${id}: its name is not in the text: ${name}`);
  }
  return faults;
}

function checkSpans({ document, entities, statements, events }: Record, faults: string[]): void {
  const inText = (span: Span, path: string) => {
    const { from, to } = span;
    if (from >= to || to > document.text.length) faults.push(`${path}: ${from}-${to} is no stretch of the text`);
    for (const offset of [from, to]) {
      if (offset > 0 && document.text.codePointAt(offset - 1)! > 0xffff)
        faults.push(`${path}: ${offset} splits a character`);
    }
  };
  const inOrder = (spans: readonly Span[], path: string) => {
    spans.forEach((span, k) => {
      if (k > 0 && span.from < spans[k - 1].to) faults.push(`${path}: ${span.from} is not after ${spans[k - 1].to}`);
    });
  };
  const outsideRemoved = (spans: readonly Span[], path: string) => {
    for (const { from, to } of document.removed) {
      if (spans.some((span) => span.from < to && from < span.to))
        faults.push(`${path}: stands in removed text ${from}-${to}`);
    }
  };
  eachObject({ document, entities, statements, events }, "", (object, path) => {
    if (typeof object.from === "number" && typeof object.to === "number") inText(object as unknown as Span, path);
    if (Array.isArray(object.spans)) {
      inOrder(object.spans, `${path}/spans`);
      outsideRemoved(object.spans, `${path}/spans`);
    }
  });
  inOrder(document.removed, "/document/removed");
  for (const { id, mentions } of entities) {
    inOrder(mentions, `${id}/mentions`);
    outsideRemoved(mentions, `${id}/mentions`);
  }
}

function checkReferences(record: Record, faults: string[]): void {
  const { entities, statements, events, times, places } = record;
  const ids = new Set<string>();
  for (const { id } of [...entities, ...statements, ...events, ...times, ...places]) {
    if (ids.has(id)) faults.push(`two items have the id ${id}`);
    ids.add(id);
  }
  const refer = (items: readonly { readonly id: string }[], targets: readonly (string | null)[], from: string) => {
    for (const target of targets) {
      if (target !== null && !items.some(({ id }) => id === target)) faults.push(`${from}: ${target} leads nowhere`);
    }
  };
  for (const { id, speaker, addressee, continues, within } of statements) {
    refer(entities, [...speaker.entities, ...(addressee?.entities ?? [])], id);
    refer(statements, [continues, within], id);
  }
  for (const { id, actors, recipients, place, time, assertedBy } of events) {
    refer(
      entities,
      [...actors, ...recipients].map(({ entity }) => entity),
      id,
    );
    refer(places, [place?.place ?? null], id);
    refer(times, [time?.time ?? null], id);
    if (assertedBy.voice === "source") {
      refer(entities, assertedBy.entities, id);
      refer(statements, [assertedBy.statement], id);
    }
  }
}

function checkStatements({ statements }: Record, faults: string[]): void {
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  for (const statement of statements) {
    const { id, content, speaker } = statement;
    if (content.spans.length === 0) faults.push(`${id}: has no content`);
    if (speaker.kind === "unknown" && !speaker.why) faults.push(`${id}: the speaker is unknown without a reason`);
    if (speaker.kind !== "unknown" && speaker.spans.length + speaker.entities.length === 0) {
      faults.push(`${id}: a speaker of kind ${speaker.kind} without words or entity`);
    }
    const earlier = statement.continues === null ? undefined : byId.get(statement.continues);
    if (earlier && start(earlier) >= start(statement)) faults.push(`${id}: continues ${earlier.id}, which comes later`);
    const outer = statement.within === null ? undefined : byId.get(statement.within);
    if (outer && (outer === statement || start(statement) < start(outer) || end(outer) < end(statement))) {
      faults.push(`${id}: does not stand within the content of ${outer.id}`);
    }
  }
}

function start({ content }: Statement): number {
  return content.spans[0]?.from ?? 0;
}

function end({ content }: Statement): number {
  return content.spans.at(-1)?.to ?? 0;
}

function checkWhy(object: { readonly [field: string]: unknown }, path: string, faults: string[]): void {
  for (const field of Object.keys((object.why as Why | undefined) ?? {})) {
    const value = object[field];
    const absent = value === null || value === "unknown" || (Array.isArray(value) && value.length === 0);
    if (!absent) faults.push(`${path}/why: ${field} is not absent`);
  }
}

function eachObject(
  value: unknown,
  path: string,
  visit: (object: { readonly [field: string]: unknown }, path: string) => void,
): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visit(value as { readonly [field: string]: unknown }, path);
  for (const [field, inner] of Object.entries(value)) eachObject(inner, `${path}/${field}`, visit);
}

function collapse(text: string): string {
  return text.replace(/\s+/g, " ");
}
