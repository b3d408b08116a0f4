import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { conllF, fOf, scoreCoref } from "../../src/eval/coref.ts";
import { type LinkCounts, scoreChains } from "../../src/eval/coref-scores.ts";
import { readMentionGold } from "../../src/eval/gum-gold.ts";
import { UnscorableError } from "../../src/eval/unscorable.ts";

interface Fixture {
  readonly cases: readonly {
    readonly found: readonly (readonly number[])[];
    readonly marked: readonly (readonly number[])[];
    readonly muc: readonly number[];
    readonly bCubed: readonly number[];
    readonly ceafE: readonly number[];
  }[];
}

const { cases } = JSON.parse(readFileSync(new URL("fixtures/chains.json", import.meta.url), "utf8")) as Fixture;
const chains = (lists: readonly (readonly number[])[]) => lists.map((list) => new Set(list.map(String)));
const figures = (counts: LinkCounts) => [
  counts.rightOfMarked / counts.marked,
  counts.rightOfFound / counts.found,
  fOf(counts),
];

cases.forEach(({ found, marked, ...wanted }, k) => {
  test(`MUC, B³ and CEAF-e are those of another scorer: case ${k + 1}`, () => {
    const scores = scoreChains(chains(found), chains(marked));
    for (const measure of ["muc", "bCubed", "ceafE"] as const) {
      figures(scores[measure]).forEach((figure, n) => {
        assert.ok(
          Math.abs(figure - wanted[measure][n]) < 1e-5,
          `${measure} ${n}: ${figure}, not ${wanted[measure][n]}`,
        );
      });
    }
  });
});

const GOLD = `# newdoc id = invented_news_port
# newpar
# text = Lund’s port and she.
1-2	Lund’s	_	_	_	_	_	_	_	_
1	Lund	Lund	PROPN	NNP	_	3	nmod	_	Entity=(2-place-new-_-_-_-_(1-person-new-_-_-_-_
2	’s	’s	PART	POS	_	1	case	_	Entity=1)
3	port	port	NOUN	NN	_	0	root	_	Entity=2)
4	and	and	CCONJ	CC	_	5	cc	_	_
5	she	she	PRON	PRP	_	3	conj	_	Entity=(1-person-giv-_-_-_-_)|SpaceAfter=No
6	.	.	PUNCT	.	_	3	punct	_	_

`;

test("marked mentions have the characters of their words, possessive endings among them", () => {
  const [{ text, mentions }] = readMentionGold(Buffer.from(GOLD), "gold.conllu");
  assert.equal(text, "Lund’s port and she.");
  assert.deepEqual(
    mentions.map(({ from, to, entity, type }) => [text.slice(from, to), entity, type]),
    [
      ["Lund’s", "1", "person"],
      ["Lund’s port", "2", "place"],
      ["she", "1", "person"],
    ],
  );
});

test("all that is marked, found, scores 100, with a possessive ending or without", () => {
  const gold = readMentionGold(Buffer.from(GOLD), "gold.conllu");
  const scores = scoreCoref(gold, ({ mentions }) =>
    mentions.map(({ from, to, type, entity }) => ({
      from,
      to: from === 0 && to === 6 ? 4 : to,
      type,
      chain: Number(entity),
    })),
  );
  assert.equal(conllF(scores), 100);
  assert.deepEqual(scores.typed, { right: 3, of: 3 });
});

test("a file without documents and a bracket that closes nothing are refused by name", () => {
  assert.throws(() => readMentionGold(Buffer.from("no\n"), "gold.conllu"), UnscorableError);
  const open = GOLD.replace("Entity=2)", "Entity=9)");
  assert.throws(
    () => readMentionGold(Buffer.from(open), "gold.conllu"),
    /gold\.conllu: invented_news_port: 9\) closes/,
  );
});
