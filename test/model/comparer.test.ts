import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ANSWERS, type Comparer, DIFFERING, openComparer } from "../../src/model/comparer.ts";
import type { Span } from "../../src/record.ts";
import { textDocument } from "../../src/source/text-document.ts";
import { findLayout } from "../../src/text/find-layout.ts";

/** Layout, sentences and each sentence as a stretch of its own. */
function opened(text: string) {
  const layout = findLayout(textDocument("text", text));
  const sentences: Span[] = layout.sentences.map(({ from, to }) => ({ from, to }));
  return { layout, sentences, stretches: sentences.map((span, sentence) => ({ ...span, sentence })) };
}

const product = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, d) => sum + value * b[d], 0);

describe("what clauses mean", () => {
  let comparer: Comparer;
  before(async () => {
    comparer = await openComparer();
  });
  after(() => comparer.close());
  const readAll = ({ layout, sentences, stretches }: ReturnType<typeof opened>) =>
    comparer.read(layout, sentences, stretches);

  test("what is told in other words is more alike than what is of something else", async () => {
    const one = await readAll(opened("The minister stepped down on Friday. Two ferries collided off the cape."));
    const two = await readAll(
      opened("A dozen passengers were hurt when boats crashed. He has resigned, his office said."),
    );
    const alike = one.stretches.map((a) => two.stretches.map((b) => product(a, b)));
    assert.ok(alike[0][1] > alike[0][0] && alike[1][0] > alike[1][1], JSON.stringify(alike));
  });

  test("every vector is of length 1, also of sentences longer than a window and of texts of many windows", async () => {
    const long = `It went on ${"and on and further ".repeat(200)}until dusk.`;
    const text = opened(`${"The council met in Tavra on Monday. ".repeat(60)}${long} It rained.`);
    const end = text.layout.sentences.at(-2)!.to;
    const beyond = { from: end - 5, to: end, sentence: text.sentences.length - 2 };
    const stretches = [...text.stretches.slice(0, -1), beyond, text.stretches.at(-1)!];
    const vectors = await comparer.read(text.layout, text.sentences, stretches);
    assert.equal(vectors.sentences.length, text.sentences.length);
    assert.equal(vectors.stretches.length, stretches.length);
    for (const vector of [...vectors.sentences, ...vectors.stretches])
      assert.ok(Math.abs(product(vector, vector) - 1) < 1e-4);
  });

  test("set beside each other, words have those that stand for the same, and what only one tells is not told", async () => {
    const [one, two] = await Promise.all(
      [
        "Police arrested three men in Tavra on Sunday. A wooden chapel burned down.",
        "Officers detained five men in Tavra on Sunday.",
      ].map((text) => readAll(opened(text))),
    );
    assert.deepEqual(
      one.words.places.slice(0, 7).map(({ from }) => from),
      [0, 7, 16, 22, 26, 29, 35],
    );
    assert.deepEqual([...one.words.sentences], [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    const [own, other] = await comparer.compare(one.words, two.words);
    const answerOf = (word: number) => own.answers[word * ANSWERS];
    assert.deepEqual([3, 5].map(answerOf), [3, 5]);
    assert.equal(own.told.length, one.words.places.length);
    assert.equal(other.differs.length, two.words.places.length * DIFFERING.length);
    const chapel = 11;
    assert.ok(own.told[chapel] < Math.min(...own.told.subarray(0, 6)), [...own.told].join(" "));
    const value = DIFFERING.indexOf("value");
    const odds = Array.from(own.told, (_, word) => own.differs[word * DIFFERING.length + value]);
    assert.equal(odds.indexOf(Math.max(...odds)), 2);
  });

  test("in whatever order two texts are given, the same is known of their words", async () => {
    const [one, two] = await Promise.all(
      ["The dam broke at noon and flooded two villages.", "Nobody was hurt when the dam gave way."].map((text) =>
        readAll(opened(text)),
      ),
    );
    const [a, b] = await comparer.compare(one.words, two.words);
    const [c, d] = await comparer.compare(two.words, one.words);
    for (const [x, y] of [
      [a, d],
      [b, c],
    ])
      for (const [k, odds] of x.told.entries()) assert.ok(Math.abs(odds - y.told[k]) < 0.05, `${odds} ${y.told[k]}`);
  });

  test("beside a text without words nothing is told", async () => {
    const one = await readAll(opened("It rained."));
    const none = await readAll({ ...opened("It rained."), sentences: [], stretches: [] });
    const [own, other] = await comparer.compare(one.words, none.words);
    assert.ok(own.told.every((odds) => odds < 0));
    assert.equal(other.told.length, 0);
  });

  test("of nothing there is nothing", async () => {
    const { stretches, sentences, words } = await comparer.read(findLayout(textDocument("text", "")), [], []);
    assert.deepEqual([stretches, sentences, words.places], [[], [], []]);
  });
});
