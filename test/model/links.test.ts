import assert from "node:assert/strict";
import { test } from "node:test";
import { openLinks } from "../../src/model/links.ts";
import { MENTION_TYPES } from "../../src/model/scores.ts";
import { LINK_WIDTH, type WindowScores } from "../../src/model/session.ts";
import type { Window } from "../../src/model/windows.ts";
import { layoutOf } from "../extract/story.ts";

const TABLES = 4 * 4 * 4 + 4 * 12 + 4 * 6 + 4 * 4 * 2;

interface Marked {
  /** Head, first and last token of the window. */
  readonly at: readonly [number, number, number];
  readonly kind: 1 | 2 | 3;
  /** Axes of the two projections: mentions go together where `later` of one has the axis of `earlier` of the other. */
  readonly later: number;
  readonly earlier: number;
}

function scoresOf(marked: readonly Marked[]): WindowScores {
  const none = new Float32Array(0);
  const sure = (count: number, one: (mention: Marked) => number, value: number) => {
    const out = new Float32Array(marked.length * count);
    marked.forEach((mention, m) => {
      out[m * count + one(mention)] = value;
    });
    return out;
  };
  return {
    words: 0,
    cue: none,
    name: none,
    cues: new Int32Array(0),
    roles: none,
    triggers: { at: new Int32Array(0), probability: none, types: none, statuses: none, roles: none },
    mentions: {
      at: Int32Array.from(marked.flatMap(({ at }) => at)),
      kinds: sure(4, ({ kind }) => kind, 1),
      types: sure(MENTION_TYPES.length, () => 0, 1),
      later: sure(LINK_WIDTH, ({ later }) => later, 3),
      earlier: sure(LINK_WIDTH, ({ earlier }) => earlier, 3),
      first: new Float32Array(marked.length).fill(4),
      links: new Float32Array(TABLES),
    },
  };
}

const windowOf = (from: number, to: number, decides = { from, to }): Window => ({
  from,
  to,
  decides,
  ids: new Int32Array(0),
  shape: new Int32Array(0),
  quote: new Int32Array(0),
  first: new Int32Array(to - from),
});

test("a mention links to an earlier one in another window, and to none where nothing fits", () => {
  const text = "Ada Verholt left. She met a man.";
  const layout = layoutOf(text);
  const links = openLinks(layout);
  links.add(windowOf(0, 4), scoresOf([{ at: [1, 0, 1], kind: 1, later: 5, earlier: 0 }]));
  links.add(
    windowOf(4, layout.tokens.length),
    scoresOf([
      { at: [0, 0, 0], kind: 3, later: 0, earlier: 7 },
      { at: [3, 2, 3], kind: 2, later: 8, earlier: 9 },
    ]),
  );
  assert.deepEqual(
    links.mentions.map(({ from, to, kind, antecedents }) => [
      text.slice(from, to),
      kind,
      antecedents.map(({ mention }) => mention),
    ]),
    [
      ["Ada Verholt", "name", []],
      ["She", "pronoun", [0]],
      ["a man", "nominal", []],
    ],
  );
  assert.ok(links.mentions[1].antecedents[0].probability > 0.9);
});

test("a mention in the part that a neighbour decides is left to it", () => {
  const layout = layoutOf("Ada Verholt left. She met a man.");
  const links = openLinks(layout);
  links.add(windowOf(0, 8, { from: 0, to: 4 }), scoresOf([{ at: [4, 4, 4], kind: 3, later: 0, earlier: 0 }]));
  assert.deepEqual(links.mentions, []);
});
