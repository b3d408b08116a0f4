import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findCueLemma } from "../../src/extract/cue-lemma.ts";
import { layoutOf } from "./parse-marked.ts";

const CLASSES = "say ask demand claim deny accuse promise warn praise believe show other".split(" ");
const rows = readFileSync(new URL("../../data/cues.tsv", import.meta.url), "utf8")
  .split("\n")
  .slice(1, -1)
  .map((line) => line.split("\t"));

test("every row of the cue lexicon has a known class, part and condition, and none comes twice", () => {
  for (const [lemma, name, part, when] of rows) {
    assert.ok(CLASSES.includes(name), `${lemma}: ${name}`);
    assert.ok(["verb", "noun", "light"].includes(part), `${lemma}: ${part}`);
    assert.ok(["", "document", "to", "question", "bad", "good"].includes(when), `${lemma}: ${when}`);
  }
  const keys = rows.map(([lemma, , , when]) => `${lemma}\t${when}`);
  assert.deepEqual(
    keys.filter((key, k) => keys.indexOf(key) !== k),
    [],
  );
});

test("the rows of a lemma stand together, the one without a condition last", () => {
  const seen = new Set<string>();
  rows.forEach(([lemma, , , when], k) => {
    const before = rows[k - 1];
    if (before?.[0] === lemma)
      assert.notEqual(before[3], "", `${lemma} has a row after the unconditioned one: ${when}`);
    else assert.ok(!seen.has(lemma), lemma);
    seen.add(lemma);
  });
});

test("every verb and noun of the lexicon is found as its own lemma", () => {
  const lemmas = [...new Set(rows.filter(([, , part]) => part !== "light").map(([lemma]) => lemma))];
  const lost = lemmas.filter((lemma) => findCueLemma(layoutOf(lemma), [{ from: 0, to: lemma.length }]) !== lemma);
  assert.deepEqual(lost, []);
});
