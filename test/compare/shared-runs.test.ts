import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { findSharedRuns, LEAST_RUN, sharedShare } from "../../src/compare/shared-runs.ts";

const WIRE = "The ministers will meet again in Port Aster at the end of the month to sign what they agreed";

const runsIn = (...texts: string[]) =>
  findSharedRuns(texts.map((text, k) => ({ id: `${k}`, text }))).map((runs, k) =>
    runs.map(({ from, to, documents }) => [texts[k].slice(from, to), documents.join(" ")]),
  );

describe("runs of words that reports share", () => {
  test("agency copy is found whatever stands around it", () => {
    assert.deepEqual(runsIn(`Lindholm. ${WIRE}, it is said.`, `${WIRE.toUpperCase()}!`), [
      [[WIRE, "1"]],
      [[WIRE.toUpperCase(), "0"]],
    ]);
  });

  test("a third report that has it too is named", () => {
    assert.deepEqual(runsIn(WIRE, `So: ${WIRE}`, `${WIRE}.`)[0], [[WIRE, "1 2"]]);
  });

  test(`fewer than ${LEAST_RUN} words are chance`, () => {
    const few = WIRE.split(" ")
      .slice(0, LEAST_RUN - 1)
      .join(" ");
    assert.deepEqual(runsIn(few, few), [[], []]);
  });

  test("a text is shared with itself whole, however its words repeat", () => {
    const words = fc.array(fc.constantFrom("port", "quay", "ship", "talks"), { minLength: LEAST_RUN, maxLength: 80 });
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(" ");
        const [runs] = findSharedRuns([
          { id: "a", text },
          { id: "b", text },
        ]);
        assert.equal(sharedShare(text, runs), 1);
      }),
    );
  });
});
