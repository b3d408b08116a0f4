import assert from "node:assert/strict";
import { test } from "node:test";
import { hasLikeWord, softContainment, softLikeness, softWords } from "../../src/compare/soft-words.ts";
import { relate, sensesOf } from "../../src/compare/word-senses.ts";
import { likenessOf, rankOf } from "../../src/compare/word-vectors.ts";
import { names } from "../../src/text/stems.ts";

const like = (a: string, b: string) => likenessOf(rankOf(a), rankOf(b));
const soft = (text: string) => softWords(names(text), (stem) => (stem.length > 3 ? 1 : 0));

test("words that are used alike have vectors alike; a word without one is like none", () => {
  assert.ok(like("arrested", "detained") > 0.7);
  assert.ok(like("commuters", "passengers") > like("commuters", "treaty") + 0.3);
  assert.equal(rankOf("zyzzyvic"), -1);
  assert.equal(like("zyzzyvic", "detained"), 0);
  assert.ok(Math.abs(like("police", "police") - 1) < 1e-5);
});

test("meanings are joined by sense, by derivation, by kind and by what follows from them", () => {
  const between = (a: string, b: string) => relate(sensesOf(a)!, sensesOf(b)!);
  assert.equal(between("purchased", "bought").level, 1);
  assert.equal(between("destroyed", "destruction").level, 0.8);
  assert.ok(between("killed", "died").entails);
  assert.ok(between("shooting", "attack").path > between("shooting", "budget").path);
  assert.equal(sensesOf("zyzzyvic"), null);
});

test("what stands in other words stands there in part; of itself all", () => {
  const [one, other] = [soft("police arrested thirty demonstrators"), soft("officers detained protesters")];
  assert.ok(Math.abs(softLikeness(one, one) - 1) < 1e-9);
  assert.ok(softContainment(one, other) > 0.4 && softContainment(one, other) < 1);
  assert.ok(softContainment(one, soft("bread prices climbed")) < 0.2);
  assert.equal(softContainment(one, soft("")), 0);
  assert.ok(Math.abs(softLikeness(one, other) - softLikeness(other, one)) < 1e-9);
});

test("a word used alike is found among others", () => {
  assert.ok(hasLikeWord(soft("they were arrested"), soft("nine people detained")));
  assert.ok(!hasLikeWord(soft("bread prices"), soft("nine people detained")));
});
