import { readFileSync } from "node:fs";
import type { Comparison } from "../../../src/compare/comparison.ts";
import type { Record } from "../../../src/record.ts";

const lines = readFileSync(new URL("tellings.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n");

/** The records of `samples/tellings/`, as they were read and compared when the views were reviewed. */
export const RECORDS = lines.slice(0, -1).map((line) => JSON.parse(line) as Record);
export const COMPARISON = JSON.parse(lines.at(-1)!) as Comparison;
