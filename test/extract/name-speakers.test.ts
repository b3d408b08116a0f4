import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { findEntities } from "../../src/extract/entities.ts";
import { type NamedSpeaker, nameSpeakers } from "../../src/extract/name-speakers.ts";
import { parseNumberedCases } from "./parse-numbered.ts";
import { documentOf, layoutOf } from "./story.ts";

const cases = parseNumberedCases(readFileSync(new URL("cases/speakers.txt", import.meta.url), "utf8"));

for (const { text, attributions, wanted } of cases) {
  test(`speakers are named: ${text.slice(0, 100)}`, () => {
    const entities = findEntities(documentOf(text), layoutOf(text), []);
    const nameOf = new Map(entities.list.map(({ id, name }) => [id, name]));
    const found = nameSpeakers(documentOf(text), layoutOf(text), entities, attributions);
    const read = ({ speaker }: NamedSpeaker) => ({
      kind: speaker.kind,
      names: speaker.entities.map((id) => nameOf.get(id)),
    });
    assert.deepEqual(found.map(read), wanted);
  });
}

function speakersOf(text: string, attributions: Parameters<typeof nameSpeakers>[3]): NamedSpeaker[] {
  return nameSpeakers(
    documentOf(text),
    layoutOf(text),
    findEntities(documentOf(text), layoutOf(text), []),
    attributions,
  );
}

test("an attribution without a source is unknown, with the reason", () => {
  const [{ speaker }] = speakersOf("It is said to rain.", [
    { source: [], cue: [{ from: 6, to: 10 }], content: [{ from: 11, to: 18 }] },
  ]);
  assert.deepEqual(speaker, { spans: [], entities: [], kind: "unknown", why: { entities: "no source is given" } });
});

test("what tells two persons apart too little is said in the reason", () => {
  const text = "Peter Halvar and Milo Brandt came to Ostrand. He said the road was long.";
  const [{ speaker, because }] = speakersOf(text, [{ source: [{ from: 46, to: 48 }], cue: [], content: [] }]);
  assert.match(speaker.why?.entities ?? "", /two persons fit the pronoun alike: .*Halvar/);
  assert.match(because, /^"he": two persons/);
});

test("speakers come in the order of the attributions, whatever their order in the text", () => {
  const text = "Ada Verholt spoke. She left. Milo Brandt slept.";
  const she = { source: [{ from: 19, to: 22 }], cue: [], content: [] };
  const brandt = { source: [{ from: 29, to: 40 }], cue: [], content: [] };
  const forth = speakersOf(text, [she, brandt]);
  assert.deepEqual(speakersOf(text, [brandt, she]), [forth[1], forth[0]]);
});

test("any spans of any text get a speaker each, with spans as given and entities that exist", () => {
  const word = fc.constantFrom(
    "Ada",
    "Verholt",
    "the",
    "he",
    "They",
    "said",
    "“",
    "”",
    ",",
    ".",
    "\n\n",
    "who",
    "of",
    "minister",
    "U.S.",
    "’s",
    "and",
    "Mr.",
    "😀",
    "I",
  );
  const arbitrary = fc.tuple(
    fc.array(word, { maxLength: 60 }),
    fc.array(fc.tuple(fc.nat(300), fc.nat(40)), { maxLength: 8 }),
  );
  fc.assert(
    fc.property(arbitrary, ([words, spans]) => {
      const text = words.join(" ");
      const entities = findEntities(documentOf(text), layoutOf(text), []);
      const attributions = spans.map(([from, length]) => {
        const start = Math.min(from, text.length);
        return { source: [{ from: start, to: Math.min(start + length, text.length) }], cue: [], content: [] };
      });
      const found = nameSpeakers(documentOf(text), layoutOf(text), entities, attributions);
      const ids = new Set(entities.list.map(({ id }) => id));
      assert.deepEqual(
        found.map(({ speaker }) => speaker.spans),
        attributions.map(({ source }) => source),
      );
      assert.ok(found.every(({ speaker }) => speaker.entities.every((id) => ids.has(id))));
      assert.ok(found.every(({ speaker }) => (speaker.kind === "named") === speaker.entities.length > 0));
    }),
  );
});
