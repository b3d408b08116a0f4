import type { Span } from "../record.ts";
import { codePointOffsets } from "./code-points.ts";
import { asList, asObject, asOffset, asString, readJsonLines } from "./json-lines.ts";
import { UnscorableError } from "./unscorable.ts";

/** An event as marked by hand. Spans are in UTF-16 code units. */
export interface MarkedEvent {
  readonly type: string;
  readonly status: string;
  readonly trigger: Span;
  readonly actors: readonly Span[];
  readonly recipients: readonly Span[];
  readonly asserter: Span | null;
}

/** A text with its marked events. */
export interface GoldEvents {
  readonly id: string;
  readonly text: string;
  readonly events: readonly MarkedEvent[];
}

/** A text with one marked pair of actors and the PLOVER root type between them; YIELD stands for CONCEDE or RETREAT. */
export interface GoldPair {
  readonly id: string;
  readonly text: string;
  readonly source: Span | null;
  readonly target: Span | null;
  readonly type: string;
}

/**
 * Reads marked events: JSONL, gzipped or not, each line `{id, text, events: [{trigger, type, status, actors, recipients,
 * place, time, asserter}]}` with `[from, to]` in Unicode code points. Throws UnscorableError, with file and line, for anything else.
 */
export function readEventGold(bytes: Uint8Array, name: string): GoldEvents[] {
  return nonEmpty(
    name,
    readJsonLines(bytes, name).map(({ place, value }) => {
      const row = asObject(value, place);
      const text = asString(row.text, `${place}: text`);
      const offsets = codePointOffsets(text);
      const events = asList(row.events, `${place}: events`).map((item, k): MarkedEvent => {
        const at = `${place}: events[${k}]`;
        const fields = asObject(item, at);
        const span = (pair: unknown, where: string) => readSpan(pair, offsets, where);
        const many = (role: string) =>
          asList(fields[role], `${at}.${role}`).map((pair, n) => span(pair, `${at}.${role}[${n}]`));
        return {
          type: asString(fields.type, `${at}.type`),
          status: asString(fields.status, `${at}.status`),
          trigger: span(fields.trigger, `${at}.trigger`),
          actors: many("actors"),
          recipients: many("recipients"),
          asserter: fields.asserter == null ? null : span(fields.asserter, `${at}.asserter`),
        };
      });
      return { id: asString(row.id, `${place}: id`), text, events };
    }),
  );
}

/**
 * Reads marked pairs: JSONL, gzipped or not, each line `{id, text, marked, type}`, where `marked` is the text with `<s>` and
 * `<t>` around source and target (Hu et al. 2024). Throws UnscorableError, with file and line, for anything else.
 */
export function readPairGold(bytes: Uint8Array, name: string): GoldPair[] {
  return nonEmpty(
    name,
    readJsonLines(bytes, name).map(({ place, value }, k) => {
      const row = asObject(value, place);
      const marked = asString(row.marked, `${place}: marked`);
      return {
        id: row.id === undefined ? `s${k}` : asString(row.id, `${place}: id`),
        text: asString(row.text, `${place}: text`),
        source: readTag(marked, "s"),
        target: readTag(marked, "t"),
        type: asString(row.type, `${place}: type`),
      };
    }),
  );
}

function nonEmpty<T>(name: string, documents: T[]): T[] {
  if (documents.length === 0) throw new UnscorableError(`${name}: no documents in it`);
  return documents;
}

function readSpan(value: unknown, offsets: Int32Array, place: string): Span {
  const pair = asList(value, place);
  if (pair.length !== 2) throw new UnscorableError(`${place}: [from, to] expected, found ${pair.length} values`);
  const [from, to] = pair.map((offset) => offsets[asOffset(offset, offsets.length - 1, place)]);
  return { from, to };
}

function readTag(marked: string, tag: string): Span | null {
  const match = new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(marked);
  if (match === null) return null;
  const plain = (text: string) => text.replace(/<\/?[st]>/g, "").length;
  const from = plain(marked.slice(0, match.index));
  return { from, to: from + plain(match[1]) };
}
