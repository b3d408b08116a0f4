import type { Span } from "../record.ts";
import { codePointOffsets } from "./code-points.ts";
import { asList, asObject, asOffset, asString, readJsonLines } from "./json-lines.ts";
import { UnscorableError } from "./unscorable.ts";

/** One attribution as marked by hand. Spans are in UTF-16 code units. */
export interface GoldAttribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/** An attribution with what is marked of its speaker. */
export interface GoldSpeaker extends GoldAttribution {
  /** The fullest names that the text gives the speakers; empty where it names none. */
  readonly names: readonly string[];
  readonly kind: string;
  /** The words of the text for whom it is said to, or `null`. */
  readonly addressee: string | null;
  /** The class of the cue. */
  readonly class: string;
}

/** A text with its marked attributions. */
export interface GoldDocument<Attribution extends GoldAttribution = GoldAttribution> {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly Attribution[];
}

/**
 * Reads marked attributions: JSONL, gzipped or not, each line `{id, text, attributions: [{source, cue, content}]}` with
 * lists of `[from, to]` in Unicode code points. Throws UnscorableError, with file and line, for anything else.
 */
export function readGold(bytes: Uint8Array, name: string): GoldDocument[] {
  return readDocuments(bytes, name, (_, spans) => spans);
}

/** Reads marked speakers: as `readGold`, each attribution with `names`, `kind`, `addressee` and `class` as well. */
export function readSpeakerGold(bytes: Uint8Array, name: string): GoldDocument<GoldSpeaker>[] {
  return readDocuments(bytes, name, (row, spans, place) => ({
    ...spans,
    names: asList(row.names, `${place}.names`).map((value, k) => asString(value, `${place}.names[${k}]`)),
    kind: asString(row.kind, `${place}.kind`),
    addressee: row.addressee == null ? null : asString(row.addressee, `${place}.addressee`),
    class: asString(row.class, `${place}.class`),
  }));
}

function readDocuments<Attribution extends GoldAttribution>(
  bytes: Uint8Array,
  name: string,
  complete: (row: { readonly [key: string]: unknown }, spans: GoldAttribution, place: string) => Attribution,
): GoldDocument<Attribution>[] {
  const documents = readJsonLines(bytes, name).map(({ place, value }) => {
    const row = asObject(value, place);
    const text = asString(row.text, `${place}: text`);
    const offsets = codePointOffsets(text);
    const attributions = asList(row.attributions, `${place}: attributions`).map((item, k) => {
      const at = `${place}: attributions[${k}]`;
      const fields = asObject(item, at);
      const spans = (role: string) => readSpans(fields[role], offsets, `${at}.${role}`);
      return complete(fields, { source: spans("source"), cue: spans("cue"), content: spans("content") }, at);
    });
    return { id: asString(row.id, `${place}: id`), text, attributions };
  });
  if (documents.length === 0) throw new UnscorableError(`${name}: no documents in it`);
  return documents;
}

function readSpans(value: unknown, offsets: Int32Array, place: string): Span[] {
  return asList(value, place).map((item, k) => {
    const at = `${place}[${k}]`;
    const pair = asList(item, at);
    if (pair.length !== 2) throw new UnscorableError(`${at}: [from, to] expected, found ${pair.length} values`);
    const [from, to] = pair.map((offset) => offsets[asOffset(offset, offsets.length - 1, at)]);
    return { from, to };
  });
}
