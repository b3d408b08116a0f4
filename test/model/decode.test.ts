import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeAttributions, decodeNames } from "../../src/model/decode.ts";
import { CUE_TAGS, NAME_TAGS, ROLES, type WindowScores } from "../../src/model/session.ts";
import type { Window } from "../../src/model/windows.ts";
import { layoutOf } from "../extract/story.ts";

const text = "“We will go,” Anna Orlov said on Monday. “Now.”";
const layout = layoutOf(text);
const words = layout.tokens.length;
const window: Window = {
  from: 0,
  to: words,
  decides: { from: 0, to: words },
  ids: new Int32Array(0),
  shape: new Int32Array(0),
  quote: new Int32Array(0),
  first: new Int32Array(words),
};

const none = new Float32Array(0);
/** No trigger and no mention. */
const NONE = {
  triggers: { at: new Int32Array(0), probability: none, types: none, statuses: none, roles: none },
  mentions: { at: new Int32Array(0), kinds: none, types: none, later: none, earlier: none, first: none, links: none },
};

/** Scores that are sure of one tag a token. `roles` has a letter a token: n, s, c, q (cue). */
function scoresOf(cue: string, roles: string[], names = "-".repeat(words)): WindowScores {
  const sure = (letters: string, alphabet: string) => {
    const out = new Float32Array(letters.length * alphabet.length);
    [...letters].forEach((letter, k) => {
      out[k * alphabet.length + alphabet.indexOf(letter)] = 1;
    });
    return out;
  };
  return {
    words,
    cue: sure(cue, "-bi"),
    name: sure(names, "-PpOoLlXx"),
    cues: Int32Array.from([...cue].flatMap((letter, k) => (letter === "b" ? [k] : []))),
    roles: Float32Array.from(roles.flatMap((letters) => [...sure(letters, "nscq")])),
    ...NONE,
  };
}

const slices = (spans: readonly { from: number; to: number }[]) => spans.map(({ from, to }) => text.slice(from, to));

test("a cue has the spans of each role, over the marks between their words", () => {
  //                    “ We will go , ” Anna Orlov said on Monday . “ Now . ”
  const [attribution] = decodeAttributions(layout, window, scoresOf("--------b-------", ["cccccnssnnnnnccn"]));
  assert.deepEqual(slices(attribution.cue), ["said"]);
  assert.deepEqual(slices(attribution.source), ["Anna Orlov"]);
  assert.deepEqual(slices(attribution.content), ["“We will go,", "Now."]);
});

test("marks alone are no span, and a cue without content no attribution", () => {
  assert.deepEqual(decodeAttributions(layout, window, scoresOf("--------b-------", ["cnnncnssnnnnnnnn"])), []);
});

test("a cue in the part that a neighbour decides is left to it", () => {
  const scores = scoresOf("--------b-------", ["cccccnssnnnnnccn"]);
  assert.deepEqual(decodeAttributions(layout, { ...window, decides: { from: 9, to: words } }, scores), []);
});

test("names are whole runs of one type", () => {
  const scores = scoresOf("-".repeat(words), [], "------Pp--------");
  assert.deepEqual(
    decodeNames(layout, window, scores).map(({ from, to, type }) => [text.slice(from, to), type]),
    [["Anna Orlov", "person"]],
  );
});

test("whatever the network gives, spans are of whole tokens, in order, within the text and apart", () => {
  const probability = fc.float({ min: 0, max: 1, noNaN: true });
  const array = (length: number) =>
    fc.array(probability, { minLength: length, maxLength: length }).map((values) => Float32Array.from(values));
  const starts = new Set(layout.tokens.from);
  const ends = new Set(layout.tokens.to);
  fc.assert(
    fc.property(
      array(words * CUE_TAGS),
      array(words * NAME_TAGS),
      fc.uniqueArray(fc.nat(words - 1), { maxLength: 3 }).map((at) => at.sort((a, b) => a - b)),
      array(words * ROLES * 3),
      (cue, name, at, roles) => {
        const scores = { words, cue, name, cues: Int32Array.from(at), roles, ...NONE };
        for (const attribution of decodeAttributions(layout, window, scores)) {
          for (const spans of [attribution.cue, attribution.source, attribution.content]) {
            spans.forEach(({ from, to }, k) => {
              assert.ok(starts.has(from) && ends.has(to) && from < to);
              assert.ok(k === 0 || spans[k - 1].to <= from);
            });
          }
        }
        for (const { from, to } of decodeNames(layout, window, scores)) assert.ok(starts.has(from) && ends.has(to));
      },
    ),
    { numRuns: 200 },
  );
});
