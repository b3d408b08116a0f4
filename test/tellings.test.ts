import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { compareRecords } from "../src/compare/compare.ts";
import type { Comparison, Difference } from "../src/compare/comparison.ts";
import { openModel, read } from "../src/index.ts";
import type { Record } from "../src/record.ts";

const folder = join(import.meta.dirname, "../samples/tellings");
const NAMES = ["courier", "tribune", "gazette"];
/** So many that are not there may be found. */
const MOST_WRONG = 2;

interface Planted {
  readonly line: string;
  readonly kind: string;
  /** Words of each report that it is about; `null` for one that has it not. */
  readonly sides: ReadonlyMap<string, string | null>;
}

function readPlanted(text: string): Planted[] {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const [kind, ...sides] = line.split(" | ");
    const pairs = sides.map((side) => [side.slice(0, side.indexOf(": ")), side.slice(side.indexOf(": ") + 2)] as const);
    return { line, kind, sides: new Map(pairs.map(([name, words]) => [name, words === "-" ? null : words])) };
  });
}

/** Every place where words stand in a text. */
function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  assert.ok(places.length > 0, `not in the report: ${words}`);
  return places;
}

describe("the sample tellings", () => {
  let comparison: Comparison;
  let names: Map<string, Comparison["documents"][number]>;
  const planted = readPlanted(readFileSync(join(import.meta.dirname, "tellings-differences.txt"), "utf8"));

  before(async () => {
    const model = await openModel();
    const records: Record[] = [];
    for (const name of NAMES)
      for await (const record of read(readFileSync(join(folder, `${name}.html`)), { model })) records.push(record);
    await model.close();
    comparison = compareRecords(records);
    names = new Map(
      NAMES.map((name, k) => [name, comparison.documents.find(({ id }) => id === records[k].document.id)!]),
    );
  });

  function isOf({ kind, sides, notFoundIn }: Difference, expected: Planted): boolean {
    return (
      kind === expected.kind &&
      [...expected.sides].every(([name, words]) => {
        const { id, text } = names.get(name)!;
        if (words === null) return notFoundIn.includes(id);
        const places = placesOf(text, words);
        return sides.some(
          ({ document, spans }) =>
            document === id && spans.some(({ from, to }) => places.some((at) => from < at + words.length && at < to)),
        );
      })
    );
  }

  test("every planted difference is found", () => {
    const missed = planted.filter((one) => !comparison.differences.some((difference) => isOf(difference, one)));
    assert.deepEqual(
      missed.map(({ line }) => line),
      [],
    );
    assert.ok(planted.length >= 25);
  });

  test(`at most ${MOST_WRONG} are found that are not there`, () => {
    const wrong = comparison.differences.filter((difference) => !planted.some((one) => isOf(difference, one)));
    assert.ok(wrong.length <= MOST_WRONG, wrong.map(({ kind, text }) => `${kind}: ${text}`).join("\n"));
  });

  test("they are of one story, and the third shares its copy with the first", () => {
    assert.equal(comparison.story.same, true);
    assert.ok(names.get("gazette")!.sharedShare > 0.3);
    assert.equal(names.get("tribune")!.sharedShare, 0);
  });
});
