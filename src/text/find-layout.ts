import type { Document } from "../record.ts";
import { findDateline } from "./dateline.ts";
import { findInserts } from "./inserts.ts";
import type { Layout } from "./layout.ts";
import { findParagraphKinds } from "./paragraph-kinds.ts";
import { findParagraphs, paragraphOfTokens } from "./paragraphs.ts";
import { findQuotationKinds } from "./quotation-kinds.ts";
import { pairQuotations, quoteOfTokens } from "./quotations.ts";
import { findSentences, sentenceOfTokens } from "./sentences.ts";
import { findTokens } from "./tokens.ts";
import { findTurns } from "./turns.ts";

// A line or two that are not known to be a headline may stand before the story's first sentence.
const OPENING = 3;

/** Reads the punctuation and white space of a document: its paragraphs, sentences, tokens and paired quotation marks. */
export function findLayout(document: Document): Layout {
  const { text } = document;
  const spans = findTokens(text);
  const paragraphs = findParagraphs(text, spans, document.removed);
  const kinds = findParagraphKinds(document, paragraphs);
  const pairing = pairQuotations(text, spans, paragraphs);
  const { quotations, roles } = pairing;
  const quote = quoteOfTokens(pairing, paragraphs);
  const sentences = findSentences(text, spans, paragraphs, roles);
  const sentence = sentenceOfTokens(sentences, spans.length);
  const quotationKinds = findQuotationKinds(text, spans, sentences, sentence, quote, quotations);
  const turns = findTurns(text, spans, paragraphs, kinds, roles);
  const paragraph = paragraphOfTokens(paragraphs, spans.length);
  const inserts = findInserts(text, spans, (token) => quote[token] > 0 || turns[paragraph[token]] !== null);
  const opening = paragraphs.filter((_, p) => kinds[p] === "body").slice(0, OPENING);
  let sentenceFrom = 0;
  return {
    text,
    paragraphs: paragraphs.map(({ from, to, tokens }, p) => {
      const first = sentenceFrom;
      while (sentenceFrom < sentences.length && sentences[sentenceFrom].paragraph === p) sentenceFrom++;
      return { from, to, kind: kinds[p], turn: turns[p], sentences: { from: first, to: sentenceFrom }, tokens };
    }),
    sentences,
    tokens: { ...spans, quote, sentence, paragraph },
    quotations: quotations.map((quotation, q) => ({ ...quotation, kind: quotationKinds[q] })),
    inserts,
    dateline: findDateline(text, opening),
  };
}
