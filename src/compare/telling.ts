import type { Document, Entity, Event, Record, Span, Statement } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { spannedText } from "../text/spanned-text.ts";
import { names, stems } from "../text/stems.ts";
import { isDenial } from "./attribution.ts";
import { clausesOf } from "./clauses.ts";
import type { Meanings } from "./meanings.ts";
import { type StemVector, stemVector, vectorOfStems, type Weights } from "./stem-weights.ts";

/** A clause of a sentence of a telling. */
export interface SentenceClause {
  readonly span: Span;
  /** Of its words, in order. */
  readonly stems: readonly string[];
  readonly vector: StemVector;
}

/** A sentence of a telling. */
export interface TellingSentence extends Span {
  /** Of its words, in order. */
  readonly stems: readonly string[];
  readonly vector: StemVector;
  readonly clauses: readonly SentenceClause[];
  /** The statements whose content lies in it. */
  readonly statements: readonly TellingStatement[];
}

export interface TellingStatement {
  readonly statement: Statement;
  /** What was said, a gap between its parts. */
  readonly text: string;
  /** Its words, small and without accents. */
  readonly words: readonly string[];
  /** Those of its words that are the speaker's own, in quotation marks; small and without accents. */
  readonly quoted: readonly string[];
  readonly vector: StemVector;
  /** It says that its content is not so. */
  readonly isDenial: boolean;
}

export interface TellingEvent {
  readonly event: Event;
  /** The sentence it stands in. */
  readonly vector: StemVector;
  /** The words of that sentence, small and without accents. */
  readonly words: readonly string[];
  readonly trigger: string;
  /** The stems of the trigger. */
  readonly stems: ReadonlySet<string>;
  /** It is told only as what somebody denies. */
  readonly isDenied: boolean;
}

/** One report's version of a story: its record, with what comparing needs of it worked out once. */
export interface Telling {
  /** Its place among those compared. */
  readonly at: number;
  readonly record: Record;
  readonly document: Document;
  readonly sentences: readonly TellingSentence[];
  /** The headline, where the text has one. */
  readonly headline: Span | null;
  readonly statements: readonly TellingStatement[];
  readonly events: readonly TellingEvent[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly weights: Weights;
  /** What its clauses mean; `null` where that was not read. */
  readonly meanings: Meanings | null;
  /** Words of the text that was read. */
  readonly words: number;
  /** Was all of it read? Only then does "not found" mean anything. */
  readonly whole: boolean;
}

/** The sentences of the story itself: no headline, byline, dateline or what was removed. */
export function bodySentences({ sentences, paragraphs, dateline, text }: Layout): readonly Span[] {
  const told = sentences.filter(({ paragraph }) => paragraphs[paragraph].kind === "body");
  return told.map(({ from, to }) => {
    if (dateline === null || dateline.from !== from || dateline.to >= to) return { from, to };
    return { from: dateline.to + /^[\s—–―-]*/.exec(text.slice(dateline.to, to))![0].length, to };
  });
}

/** Opens a record as the telling `at` of those compared; `layout` is that of its document, `weights` those of their story. */
export function openTelling(
  record: Record,
  layout: Layout,
  at: number,
  weights: Weights,
  meanings: Meanings | null,
): Telling {
  const { document, statements, events } = record;
  const { text } = document;
  const spans = bodySentences(layout);
  const told = statements.map((statement): TellingStatement => {
    const said = spannedText(document, statement.content.spans);
    return {
      statement,
      text: said,
      words: names(said),
      quoted: quotedWords(layout, statement),
      vector: stemVector(said, weights),
      isDenial: isDenial(statement, text),
    };
  });
  const saidIn = findSaid(spans, told);
  const denied = told.filter(({ isDenial }) => isDenial).flatMap(({ statement }) => statement.content.spans);
  return {
    at,
    record,
    document,
    sentences: spans.map(({ from, to }, k) => ({
      from,
      to,
      ...wordsOf(text, { from, to }, weights),
      clauses: clausesOf(text, { from, to }).map((span) => ({ span, ...wordsOf(text, span, weights) })),
      statements: saidIn[k],
    })),
    headline: layout.paragraphs.find(({ kind }) => kind === "headline") ?? null,
    statements: told,
    events: events.map((event): TellingEvent => {
      const sentence = spannedText(document, [event.sentence]);
      const trigger = spannedText(document, [event.trigger]);
      return {
        event,
        vector: stemVector(sentence, weights),
        words: names(sentence),
        trigger,
        stems: new Set(stems(trigger)),
        isDenied: denied.some(({ from, to }) => from <= event.trigger.from && event.trigger.to <= to),
      };
    }),
    weights,
    meanings,
    entities: new Map(record.entities.map((entity) => [entity.id, entity])),
    words: spans.reduce((sum, { from, to }) => sum + (text.slice(from, to).match(/\S+/g)?.length ?? 0), 0),
    whole: !record.problems.some(({ level }) => level === "error"),
  };
}

function wordsOf(text: string, { from, to }: Span, weights: Weights): Pick<SentenceClause, "stems" | "vector"> {
  const own = stems(text.slice(from, to));
  return { stems: own, vector: vectorOfStems(own, weights) };
}

/** The clauses of a telling that a stretch touches. */
export function clausesAround({ sentences }: Telling, { from, to }: Span): Span[] {
  const found: Span[] = [];
  let k = firstIndex(sentences.length, (s) => sentences[s].to > from);
  for (; k < sentences.length && sentences[k].from < to; k++)
    for (const { span } of sentences[k].clauses) if (span.from < to && from < span.to) found.push(span);
  return found;
}

/** For each sentence the statements of which some content lies in it. */
function findSaid(sentences: readonly Span[], statements: readonly TellingStatement[]): TellingStatement[][] {
  const said = sentences.map(() => new Set<TellingStatement>());
  for (const one of statements) {
    for (const { from, to } of one.statement.content.spans) {
      let k = firstIndex(sentences.length, (s) => sentences[s].to > from);
      for (; k < sentences.length && sentences[k].from < to; k++) said[k].add(one);
    }
  }
  return said.map((set) => [...set]);
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
