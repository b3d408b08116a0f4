import type { Document, Span } from "../record.ts";
import { textDocument } from "../source/text-document.ts";
import { codePointOffsets } from "./code-points.ts";
import { asList, asObject, asOffset, asString, readJsonLines } from "./json-lines.ts";
import { UnscorableError } from "./unscorable.ts";

/** A stretch that markers found slanted (BASIL, Fan et al. 2019). */
export interface LoadedSpan extends Span {
  /** Loaded words, or information chosen so as to slant. */
  readonly kind: "wording" | "information";
  /** Somebody says it, not the reporter. */
  readonly isQuoted: boolean;
}

/** A report with its story and its marked stretches. */
export interface GoldTelling {
  /** The place of its story in the file and its own in the story, from 0: `12-0`. */
  readonly id: string;
  readonly text: string;
  readonly story: string;
  readonly document: Document;
  readonly loaded: readonly LoadedSpan[];
}

/**
 * Reads stories with the reports of each, JSONL, gzipped or not: `{story, reports: [{outlet, title, date, paragraphs, loaded}]}`,
 * paragraphs as lists of sentences, `loaded` with offsets in the sentence in Unicode code points. Throws UnscorableError, with file and
 * line, for anything else.
 */
export function readTellingGold(bytes: Uint8Array, name: string): GoldTelling[] {
  const tellings = readJsonLines(bytes, name).flatMap(({ place, value }, s) => {
    const row = asObject(value, place);
    return asList(row.reports, `${place}: reports`).map((item, r) => {
      const at = `${place}: reports[${r}]`;
      const report = asObject(item, at);
      const { text, sentences } = joinSentences(report.paragraphs, `${at}.paragraphs`);
      const id = `${s}-${r}`;
      return {
        id,
        text,
        story: asString(row.story, `${place}: story`),
        document: {
          ...textDocument(id, text, asString(report.date, `${at}.date`)),
          title: asString(report.title, `${at}.title`),
          outlet: asString(report.outlet, `${at}.outlet`),
        },
        loaded: asList(report.loaded, `${at}.loaded`).map((one, k) =>
          readLoaded(one, text, sentences, `${at}.loaded[${k}]`),
        ),
      };
    });
  });
  if (tellings.length === 0) throw new UnscorableError(`${name}: no reports in it`);
  return tellings;
}

function joinSentences(value: unknown, place: string): { text: string; sentences: Span[] } {
  const sentences: Span[] = [];
  let text = "";
  for (const [p, paragraph] of asList(value, place).entries()) {
    for (const [k, sentence] of asList(paragraph, `${place}[${p}]`).entries()) {
      if (text !== "") text += k === 0 ? "\n\n" : " ";
      const from = text.length;
      text += asString(sentence, `${place}[${p}][${k}]`);
      sentences.push({ from, to: text.length });
    }
  }
  return { text, sentences };
}

function readLoaded(value: unknown, text: string, sentences: readonly Span[], place: string): LoadedSpan {
  const row = asObject(value, place);
  const sentence = sentences[asOffset(row.sentence, sentences.length - 1, `${place}.sentence`)];
  const offsets = codePointOffsets(text.slice(sentence.from, sentence.to));
  const offset = (field: "from" | "to") =>
    sentence.from + offsets[asOffset(row[field], offsets.length - 1, `${place}.${field}`)];
  const kind = asString(row.kind, `${place}.kind`);
  if (kind !== "wording" && kind !== "information") {
    throw new UnscorableError(`${place}.kind: wording or information expected, found ${JSON.stringify(kind)}`);
  }
  return { from: offset("from"), to: offset("to"), kind, isQuoted: row.in_quote === true };
}
