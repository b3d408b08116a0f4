import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readTellingGold } from "../src/eval/telling-gold.ts";
import type { Record } from "../src/record.ts";

/** Two reports of a story and their clauses, each with those of the other that tell it. */
export interface MarkedClauses {
  /** In them nothing was found: only the clauses of their documents are asked for. */
  readonly records: readonly [Record, Record];
  readonly clauses: readonly {
    readonly report: 0 | 1;
    readonly from: number;
    readonly to: number;
    readonly label: "same" | "part" | "differs" | "none" | "empty";
    /** Clauses of the other report, as places in this list. */
    readonly told: readonly number[];
  }[];
}

/** Reads the marked clauses of `train/data/retold.jsonl.gz`; the reports are those of `tellings/train`. */
export function readMarked(
  goldPath: string,
  marksPath: string | URL = new URL("data/retold.jsonl.gz", import.meta.url),
): MarkedClauses[] {
  const recordOf = openTellingRecords(goldPath);
  const lines = gunzipSync(readFileSync(marksPath)).toString().trim().split("\n");
  return lines.map((line) => {
    const { reports, clauses } = JSON.parse(line) as Marks;
    const [one, two] = reports.map(recordOf);
    return { records: [one, two], clauses: clauses.map((clause) => ({ ...clause, told: clause.in ?? [] })) };
  });
}

/** Opens the reports of `tellings/train` as records in which nothing was found. */
export function openTellingRecords(goldPath: string): (id: string) => Record {
  const documents = new Map(readTellingGold(readFileSync(goldPath), goldPath).map(({ id, document }) => [id, document]));
  return (id) =>
    ({ record: 1, document: documents.get(id)!, entities: [], statements: [], events: [], times: [], places: [], problems: [] }) as unknown as Record;
}

interface Marks {
  readonly reports: readonly [string, string];
  readonly clauses: readonly (Omit<MarkedClauses["clauses"][number], "told"> & { readonly in?: readonly number[] })[];
}
