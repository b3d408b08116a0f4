import type { Span } from "../record.ts";
import { wordLikelihood } from "./answering-words.ts";
import { wordWeight } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";

/** How much two tellings cover each other word by word, whatever the words. Clauses and sentences are named by their places. */
export interface WordCoverage {
  /** How much of a clause of the first has an answer in one of the second, and the other way round: 0 to 1, by what words tell. */
  ofClauses(a: number, b: number): readonly [number, number];
  /** How much of a clause of the first (0) or the second (1) has an answer in any of some sentences of the other. */
  inSentences(side: 0 | 1, clause: number, sentences: readonly number[]): number;
}

/** The words of a sentence that tell something, one after the other. */
interface TellingWords {
  readonly places: readonly Span[];
  readonly weights: readonly number[];
  /** One row of `width` after the other. */
  readonly rows: Float32Array;
  readonly width: number;
}

/** Some of the telling words of a sentence, by their places among them. */
interface ClauseWords {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** The sum of what they weigh. */
  readonly weight: number;
}

/** The words of a telling by sentence, and by clause. */
export interface WordsOfTelling {
  readonly sentences: readonly TellingWords[];
  readonly clauses: readonly ClauseWords[];
}

/** Opens the words of a telling of which it is known what they mean, to be compared with those of others. */
export function openWords(telling: Telling): WordsOfTelling {
  const sentences = tellingWords(telling);
  return { sentences, clauses: clauseWords(telling, sentences) };
}

/** Sets the words of two tellings beside each other. */
export function openWordCoverage(left: WordsOfTelling, right: WordsOfTelling): WordCoverage {
  const sentences = [left.sentences, right.sentences] as const;
  const clauses = [left.clauses, right.clauses] as const;
  const known = new Map<number, Float32Array>();
  /** How likely each word of a sentence of the first stands for each of one of the second. */
  const table = (a: number, b: number): Float32Array => {
    const key = a * sentences[1].length + b;
    let found = known.get(key);
    if (found === undefined) {
      found = likelihoods(sentences[0][a], sentences[1][b]);
      known.set(key, found);
    }
    return found;
  };
  /** The likeliest answer of a word of one side among those from `from` to `to` of a sentence of the other. */
  const answer = (side: 0 | 1, sentence: number, word: number, other: number, from: number, to: number): number => {
    const [a, b] = side === 0 ? [sentence, other] : [other, sentence];
    const likely = table(a, b);
    const row = sentences[1][b].weights.length;
    let most = 0;
    for (let k = from; k < to; k++) most = Math.max(most, side === 0 ? likely[word * row + k] : likely[k * row + word]);
    return most;
  };
  const covered = (side: 0 | 1, { sentence, from, to, weight }: ClauseWords, likely: (word: number) => number) => {
    const { weights } = sentences[side][sentence];
    let sum = 0;
    for (let k = from; k < to; k++) sum += weights[k] * likely(k);
    return weight === 0 ? 0 : sum / weight;
  };
  return {
    ofClauses(i, k) {
      const [a, b] = [clauses[0][i], clauses[1][k]];
      return [
        covered(0, a, (word) => answer(0, a.sentence, word, b.sentence, b.from, b.to)),
        covered(1, b, (word) => answer(1, b.sentence, word, a.sentence, a.from, a.to)),
      ];
    },
    inSentences(side, clause, others) {
      const own = clauses[side][clause];
      return covered(side, own, (word) => {
        let most = 0;
        for (const other of others) {
          const count = sentences[1 - side][other].weights.length;
          most = Math.max(most, answer(side, own.sentence, word, other, 0, count));
        }
        return most;
      });
    },
  };
}

function tellingWords({ document: { text }, weights, meanings }: Telling): TellingWords[] {
  return meanings!.words.map(({ places, vectors }) => {
    const own = places
      .map(({ from, to }, k) => ({ k, weight: wordWeight(text.slice(from, to), weights) }))
      .filter(({ weight }) => weight > 0);
    const width = vectors[0]?.length ?? 0;
    const rows = new Float32Array(own.length * width);
    for (const [n, { k }] of own.entries()) rows.set(vectors[k], n * width);
    return { places: own.map(({ k }) => places[k]), weights: own.map(({ weight }) => weight), rows, width };
  });
}

/** The words of each clause; of one that the network did not read, behind the end of its window, those of its sentence. */
function clauseWords({ sentences, meanings }: Telling, words: readonly TellingWords[]): ClauseWords[] {
  return sentences.flatMap(({ clauses }, sentence) => {
    const { places, weights } = words[sentence];
    const end = meanings!.words[sentence].places.at(-1)?.to ?? 0;
    return clauses.map(({ span }): ClauseWords => {
      const isRead = span.from < end;
      const first = isRead ? places.findIndex(({ to }) => to > span.from) : 0;
      const from = first < 0 ? places.length : first;
      const to = isRead ? places.findLastIndex((place) => place.from < span.to) + 1 : places.length;
      const weight = weights.slice(from, to).reduce((sum, value) => sum + value, 0);
      return { sentence, from, to: Math.max(from, to), weight };
    });
  });
}

/** Words that are less alike than this surely stand for two things. */
const LEAST_ALIKE = 0.2;

function likelihoods(own: TellingWords, other: TellingWords): Float32Array {
  const { rows: a, width } = own;
  const { rows: b } = other;
  const [n, m] = [own.weights.length, other.weights.length];
  const all = new Float32Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < m; k++) {
      let sum = 0;
      for (let x = i * width, y = k * width; x < (i + 1) * width; x++, y++) sum += a[x] * b[y];
      if (sum >= LEAST_ALIKE) all[i * m + k] = wordLikelihood(sum);
    }
  }
  return all;
}
