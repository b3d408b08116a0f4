/**
 * Fits how likely a clause of one report is told by another (`likelihoodOf` in src/compare/retold.ts) on marked clauses. Prints the
 * weights, how well those of stories left out are told apart, and how well the figures hold, by tenths.
 *
 *   node train/fit-retold.ts TELLINGS.jsonl.gz [train/data/retold.jsonl.gz]
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { openTellings } from "../src/compare/compare.ts";
import { features, indexOf, placedClauses, sharedOf } from "../src/compare/retold.ts";
import { readTellingGold } from "../src/eval/telling-gold.ts";
import type { Record } from "../src/record.ts";
import { type Case, fitLogistic, predict } from "./fit-logistic.ts";

/** Two reports and their clauses, each with the clauses of the other that tell it. */
interface Marked {
  readonly reports: readonly [string, string];
  readonly clauses: readonly {
    readonly report: 0 | 1;
    readonly from: number;
    readonly to: number;
    readonly label: "same" | "part" | "differs" | "none" | "empty";
  }[];
}

const [goldPath, marksPath = new URL("data/retold.jsonl.gz", import.meta.url)] = process.argv.slice(2);
const documents = new Map(readTellingGold(readFileSync(goldPath), goldPath).map((gold) => [gold.id, gold.document]));
const marks = gunzipSync(readFileSync(marksPath)).toString().trim().split("\n");
const stories = marks.map((line) => casesOf(JSON.parse(line) as Marked));

const weights = fitLogistic(stories.flat());
console.log("weights of 1, whole, sentence, log(1 + run), near, √place:", weights);
const PARTS = 7;
const unseen = Array.from({ length: PARTS }, (_, part) => {
  const own = fitLogistic(stories.filter((_, k) => k % PARTS !== part).flat());
  return stories.filter((_, k) => k % PARTS === part).flatMap((cases) => cases.map((one) => ({ ...one, p: predict(own, one.x) })));
}).flat();
console.log(`${unseen.length} clauses, area under the curve ${areaUnderCurve().toFixed(3)}`);
for (let tenth = 0; tenth < 10; tenth++) {
  const own = unseen.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === tenth);
  const told = own.filter(({ right }) => right).length / own.length;
  console.log(`${tenth / 10}–${(tenth + 1) / 10}: ${own.length} clauses, ${(100 * told).toFixed(0)} % told by the other`);
}

function casesOf({ reports, clauses }: Marked): Case[] {
  const records = reports.map((id) => recordOf(id));
  const tellings = openTellings(records);
  return tellings.flatMap((telling, k) => {
    const placed = placedClauses(telling);
    const shared = sharedOf(telling, placed, indexOf(tellings[1 - k]));
    return clauses.flatMap(({ report, from, label }): Case[] => {
      const at = placed.findIndex(({ span }) => span.from === from);
      if (report !== k || label === "empty" || at < 0) return [];
      return [{ x: features(shared[at]), right: label !== "none" }];
    });
  });
}

/** A report as a record in which nothing was found: only its clauses are asked for. */
function recordOf(id: string): Record {
  const document = documents.get(id)!;
  return { record: 1, document, entities: [], statements: [], events: [], times: [], places: [], problems: [] } as unknown as Record;
}

/** How often a clause that is told has a higher figure than one that is not. */
function areaUnderCurve(): number {
  const sorted = [...unseen].sort((a, b) => a.p - b.p);
  let below = 0;
  let pairs = 0;
  for (const { right } of sorted) {
    if (right) pairs += below;
    else below += 1;
  }
  return pairs / (below * (sorted.length - below));
}
