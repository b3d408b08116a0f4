import type { Comparer, SentenceWords } from "../model/comparer.ts";
import type { Document } from "../record.ts";
import { findLayout } from "../text/find-layout.ts";
import { clausesOf } from "./clauses.ts";
import { bodySentences } from "./telling.ts";

/** What the clauses, the sentences and the words of a telling mean, in order; what clauses and sentences mean are vectors of length 1. */
export interface Meanings {
  readonly clauses: readonly Float32Array[];
  readonly sentences: readonly Float32Array[];
  /** The words of each sentence. */
  readonly words: readonly SentenceWords[];
}

/** What the clauses of some documents mean, in their order, and the SHA-256 of the comparer that tells it. */
export interface Meant {
  readonly comparer: string;
  readonly meanings: readonly Meanings[];
}

/** Reads what the clauses of documents mean, for `compareRecords`; `null` for comparing by words alone. */
export type ReadMeanings = (documents: readonly Document[]) => Promise<Meant | null>;

/** So many texts are kept with what they mean, and of so many characters, a kilobyte a word: a page is often asked for again, as a file. */
const KEPT = 24;
const KEPT_LENGTH = 200_000;

/** Opens the comparer when it is first needed, and keeps the last texts. Errors, on reading: ModelError. */
export function openMeaningsReader(): ReadMeanings {
  let opened: Promise<Comparer> | null = null;
  const kept = new Map<string, Promise<Meanings>>();
  return async (documents) => {
    opened ??= import("../model/comparer.ts").then(({ openComparer }) => openComparer());
    const comparer = await opened;
    const meanings: Meanings[] = [];
    for (const document of documents) {
      const found = kept.get(document.text) ?? readMeanings(comparer, document);
      kept.delete(document.text);
      kept.set(document.text, found);
      found.catch(() => kept.delete(document.text));
      meanings.push(await found);
      dropOldest(kept);
    }
    return { comparer: comparer.sha256, meanings };
  };
}

function dropOldest(kept: Map<string, unknown>): void {
  const texts = [...kept.keys()];
  let length = texts.reduce((sum, text) => sum + text.length, 0);
  for (const text of texts) {
    if (kept.size <= KEPT && length <= KEPT_LENGTH) break;
    kept.delete(text);
    length -= text.length;
  }
}

async function readMeanings(comparer: Comparer, document: Document): Promise<Meanings> {
  const layout = findLayout(document);
  const sentences = bodySentences(layout);
  const clauses = sentences.flatMap((span, sentence) =>
    clausesOf(document.text, span).map(({ from, to }) => ({ from, to, sentence })),
  );
  const vectors = await comparer.vectors(layout, sentences, clauses);
  return { clauses: vectors.stretches, sentences: vectors.sentences, words: vectors.words };
}
