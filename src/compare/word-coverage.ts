import type { SentenceWords, Stretch } from "../model/comparer.ts";
import { stems } from "../text/stems.ts";
import { wordLikelihood } from "./answering-words.ts";
import { dotProduct } from "./dot-product.ts";
import type { Telling } from "./telling.ts";

/** How much two tellings cover each other word by word, whatever the words. Clauses and sentences are named by their places. */
export interface WordCoverage {
  /** How much of a clause of the first has an answer in one of the second, and the other way round: 0 to 1, by what words tell. */
  ofClauses(a: number, b: number): readonly [number, number];
  /** How much of a clause of the first (0) or the second (1) has an answer in any of some sentences of the other. */
  inSentences(side: 0 | 1, clause: number, sentences: readonly number[]): number;
}

/** Some of the words of a sentence, by their places in it, with what they weigh. */
interface WeighedWords {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly weights: Float64Array;
  readonly weight: number;
}

/** Opens two tellings of which it is known what their words mean. */
export function openWordCoverage(left: Telling, right: Telling): WordCoverage {
  const words = [left.meanings!.words, right.meanings!.words] as const;
  const clauses = [weighedClauses(left), weighedClauses(right)] as const;
  const known = new Map<number, Float32Array>();
  const width = words[1].length;
  /** How likely each word of a sentence of the first stands for each of one of the second. */
  const table = (a: number, b: number): Float32Array => {
    const key = a * width + b;
    let found = known.get(key);
    if (found === undefined) {
      found = likelihoods(words[0][a], words[1][b]);
      known.set(key, found);
    }
    return found;
  };
  /** The likeliest answer of a word of one side among those from `from` to `to` of a sentence of the other. */
  const answer = (side: 0 | 1, sentence: number, word: number, other: number, from: number, to: number): number => {
    const [a, b] = side === 0 ? [sentence, other] : [other, sentence];
    const likely = table(a, b);
    const row = words[1][b].places.length;
    let most = 0;
    for (let k = from; k < to; k++) most = Math.max(most, side === 0 ? likely[word * row + k] : likely[k * row + word]);
    return most;
  };
  const answered = ({ from, to, weights, weight }: WeighedWords, likely: (word: number) => number): number => {
    let sum = 0;
    for (let k = from; k < to; k++) if (weights[k - from] > 0) sum += weights[k - from] * likely(k);
    return weight === 0 ? 0 : sum / weight;
  };
  return {
    ofClauses(i, k) {
      const [a, b] = [clauses[0][i], clauses[1][k]];
      return [
        answered(a, (word) => answer(0, a.sentence, word, b.sentence, b.from, b.to)),
        answered(b, (word) => answer(1, b.sentence, word, a.sentence, a.from, a.to)),
      ];
    },
    inSentences(side, clause, sentences) {
      const own = clauses[side][clause];
      const all = words[1 - side];
      return answered(own, (word) =>
        sentences.reduce(
          (most, other) => Math.max(most, answer(side, own.sentence, word, other, 0, all[other].places.length)),
          0,
        ),
      );
    },
  };
}

function weighedClauses(telling: Telling): WeighedWords[] {
  return telling.sentences.flatMap(({ clauses }, sentence) =>
    clauses.map(({ span: { from, to } }) => weighed(telling, { sentence, from, to })),
  );
}

/** The words of a stretch; of one that the network did not read, behind the end of its window, those of its sentence. */
function weighed({ document: { text }, weights, meanings }: Telling, { sentence, from, to }: Stretch): WeighedWords {
  const { places } = meanings!.words[sentence];
  const first = places.findIndex((place) => place.to > from);
  const [start, end] = first < 0 ? [0, places.length] : [first, places.findLastIndex((place) => place.from < to) + 1];
  const own = Float64Array.from(places.slice(start, end), (place) =>
    Math.max(0, ...stems(text.slice(place.from, place.to)).map(weights)),
  );
  return { sentence, from: start, to: end, weights: own, weight: own.reduce((sum, weight) => sum + weight, 0) };
}

function likelihoods(own: SentenceWords, other: SentenceWords): Float32Array {
  const [n, m] = [own.vectors.length, other.vectors.length];
  const all = new Float32Array(n * m);
  for (let a = 0; a < n; a++)
    for (let b = 0; b < m; b++) all[a * m + b] = wordLikelihood(dotProduct(own.vectors[a], other.vectors[b]));
  return all;
}
