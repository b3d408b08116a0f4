import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { scoreAttribution } from "../../src/eval/attribution.ts";
import { precision, recall } from "../../src/eval/counts.ts";
import { readGold, readSpeakerGold } from "../../src/eval/gold.ts";
import { attributionLines, breakdownLines, speakerLines } from "../../src/eval/lines.ts";
import { readRecords } from "../../src/eval/scorable.ts";
import { scoreSpeakers } from "../../src/eval/speakers.ts";
import { UnscorableError } from "../../src/eval/unscorable.ts";
import { goldLines, recordLines } from "./invented.ts";

const path = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const gold = readFileSync(path("gold.jsonl"));
const records = readRecords(readFileSync(path("records.jsonl")), "records");
const lines = {
  attribution: () => attributionLines(scoreAttribution(readGold(gold, "gold"), records)),
  speakers: () => speakerLines(scoreSpeakers(readSpeakerGold(gold, "gold"), records)),
};

test("the fixtures are the invented reports", () => {
  assert.equal(gold.toString(), goldLines());
  assert.equal(readFileSync(path("records.jsonl"), "utf8"), recordLines());
});

for (const kind of ["attribution", "speakers"] as const) {
  test(`the lines for ${kind} are those that the Python scorer printed`, () => {
    assert.equal(`${lines[kind]().join("\n")}\n`, readFileSync(path(`${kind}.txt`), "utf8"));
  });

  test(`the lines for ${kind} are those that the Python scorer prints now`, {
    skip: !process.env.READOUT_SCORER && "READOUT_SCORER is not set",
  }, () => {
    const args = [process.env.READOUT_SCORER!, kind, path("gold.jsonl"), path("records.jsonl")];
    assert.equal(`${lines[kind]().join("\n")}\n`, execFileSync("python3", args, { encoding: "utf8" }));
  });
}

test("records in another order give the same figures", () => {
  const backwards = scoreAttribution(readGold(gold, "gold"), records.toReversed());
  assert.deepEqual(attributionLines(backwards), lines.attribution());
});

test("figures by form add up to those of all attributions", () => {
  const { all, byForm } = scoreAttribution(readGold(gold, "gold"), records);
  const sum = (side: "found" | "marked", count: "right" | "of") =>
    [...byForm.values()].reduce((total, figures) => total + figures[side][count], 0);
  assert.deepEqual([...byForm.keys()], ["direct", "indirect", "mixed"]);
  assert.equal(sum("found", "of"), all.whoSaidWhat.found);
  assert.equal(sum("marked", "of"), all.whoSaidWhat.marked);
  assert.equal(sum("found", "right"), all.whoSaidWhat.right);
  assert.equal(sum("marked", "right"), all.whoSaidWhat.right);
});

test("figures by class of cue give a share for each class and a dash where there is none", () => {
  const { byCueClass } = scoreSpeakers(readSpeakerGold(gold, "gold"), records);
  const printed = breakdownLines("by class of cue", byCueClass);
  assert.equal(printed[0], "-- by class of cue");
  assert.deepEqual(byCueClass.get("praise"), { found: { right: 0, of: 1 }, marked: { right: 0, of: 1 } });
  assert.ok(printed.includes("  believe           P   0.0 (found 1)  R     - (marked 0)"));
});

test("a share of nothing is 0, never NaN", () => {
  assert.equal(precision({ right: 0, found: 0, marked: 4 }), 0);
  assert.equal(recall({ right: 0, found: 3, marked: 0 }), 0);
  const [marked] = readSpeakerGold(gold, "gold").filter(({ id }) => id === "nothing");
  for (const line of speakerLines(scoreSpeakers([marked], []))) assert.doesNotMatch(line, /NaN/);
});

test("a tie in the last digit goes to the even one", () => {
  const counts = (right: number) => ({ right, found: 16, marked: 16 });
  const figures = (right: number) => ({
    whoSaidWhat: counts(right),
    toTheWord: counts(right),
    contentAlone: counts(right),
    words: { source: counts(right), cue: counts(right), content: counts(right) },
  });
  const printed = attributionLines({
    documents: 1,
    missing: 0,
    all: figures(1),
    quoted: figures(3),
    byForm: new Map(),
  });
  assert.equal(printed[1], "who said what       P   6.2  R   6.2  F   6.2");
  assert.equal(printed[8], "who said what       P  18.8  R  18.8  F  18.8");
});

test("two records with one id and a changed text are refused by name", () => {
  const documents = readGold(gold, "gold");
  const refused = (message: string) => (error: unknown) =>
    error instanceof UnscorableError && error.message === message;
  assert.throws(
    () => scoreAttribution(documents, [...records, records[0]]),
    refused("two records have the id harbour"),
  );
  const changed = { ...records[0], document: { id: "harbour", text: "Port strike goes on." } };
  assert.throws(
    () => scoreAttribution(documents, [changed]),
    refused("document.text of harbour is not the text as given"),
  );
});
