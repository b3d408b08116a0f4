import type { Document, Entity, Event, Record, Span, Statement } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { spannedText } from "../text/spanned-text.ts";
import { names } from "../text/stems.ts";
import { type StemVector, stemVector, type Weights } from "./stem-weights.ts";

/** A sentence of a telling. */
export interface TellingSentence extends Span {
  readonly vector: StemVector;
  /** The statements whose content lies in it. */
  readonly statements: readonly Statement[];
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
  readonly weights: Weights;
  /** Words of the text that was read. */
  readonly words: number;
}

/** The sentences of the story itself: no headline, byline or what was removed. */
export function bodySentences(layout: Layout): readonly Span[] {
  return layout.sentences.filter(({ paragraph }) => layout.paragraphs[paragraph].kind === "body");
}

/** Opens a record as the telling `at` of those compared; `layout` is that of its document, `weights` those of their story. */
export function openTelling(record: Record, layout: Layout, at: number, weights: Weights): Telling {
  const { document, statements, events } = record;
  const { text } = document;
  const spans = bodySentences(layout);
  const said: Statement[][] = spans.map(() => []);
  for (const statement of statements) {
    for (const span of statement.content.spans) {
      let k = Math.max(
        0,
        firstIndex(spans.length, (s) => spans[s].to > span.from),
      );
      for (; k < spans.length && spans[k].from < span.to; k++) said[k].push(statement);
    }
  }
  const sentences = spans.map(({ from, to }, k): TellingSentence => {
    return {
      from,
      to,
      vector: stemVector(text.slice(from, to), weights),
      statements: [...new Set(said[k])],
    };
  });
  return {
    at,
    record,
    document,
    sentences,
    statements: statements.map((statement) => {
      const said = spannedText(document, statement.content.spans);
      return { statement, text: said, quoted: quotedWords(layout, statement), vector: stemVector(said, weights) };
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
    weights,
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
