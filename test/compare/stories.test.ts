import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { fingerprintOf } from "../../src/compare/stories/fingerprint.ts";
import { StoryIndex } from "../../src/compare/stories/story-index.ts";
import type { Document } from "../../src/record.ts";
import { textDocument } from "../../src/source/text-document.ts";

const document = (id: string, published: string | null, title: string, text: string): Document => ({
  ...textDocument(id, text, published),
  title,
});

const STRAIT = [
  document(
    "a",
    "2031-05-13",
    "Sorenia agrees to reopen the Tessel strait",
    "Sorenia agreed on Tuesday to reopen the Tessel strait to Velmark’s fishing boats, Foreign Minister Ilka Moravec said after talks in Lindholm with the Sorenian delegation.",
  ),
  document(
    "b",
    "2031-05-14",
    "No deal on the Tessel strait",
    "The Tessel strait stays closed to fishing boats of Velmark, the Sorenian delegation said after its talks with Foreign Minister Ilka Moravec in Lindholm.",
  ),
];
const DAM = [
  document(
    "c",
    "2031-05-13",
    "Inquiry into the Hallin dam",
    "The inquiry into the collapse of the Hallin dam heard on Tuesday that engineer Milo Castane had photographed cracks in its wall a year before.",
  ),
  document(
    "d",
    "2031-05-13",
    "Engineer warned of cracks in Hallin dam",
    "Engineer Milo Castane told the inquiry that he had sent photographs of cracks in the wall of the Hallin dam long before its collapse.",
  ),
];
const LATER = document("e", "2032-05-13", "Sorenia closes the Tessel strait again", STRAIT[0].text);

function storiesOf(documents: readonly Document[]) {
  const index = new StoryIndex();
  for (const one of documents) index.add(fingerprintOf(one));
  return index.stories();
}

describe("stories", () => {
  test("reports of one happening come together, others and those of a year later do not", () => {
    const stories = storiesOf([...STRAIT, ...DAM, LATER]);
    assert.deepEqual(
      stories.map(({ documents }) => documents),
      [["a", "b"], ["c", "d"], ["e"]],
    );
    assert.match(stories[0].why[0], /both tell of .*Tessel.*; a day apart/);
    assert.deepEqual(stories[2].why, []);
  });

  test("which stories there are does not depend on the order in which reports come", () => {
    const all = [...STRAIT, ...DAM, LATER];
    const expected = storiesOf(all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) =>
        assert.deepEqual(storiesOf(shuffled), expected),
      ),
    );
  });

  test("every report is in exactly one story", () => {
    const words = fc.array(fc.constantFrom("strait", "dam", "Moravec", "Castane", "inquiry", "boats", "talks"), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (texts) => {
        const ids = texts.map((_, k) => `d${k}`);
        const stories = storiesOf(texts.map((list, k) => document(ids[k], null, "", list.join(" "))));
        assert.deepEqual(stories.flatMap(({ documents }) => documents).sort(), [...ids].sort());
      }),
    );
  });

  test("a report is compared with few others, and with none of other weeks, however many there are", () => {
    const index = new StoryIndex();
    for (let k = 0; k < 200; k++) index.add(fingerprintOf({ ...STRAIT[k % 2], id: `a${k}` }));
    assert.equal(index.add(fingerprintOf({ ...STRAIT[0], id: "b" })), 60);
    assert.equal(index.add(fingerprintOf({ ...LATER, id: "c" })), 0);
    assert.equal(index.stories().length, 2);
  });
});
