import type { Document, Span } from "../record.ts";
import { asList, asObject, asOffset, asString, readJsonLines } from "./json-lines.ts";

/** What scoring takes from an event of a record. */
export interface ScorableEvent {
  readonly type: string;
  readonly status: string;
  readonly trigger: Span;
  readonly actors: readonly { readonly spans: readonly Span[] }[];
  readonly recipients: readonly { readonly spans: readonly Span[] }[];
  readonly assertedBy: { readonly voice?: "reporter" | "source"; readonly spans?: readonly Span[] };
  readonly confidence: number;
}

/** What scoring events takes from a record; a whole Record is one. */
export interface EventRecord {
  readonly document: Pick<Document, "id" | "text">;
  readonly events: readonly ScorableEvent[];
}

/** Reads records to score their events: JSONL, gzipped or not. Throws UnscorableError, with file and line, for what cannot be scored. */
export function readEventRecords(bytes: Uint8Array, name: string): EventRecord[] {
  return readJsonLines(bytes, name).map(({ place, value }) => {
    const row = asObject(value, place);
    const document = asObject(row.document, `${place}: document`);
    const text = asString(document.text, `${place}: document.text`);
    const span = (item: unknown, at: string): Span => {
      const { from, to } = asObject(item, at);
      return { from: asOffset(from, text.length, `${at}.from`), to: asOffset(to, text.length, `${at}.to`) };
    };
    const spans = (list: unknown, at: string) => asList(list, at).map((item, n) => span(item, `${at}[${n}]`));
    const events = asList(row.events, `${place}: events`).map((item, k): ScorableEvent => {
      const at = `${place}: events[${k}]`;
      const event = asObject(item, at);
      const sides = (role: string) =>
        asList(event[role], `${at}.${role}`).map((side, n) => ({
          spans: spans(asObject(side, `${at}.${role}[${n}]`).spans, `${at}.${role}[${n}].spans`),
        }));
      const by = event.assertedBy == null ? {} : asObject(event.assertedBy, `${at}.assertedBy`);
      return {
        type: asString(event.type, `${at}.type`),
        status: asString(event.status, `${at}.status`),
        trigger: span(event.trigger, `${at}.trigger`),
        actors: sides("actors"),
        recipients: sides("recipients"),
        assertedBy: by.spans == null ? {} : { spans: spans(by.spans, `${at}.assertedBy.spans`) },
        confidence: typeof event.confidence === "number" ? event.confidence : 0,
      };
    });
    return { document: { id: asString(document.id, `${place}: document.id`), text }, events };
  });
}
