import type { Comparer, TextMeaning, TextWords, WordsBeside } from "../model/comparer.ts";
import type { Document } from "../record.ts";
import { findLayout } from "../text/find-layout.ts";
import { clausesOf } from "./clauses.ts";
import { bodySentences } from "./telling.ts";

/** What the clauses, the sentences and the words of a telling mean, in order; what clauses and sentences mean are vectors of length 1. */
export interface Meanings {
  readonly clauses: readonly Float32Array[];
  readonly sentences: readonly Float32Array[];
  readonly words: TextWords;
}

/** What is known of the words of two texts that were set beside each other: of those of either. */
export type Beside = readonly [WordsBeside, WordsBeside];

/** What some documents mean, in their order. */
export interface Meant {
  /** The SHA-256 of the comparer that tells it. */
  readonly comparer: string;
  readonly meanings: readonly Meanings[];
  /** The words of two of them, by their places, beside each other: what is known of those of the first, and of the second; `null` where they are too many. */
  readonly beside: (one: number, two: number) => Beside | null;
}

/** Reads what documents mean, for `compareRecords`; `null` for comparing by words alone. */
export type ReadMeanings = (documents: readonly Document[]) => Promise<Meant | null>;

/** So many texts are kept with what they mean, and of so many characters, two kilobytes a word: a page is often asked for again, as a file. */
const KEPT = 24;
const KEPT_LENGTH = 200_000;

/** Each word is set beside each: of more pairs, two texts of some 3,000 words, it would take too much memory, and they are compared by words alone. */
const MOST_PAIRS = 10_000_000;

/** Opens the comparer when it is first needed, and keeps the last texts. Errors, on reading: ModelError. */
export function openMeaningsReader(): ReadMeanings {
  let opened: Promise<Comparer> | null = null;
  const kept = new Map<string, Promise<Meanings>>();
  const compared = new WeakMap<Meanings, WeakMap<Meanings, Promise<Beside | null>>>();
  /** Two texts are set beside each other once, in one order, so that the order in which they are given changes nothing. */
  const compare = (comparer: Comparer, one: Meanings, two: Meanings) => {
    const known = compared.get(one) ?? new WeakMap<Meanings, Promise<Beside | null>>();
    compared.set(one, known);
    const pairs = one.words.places.length * two.words.places.length;
    const found =
      known.get(two) ?? (pairs > MOST_PAIRS ? Promise.resolve(null) : comparer.compare(one.words, two.words));
    known.set(two, found);
    return found;
  };
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
    const order = [...documents.keys()].sort((a, b) => (documents[a].text < documents[b].text ? -1 : 1));
    const beside = new Map<string, Beside>();
    // A text alone is set beside itself: that tells which of its words evaluate.
    if (documents.length === 1) {
      const alone = await compare(comparer, meanings[0], meanings[0]);
      if (alone !== null) beside.set("0 0", alone);
    }
    for (const [n, one] of order.entries()) {
      for (const two of order.slice(n + 1)) {
        const found = await compare(comparer, meanings[one], meanings[two]);
        if (found === null) continue;
        const [first, second] = found;
        beside.set(`${one} ${two}`, found);
        beside.set(`${two} ${one}`, [second, first]);
      }
    }
    return { comparer: comparer.sha256, meanings, beside: (one, two) => beside.get(`${one} ${two}`) ?? null };
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
  const { stretches, sentences: whole, words }: TextMeaning = await comparer.read(layout, sentences, clauses);
  return { clauses: stretches, sentences: whole, words };
}
