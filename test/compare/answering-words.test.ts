import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { answeringWords, wordLikelihood } from "../../src/compare/answering-words.ts";
import type { SentenceWords } from "../../src/model/comparer.ts";

/** A sentence whose words stand for things by number: the same number, the same thing. */
function sentence(things: readonly number[]): SentenceWords {
  return {
    places: things.map((_, k) => ({ from: 2 * k, to: 2 * k + 1 })),
    vectors: things.map((thing) => Float32Array.from({ length: 8 }, (_, d) => Number(d === thing))),
    evaluating: new Float32Array(things.length),
    tones: things.map(() => new Float32Array(2)),
  };
}

describe("words that answer each other", () => {
  test("each word has those that stand for the same, and no other", () => {
    const found = answeringWords(sentence([3, 0, 1]), sentence([1, 2, 3]), 0.5);
    assert.deepEqual(
      found.map(({ a, b }) => [a, b]),
      [
        [0, 2],
        [2, 0],
      ],
    );
    assert.ok(found.every(({ likelihood }) => likelihood > 0.95));
  });

  test("a word that stands for one thing twice shares it", () => {
    const found = answeringWords(sentence([5]), sentence([5, 5]), 0.1);
    assert.equal(found.length, 2);
    for (const { likelihood } of found) assert.ok(Math.abs(likelihood - Math.SQRT1_2) < 0.01, `${likelihood}`);
  });

  test("the order of the sentences changes nothing", () => {
    const [one, two] = [sentence([3, 0, 1, 1]), sentence([1, 2, 3])];
    const turned = answeringWords(two, one, 0.01).map(({ a, b, likelihood }) => ({ a: b, b: a, likelihood }));
    const key = ({ a, b }: { a: number; b: number }) => a * 10 + b;
    assert.deepEqual(
      answeringWords(one, two, 0.01),
      turned.toSorted((x, y) => key(x) - key(y)),
    );
  });

  test("a sentence of no words has no answer", () => {
    assert.deepEqual(answeringWords(sentence([]), sentence([1]), 0), []);
  });

  test("the likelihood of two words by themselves grows with their cosine", () => {
    assert.ok(wordLikelihood(0) < 0.01 && wordLikelihood(1) > 0.99);
    assert.ok(wordLikelihood(0.4) < wordLikelihood(0.5));
  });
});
