import { findCandidates } from "./candidates.ts";
import { cosine } from "./stem-weights.ts";
import type { Telling, TellingSentence } from "./telling.ts";

/** Two sentences that tell of the same, each the other's likeliest. */
export interface SentencePair {
  readonly a: TellingSentence;
  readonly b: TellingSentence;
  /** 0 to 1. */
  readonly alike: number;
}

const LEAST = 0.16;

/** Which sentences of two tellings tell of the same, in whatever words: each of a pair is the likeliest for the other. */
export function alignSentences(a: Telling, b: Telling): SentencePair[] {
  const candidates = findCandidates(
    a.sentences.map(({ vector }) => vector),
    b.sentences.map(({ vector }) => vector),
  );
  const bestForB = new Map<number, { at: number; alike: number }>();
  const bestForA = candidates.map((shared, i) => {
    let best: { at: number; alike: number } | null = null;
    for (const at of shared.keys()) {
      const alike = cosine(a.sentences[i].vector, b.sentences[at].vector);
      if (alike > (best?.alike ?? LEAST)) best = { at, alike };
      if (alike > (bestForB.get(at)?.alike ?? LEAST)) bestForB.set(at, { at: i, alike });
    }
    return best;
  });
  return bestForA.flatMap((best, i) =>
    best !== null && bestForB.get(best.at)?.at === i
      ? [{ a: a.sentences[i], b: b.sentences[best.at], alike: best.alike }]
      : [],
  );
}
