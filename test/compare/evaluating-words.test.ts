import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openTellings } from "../../src/compare/compare.ts";
import { findEvaluatingWords } from "../../src/compare/evaluating-words.ts";
import { oddsOf } from "../../src/compare/word-answers.ts";
import { makeRecord } from "../store/make-record.ts";
import { type MadeWords, madeMeant } from "./made-meanings.ts";

const REPORT = `
id: A

The council sat for an hour.

The mayor showed measured patience and called the plan a stunt, and he himself passed over the brazen question.
==>
who mayor (person): The mayor, he
says mayor | called | the plan a stunt | indirect
`;

/** The words found, with their class. */
function found(words: MadeWords | null): string[] {
  const { record } = makeRecord(REPORT.trimStart());
  const meant = words === null ? null : madeMeant([record], words);
  const odds = meant === null ? null : oddsOf(meant.beside(0, 0)![0], "evaluating");
  return findEvaluatingWords(openTellings([record], meant?.meanings)[0], odds).map(
    (word) => `${word.words} (${word.class})`,
  );
}

describe("evaluating words", () => {
  test("by the list alone, what is in it", () => {
    assert.deepEqual(found(null), ["brazen (adjective)"]);
  });

  test("where it is known what words mean, also what is in no list, and words side by side as one", () => {
    assert.deepEqual(found({ odds: { measured: 4, patience: 3, brazen: 1 } }), [
      "measured patience (phrase)",
      "brazen (adjective)",
    ]);
  });

  test("what somebody says is theirs, however much it evaluates", () => {
    assert.deepEqual(found({ odds: { stunt: 8, passed: 4, brazen: 1 } }), ["passed (word)", "brazen (adjective)"]);
  });

  test("a word of the list that surely does not evaluate where it stands is left out, and so is one that tells nothing", () => {
    assert.deepEqual(found({ odds: { brazen: -12, and: 6 } }), []);
  });
});
