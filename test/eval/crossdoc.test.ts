import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActComparer } from "../../src/compare/links/act-meanings.ts";
import { conllF } from "../../src/eval/coref.ts";
import { type LinkedRecord, scoreCrossdoc, scoreReadLinks } from "../../src/eval/crossdoc.ts";
import { isCrossdoc, readCrossdocGold } from "../../src/eval/crossdoc-gold.ts";
import type { Event, Span } from "../../src/record.ts";

const document = (
  id: string,
  sentences: readonly string[],
  events: readonly [chain: string, sentence: number, word: string][],
) => ({
  id,
  sentences: sentences.map((sentence) => sentence.split(" ")),
  // The numbers of the sentences in the whole report.
  sentence_ids: sentences.map((_, k) => 3 * k + 1),
  events: events.map(([chain, sentence, word]) => ({
    chain,
    type: "ACT",
    sentence: 3 * sentence + 1,
    tokens: [sentences[sentence].split(" ").indexOf(word)],
    text: word,
  })),
  entities: [{ chain: "H1", type: "HUM", sentence: 1, tokens: [0], text: sentences[0].split(" ")[0] }],
});

const read = (...documents: object[]) =>
  readCrossdocGold(Buffer.from(documents.map((one) => JSON.stringify(one)).join("\n")), "gold.jsonl");

const QUAKE = [
  document(
    "7_1ecb",
    ["Aldova 's quake killed nine , officials said .", "The quake struck at dawn ."],
    [
      ["quake", 0, "quake"],
      ["kill", 0, "killed"],
      ["quake", 1, "quake"],
    ],
  ),
  document("7_2ecb", ["Aldova 's quake killed nine at dawn , officials said ."], [["kill", 0, "killed"]]),
];

test("the words are set as in print, and each mention stands where its words do", () => {
  const [{ text, topic, subTopic, events }] = read(QUAKE[0]);
  assert.equal(text, "Aldova's quake killed nine, officials said.\n\nThe quake struck at dawn.");
  assert.deepEqual([topic, subTopic], ["7", "7 ecb"]);
  assert.deepEqual(
    events.map(({ from, to, sentence }) => [text.slice(from, to), sentence]),
    [
      ["quake", 0],
      ["killed", 0],
      ["quake", 1],
    ],
  );
});

test("a mention of a sentence that is not given is refused by place", () => {
  const wrong = { ...QUAKE[1], sentence_ids: [9] };
  assert.throws(() => read(wrong), /gold\.jsonl, line 1: events\[0\]\.sentence: an offset/);
});

test("a file of ECB+ is told by its fields", () => {
  assert.equal(isCrossdoc(QUAKE[0]), true);
  assert.equal(isCrossdoc({ story: "a", reports: [] }), false);
});

const SIZE = 64;

/** Words as vectors of what letters they have, whatever they mean. */
const comparer: ActComparer = {
  async read({ text }, sentences, stretches) {
    const vectorOf = ({ from, to }: Span) => {
      const vector = new Float32Array(SIZE);
      for (const letter of text.slice(from, to)) vector[letter.charCodeAt(0) % SIZE] += 1;
      const length = Math.hypot(...vector) || 1;
      return vector.map((value) => value / length);
    };
    return { stretches: stretches.map(vectorOf), sentences: sentences.map(vectorOf) };
  },
};

test("events of one act are one, and score 100", async () => {
  const scores = await scoreCrossdoc(read(...QUAKE), comparer);
  assert.equal(conllF(scores.linked), 100);
  assert.deepEqual([scores.documents, scores.topics, scores.mentions], [2, 1, 4]);
});

test("chains of two topics are never one, whatever they are called", async () => {
  const other = { ...QUAKE[1], id: "8_1ecb" };
  const { linked, mentions } = await scoreCrossdoc(read(...QUAKE, other), comparer);
  assert.equal(mentions, 5);
  assert.equal(linked.ceafE.marked, 3);
  assert.equal(conllF(linked), 100);
});

const record = (id: string, text: string, triggers: readonly string[]): LinkedRecord => ({
  document: { id, text } as LinkedRecord["document"],
  events: triggers.map((word) => {
    const from = text.indexOf(word);
    return { trigger: { from, to: from + word.length } } as Event;
  }),
});

test("of events read, links between those that overlap marked ones are scored", async () => {
  const gold = read(...QUAKE);
  const records = [
    record("7_1ecb", gold[0].text, ["killed", "said", "quake struck"]),
    record("7_2ecb", gold[1].text, ["killed"]),
  ];
  const scores = await scoreReadLinks(gold, records, comparer);
  assert.deepEqual(scores, {
    missing: 0,
    events: { right: 3, of: 4 },
    links: { right: 1, found: 1, marked: 1 },
  });
  assert.equal((await scoreReadLinks(gold, [], comparer)).missing, 2);
});
