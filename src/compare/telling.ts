import type { Document, Entity, Event, Record, Span, Statement } from "../record.ts";
import { findLayout } from "../text/find-layout.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { spannedText } from "../text/spanned-text.ts";
import { names } from "../text/stems.ts";
import { type StemVector, stemVector } from "./stem-weights.ts";

/** A sentence of a telling. */
export interface TellingSentence extends Span {
  readonly vector: StemVector;
  /** The statements whose content lies in it, and the share of its characters that are such content. */
  readonly statements: readonly Statement[];
  readonly saidShare: number;
}

export interface TellingStatement {
  readonly statement: Statement;
  /** What was said, a gap between its parts. */
  readonly text: string;
  /** Those of its words that are the speaker's own, in quotation marks; small and without accents. */
  readonly quoted: readonly string[];
  readonly vector: StemVector;
}

export interface TellingEvent {
  readonly event: Event;
  readonly sentence: number;
  /** The sentence it stands in. */
  readonly vector: StemVector;
  readonly trigger: string;
}

/** One report's version of a story: its record, with what comparing needs of it worked out once. */
export interface Telling {
  /** Its place among those compared. */
  readonly at: number;
  readonly record: Record;
  readonly document: Document;
  readonly sentences: readonly TellingSentence[];
  readonly statements: readonly TellingStatement[];
  readonly events: readonly TellingEvent[];
  readonly entities: ReadonlyMap<string, Entity>;
  /** Words of the text that was read. */
  readonly words: number;
}

/** Opens a record as the telling `at` of those compared. */
export function openTelling(record: Record, at: number): Telling {
  const { document, statements, events } = record;
  const { text } = document;
  const layout = findLayout(document);
  const spans = layout.sentences.filter(({ paragraph }) => layout.paragraphs[paragraph].kind === "body");
  const said: { readonly span: Span; readonly statement: Statement }[][] = spans.map(() => []);
  for (const statement of statements) {
    for (const span of statement.content.spans) {
      let k = Math.max(
        0,
        firstIndex(spans.length, (s) => spans[s].to > span.from),
      );
      for (; k < spans.length && spans[k].from < span.to; k++) said[k].push({ span, statement });
    }
  }
  const sentences = spans.map(({ from, to }, k): TellingSentence => {
    const contents = said[k].map(({ span }) => span).sort((a, b) => a.from - b.from);
    return {
      from,
      to,
      vector: stemVector(text.slice(from, to)),
      statements: [...new Set(said[k].map(({ statement }) => statement))],
      saidShare: coveredShare(contents, from, to),
    };
  });
  return {
    at,
    record,
    document,
    sentences,
    statements: statements.map((statement) => {
      const said = spannedText(document, statement.content.spans);
      return { statement, text: said, quoted: quotedWords(layout, statement), vector: stemVector(said) };
    }),
    events: events.map((event) => {
      const sentence = Math.max(0, firstIndex(sentences.length, (k) => sentences[k].from > event.trigger.from) - 1);
      return {
        event,
        sentence,
        vector: sentences[sentence].vector,
        trigger: text.slice(event.trigger.from, event.trigger.to),
      };
    }),
    entities: new Map(record.entities.map((entity) => [entity.id, entity])),
    words: spans.reduce((sum, { from, to }) => sum + (text.slice(from, to).match(/\S+/g)?.length ?? 0), 0),
  };
}

function quotedWords({ text, tokens }: Layout, { form, content }: Statement): string[] {
  if (form === "indirect") return [];
  if (form === "direct") return names(content.spans.map(({ from, to }) => text.slice(from, to)).join(" "));
  const words: string[] = [];
  for (const span of content.spans) {
    for (
      let k = firstIndex(tokens.length, (t) => tokens.from[t] >= span.from);
      k < tokens.length && tokens.to[k] <= span.to;
      k++
    ) {
      if (tokens.quote[k] === 1) words.push(text.slice(tokens.from[k], tokens.to[k]));
    }
  }
  return names(words.join(" "));
}

function coveredShare(spans: readonly Span[], from: number, to: number): number {
  let covered = 0;
  let end = from;
  for (const span of spans) {
    const start = Math.max(end, span.from);
    const stop = Math.min(to, span.to);
    if (stop > start) {
      covered += stop - start;
      end = stop;
    }
  }
  return covered / Math.max(1, to - from);
}
