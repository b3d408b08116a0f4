import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { compareRecords } from "../src/compare/compare.ts";
import type { Comparison, Difference } from "../src/compare/comparison.ts";
import { type Model, openMeaningsReader, openModel, read } from "../src/index.ts";
import type { Record } from "../src/record.ts";

const here = join(import.meta.dirname, "tellings");
/** So many that are not there may be found in the samples. */
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

/** Reports compared, by the names that the lists have for them. */
interface Compared {
  readonly comparison: Comparison;
  readonly names: ReadonlyMap<string, Comparison["documents"][number]>;
}

async function compareFiles(model: Model, folder: string, files: readonly string[]): Promise<Compared> {
  const records: Record[] = [];
  for (const name of files) {
    for await (const record of read(readFileSync(join(folder, `${name}.html`)), { model })) records.push(record);
  }
  const meant = await readMeanings(records.map(({ document }) => document));
  const comparison = compareRecords(records, meant);
  const names = files.map(
    (name, k) => [name, comparison.documents.find(({ id }) => id === records[k].document.id)!] as const,
  );
  return { comparison, names: new Map(names) };
}

function isOf({ names }: Compared, { kind, sides, notFoundIn }: Difference, expected: Planted): boolean {
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

function missedIn(compared: Compared, planted: readonly Planted[]): string[] {
  const missed = planted.filter((one) => !compared.comparison.differences.some((found) => isOf(compared, found, one)));
  return missed.map(({ line }) => line);
}

let model: Model;
const readMeanings = openMeaningsReader();

before(async () => {
  model = await openModel();
});

after(() => model.close());

describe("the sample tellings", () => {
  let compared: Compared;
  const planted = readPlanted(readFileSync(join(here, "samples.txt"), "utf8"));

  before(async () => {
    compared = await compareFiles(model, join(here, "../../samples/tellings"), ["courier", "tribune", "gazette"]);
  });

  test("every planted difference is found", () => {
    assert.deepEqual(missedIn(compared, planted), []);
    assert.ok(planted.length >= 25);
  });

  test(`at most ${MOST_WRONG} are found that are not there`, () => {
    const wrong = compared.comparison.differences.filter((found) => !planted.some((one) => isOf(compared, found, one)));
    assert.ok(wrong.length <= MOST_WRONG, wrong.map(({ kind, text }) => `${kind}: ${text}`).join("\n"));
  });

  test("they are of one story, and the third shares its copy with the first", () => {
    assert.equal(compared.comparison.story.same, true);
    assert.ok(compared.names.get("gazette")!.sharedShare > 0.3);
    assert.equal(compared.names.get("tribune")!.sharedShare, 0);
  });
});

// Written as two newspapers would write, with every difference listed that a careful reader would list. Four in five are wanted; so
// many were found when this was written. The held-back pairs were written before what finds them was finished and not looked at.
for (const { name, least } of [
  { name: "natural", least: 45 },
  { name: "rail-strike", least: 58 },
  { name: "border", least: 48 },
  { name: "trial", least: 65 },
  { name: "sanctions", least: 43 },
  { name: "held-back", least: 51 },
  { name: "held-back-2", least: 54 },
]) {
  test(`of the differences of the ${name} pair at least ${least} are found`, async () => {
    const planted = readPlanted(readFileSync(join(here, name, "differences.txt"), "utf8"));
    const compared = await compareFiles(model, join(here, name), ["one", "two"]);
    assert.equal(compared.comparison.story.same, true);
    const missed = missedIn(compared, planted);
    assert.ok(planted.length - missed.length >= least, `${planted.length - missed.length} of ${planted.length}`);
  });
}
