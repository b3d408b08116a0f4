import { readFileSync } from "node:fs";
import { openModel, read } from "../src/index.ts";
import type { Record, Span } from "../src/record.ts";

/** Two invented reports of one happening, with where they differ; of `test/tellings/` and `train/data/pairs/`. */
export interface Pair {
  readonly records: readonly [Record, Record];
  readonly differences: readonly PlantedDifference[];
}

export interface PlantedDifference {
  readonly kind: string;
  /** Where each report has it; `null` for the one that has it not. */
  readonly sides: readonly [Span | null, Span | null];
}

/** Those that are fitted on; the rest of `train/data/pairs/` is left to look at what came of it. */
const FITTED = [
  ...["rail-strike", "border", "trial", "sanctions"].map((name) => `../test/tellings/${name}/`),
  ...["e", "g", "i", "k"].map((name) => `data/pairs/${name}/`),
  "../test/tellings/natural/",
  ...["o", "q"].map((name) => `data/pairs/${name}/`),
];

/** Reads the pairs that are fitted on. */
export async function readPairs(): Promise<Pair[]> {
  const model = await openModel();
  const pairs: Pair[] = [];
  for (const path of FITTED) {
    const folder = new URL(path, import.meta.url);
    const records: Record[] = [];
    for (const file of ["one.html", "two.html"])
      for await (const record of read(readFileSync(new URL(file, folder)), { model })) records.push(record as Record);
    const [one, two] = records;
    const lines = readFileSync(new URL("differences.txt", folder), "utf8").split("\n");
    const differences = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => plantedOf(line, one, two));
    pairs.push({ records: [one, two], differences });
  }
  return pairs;
}

function plantedOf(line: string, one: Record, two: Record): PlantedDifference {
  const [kind, ...sides] = line.split(" | ");
  const placeIn = ({ document: { text } }: Record, name: string): Span | null => {
    const words = sides.find((side) => side.startsWith(`${name}: `))?.slice(name.length + 2) ?? "-";
    const from = words === "-" ? -1 : text.indexOf(words);
    return from < 0 ? null : { from, to: from + words.length };
  };
  return { kind, sides: [placeIn(one, "one"), placeIn(two, "two")] };
}
