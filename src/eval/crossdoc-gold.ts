import type { Span } from "../record.ts";
import { asList, asObject, asOffset, asString, readJsonLines } from "./json-lines.ts";

/** A mention as ECB+ marks it: words of one sentence. */
export interface CrossdocMention extends Span {
  /** The number of its chain; the same in all documents of a topic. */
  readonly chain: string;
  readonly type: string;
  /** Its sentence, counted from the first that is given. */
  readonly sentence: number;
  /** Its words, as places in the sentence. */
  readonly words: readonly number[];
}

/** A document of ECB+ (Cybulska and Vossen 2014): some sentences of a report, with events and entities that have chains across documents. */
export interface CrossdocDocument {
  readonly id: string;
  /** What comes before the first `_` of the id. */
  readonly topic: string;
  /** The happening that it tells: `12 ecb` and `12 ecbplus` are two of one kind. */
  readonly subTopic: string;
  /** The sentences, one a paragraph. */
  readonly text: string;
  readonly sentences: readonly (readonly string[])[];
  /** Where each word stands in the text. */
  readonly spans: readonly (readonly Span[])[];
  readonly events: readonly CrossdocMention[];
  readonly entities: readonly CrossdocMention[];
}

/** Reads ECB+ documents, JSONL, gzipped or not. Throws UnscorableError, with file and line, for what cannot be scored. */
export function readCrossdocGold(bytes: Uint8Array, name: string): CrossdocDocument[] {
  return readJsonLines(bytes, name).map(({ place, value }) => {
    const row = asObject(value, place);
    const id = asString(row.id, `${place}: id`);
    const sentences = asList(row.sentences, `${place}: sentences`).map((sentence, k) =>
      asList(sentence, `${place}: sentences[${k}]`).map((word) => asString(word, `${place}: sentences[${k}]`)),
    );
    const { text, spans } = joinWords(sentences);
    const numbers = asList(row.sentence_ids, `${place}: sentence_ids`);
    const mentions = (field: "events" | "entities") =>
      asList(row[field], `${place}: ${field}`).map((item, k): CrossdocMention => {
        const at = `${place}: ${field}[${k}]`;
        const mention = asObject(item, at);
        const sentence = numbers.indexOf(mention.sentence);
        asOffset(sentence, sentences.length - 1, `${at}.sentence`);
        const words = asList(mention.tokens, `${at}.tokens`)
          .map((word) => asOffset(word, sentences[sentence].length - 1, `${at}.tokens`))
          .sort((a, b) => a - b);
        return {
          chain: asString(mention.chain, `${at}.chain`),
          type: asString(mention.type, `${at}.type`),
          sentence,
          words,
          from: spans[sentence][words[0]].from,
          to: spans[sentence][words.at(-1)!].to,
        };
      });
    const [topic, rest = ""] = id.split(/_(.*)/s);
    return {
      id,
      topic,
      subTopic: `${topic} ${rest.replace(/^\d+/, "")}`,
      text,
      sentences,
      spans,
      events: mentions("events"),
      entities: mentions("entities"),
    };
  });
}

/** Is a file one of ECB+? Told by its first document. */
export function isCrossdoc(first: unknown): boolean {
  return typeof first === "object" && first !== null && "sentences" in first && "events" in first;
}

const CLOSES = /^(?:[.,;:!?%)\]}”’]|''|n['’]t|['’](?:s|S|re|ve|ll|d|m)?)$/;
const OPENS = /^(?:[([{$#“‘]|``)$/;

/** Words as a reporter would set them: no blank before a comma, quotation marks as printed. */
function joinWords(sentences: readonly (readonly string[])[]): { text: string; spans: Span[][] } {
  let text = "";
  const spans = sentences.map((sentence) => {
    if (text !== "") text += "\n\n";
    return sentence.map((word, k): Span => {
      if (k > 0 && !CLOSES.test(word) && !OPENS.test(sentence[k - 1])) text += " ";
      const from = text.length;
      text += word === "``" ? "“" : word === "''" ? "”" : word;
      return { from, to: text.length };
    });
  });
  return { text, spans };
}
