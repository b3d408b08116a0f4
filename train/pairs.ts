import { readdirSync, readFileSync } from "node:fs";
import { openModel, read } from "../src/index.ts";
import type { Record, Span } from "../src/record.ts";

/** Two invented reports of one happening, with where they differ; `train/data/pairs/`. */
export interface Pair {
  readonly name: string;
  readonly records: readonly [Record, Record];
  readonly differences: readonly PlantedDifference[];
}

export interface PlantedDifference {
  readonly kind: string;
  /** Where each report has it; `null` for the one that has it not. */
  readonly sides: readonly [Span | null, Span | null];
}

/** Those that are fitted on; the rest is left to look at what came of it. */
const FITTED = "abcdnegikoq";
const FOLDER = new URL("data/pairs/", import.meta.url);

/** Reads the pairs that are fitted on. */
export async function readPairs(): Promise<Pair[]> {
  const model = await openModel();
  const names = readdirSync(FOLDER).filter((name) => FITTED.includes(name));
  const pairs: Pair[] = [];
  for (const name of names) {
    const folder = new URL(`${name}/`, FOLDER);
    const records: Record[] = [];
    for (const file of ["one.html", "two.html"])
      for await (const record of read(readFileSync(new URL(file, folder)), { model })) records.push(record as Record);
    const [one, two] = records;
    const lines = readFileSync(new URL("differences.txt", folder), "utf8").split("\n");
    const differences = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => plantedOf(line, one, two));
    pairs.push({ name, records: [one, two], differences });
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
