import assert from "node:assert/strict";
import { test } from "node:test";
import { scoreStories } from "../../src/eval/stories.ts";
import { readTellingGold } from "../../src/eval/telling-gold.ts";
import { UnscorableError } from "../../src/eval/unscorable.ts";

const BRIDGE = "The bridge at Korsholm was closed after inspector Alma Reinfeldt found cracks in two pillars.";
const FERRY = "Ferry pilots in Tessel walked out over night shifts, union leader Moravec announced.";

const story = (name: string, ...reports: readonly { text: string; loaded?: object[] }[]) =>
  JSON.stringify({
    story: name,
    reports: reports.map(({ text, loaded = [] }, k) => ({
      outlet: `outlet ${k}`,
      title: text.slice(0, 30),
      date: "2031-05-04",
      paragraphs: [[text, "It rained."]],
      loaded,
    })),
  });

test("stories that are told alike on one day are recovered whole", () => {
  const gold = readTellingGold(
    Buffer.from([story("bridge", { text: BRIDGE }, { text: BRIDGE }), story("ferry", { text: FERRY })].join("\n")),
    "gold.jsonl",
  );
  assert.deepEqual(scoreStories(gold), {
    reports: 3,
    stories: { marked: 2, found: 2, whole: 2 },
    pairs: { right: 1, found: 1, marked: 1 },
  });
});

test("a story that is found in two has its pairs missing, two that are found as one have pairs too many", () => {
  const gold = readTellingGold(
    Buffer.from(
      [story("a", { text: BRIDGE }, { text: FERRY }), story("b", { text: BRIDGE }, { text: BRIDGE })].join("\n"),
    ),
    "gold.jsonl",
  );
  assert.deepEqual(scoreStories(gold), {
    reports: 4,
    stories: { marked: 2, found: 2, whole: 0 },
    pairs: { right: 1, found: 3, marked: 2 },
  });
});

test("loaded stretches stand where their sentence does, counted in code points", () => {
  const loaded = [{ sentence: 1, from: 2, to: 6, kind: "wording", in_quote: false }];
  const row = JSON.parse(story("a", { text: "Rain 🌧 fell.", loaded }));
  row.reports[0].paragraphs = [["Rain 🌧 fell.", "🌧 wild storm."]];
  const [telling] = readTellingGold(Buffer.from(JSON.stringify(row)), "gold.jsonl");
  assert.equal(telling.text, "Rain 🌧 fell. 🌧 wild storm.");
  assert.deepEqual(
    telling.loaded.map(({ from, to, kind, isQuoted }) => [telling.text.slice(from, to), kind, isQuoted]),
    [["wild", "wording", false]],
  );
});

test("a file of other stories is refused by file, line and field", () => {
  const loaded = [{ sentence: 1, from: 0, to: 2, kind: "tone", in_quote: false }];
  assert.throws(
    () => readTellingGold(Buffer.from(story("a", { text: BRIDGE, loaded })), "gold.jsonl"),
    /^UnscorableError: gold\.jsonl, line 1: reports\[0\]\.loaded\[0\]\.kind: wording or information expected, found "tone"$/,
  );
  assert.throws(() => readTellingGold(Buffer.from('{"story": "a"}'), "gold.jsonl"), UnscorableError);
});
