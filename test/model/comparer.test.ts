import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Comparer, openComparer } from "../../src/model/comparer.ts";
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
  const vectorsOf = ({ layout, sentences, stretches }: ReturnType<typeof opened>) =>
    comparer.vectors(layout, sentences, stretches);

  test("what is told in other words is more alike than what is of something else", async () => {
    const one = await vectorsOf(opened("The minister stepped down on Friday. Two ferries collided off the cape."));
    const two = await vectorsOf(
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
    const vectors = await comparer.vectors(text.layout, text.sentences, stretches);
    assert.equal(vectors.sentences.length, text.sentences.length);
    assert.equal(vectors.stretches.length, stretches.length);
    for (const vector of [...vectors.sentences, ...vectors.stretches])
      assert.ok(Math.abs(product(vector, vector) - 1) < 1e-4);
  });

  test("every word has its place and what it stands for; words for one thing are likelier than others", async () => {
    const [one, two] = await Promise.all(
      ["Police arrested three men in Tavra.", "Officers detained three people in Tavra."].map((text) =>
        vectorsOf(opened(text)),
      ),
    );
    const [own, other] = [one.words[0], two.words[0]];
    assert.deepEqual(
      own.places.map(({ from }) => from),
      [0, 7, 16, 22, 26, 29, 34],
    );
    assert.equal(own.evaluating.length, own.places.length);
    assert.equal(own.tones.length, own.places.length);
    const likest = (a: Float32Array) => {
      const alike = other.vectors.map((b) => product(a, b));
      return alike.indexOf(Math.max(...alike));
    };
    assert.deepEqual(own.vectors.slice(0, 4).map(likest), [0, 1, 2, 3]);
  });

  test("of nothing there is nothing", async () => {
    assert.deepEqual(await comparer.vectors(findLayout(textDocument("text", "")), [], []), {
      stretches: [],
      sentences: [],
      words: [],
    });
  });
});
