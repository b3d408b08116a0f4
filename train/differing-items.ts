import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Model, read } from "../src/index.ts";
import type { Record } from "../src/record.ts";
import type { Stretch } from "./marked-words.ts";

/** A difference of two reports, or what both tell (`same`), with where either has it. */
export interface DifferingItem {
  readonly kind: string;
  readonly spans: readonly [Stretch | null, Stretch | null];
}

/** A line of `data/told-pairs.jsonl.gz`: two invented reports, a headline and paragraphs with empty lines between them, and where they part. */
interface ToldPairLine {
  readonly one: string;
  readonly two: string;
  /** KIND | one: words there | two: words there (- where it is not told). */
  readonly differences: readonly string[];
}

export interface ToldPair {
  readonly records: readonly [Record, Record];
  readonly items: readonly DifferingItem[];
}

/** Where the reports of each marked real story differ, in the order of `data/retold.jsonl.gz`. */
export function readDiffering(): DifferingItem[][] {
  const lines = readLines("differing") as { story: number; differences: [string, Stretch | null, Stretch | null][] }[];
  const stories: DifferingItem[][] = [];
  for (const { story, differences } of lines)
    stories[story] = differences.map(([kind, one, two]) => ({ kind, spans: [one, two] }));
  return stories;
}

/** Reads the invented pairs of reports. */
export async function readToldPairs(model: Model): Promise<ToldPair[]> {
  const pairs: ToldPair[] = [];
  for (const { one, two, differences } of readLines("told-pairs") as ToldPairLine[]) {
    const records = [await readPage(one, model), await readPage(two, model)] as const;
    pairs.push({ records, items: differences.flatMap((line) => itemOf(line, records)) });
  }
  return pairs;
}

function readLines(name: string): unknown[] {
  const bytes = readFileSync(new URL(`data/${name}.jsonl.gz`, import.meta.url));
  return gunzipSync(bytes).toString().trim().split("\n").map((line) => JSON.parse(line) as unknown);
}

async function readPage(report: string, model: Model): Promise<Record> {
  const [headline, ...paragraphs] = report.split(/\n\s*\n/).map((text) => escaped(text.trim().replace(/\s*\n\s*/g, " ")));
  const body = paragraphs.map((text) => `<p>${text}</p>`).join("\n");
  const page = `<!doctype html><html lang="en"><head><title>${headline}</title></head><body><main><article><h1>${headline}</h1>\n${body}</article></main></body></html>`;
  for await (const record of read(page, { model, format: "html" })) return record as Record;
  throw new Error("no record");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** Nothing where its words are not in the report: a headline may be left out. */
function itemOf(line: string, records: readonly Record[]): DifferingItem[] {
  const [kind, ...sides] = line.split(" | ");
  const placeIn = ({ document: { text } }: Record, name: string): Stretch | null | undefined => {
    const words = sides.find((side) => side.startsWith(`${name}: `))?.slice(name.length + 2) ?? "-";
    if (words === "-") return null;
    const beginsWord = (at: number) => !/\w/.test(words[0]) || !/\w/.test(text[at - 1] ?? " ");
    let from = text.indexOf(words);
    while (from >= 0 && !beginsWord(from)) from = text.indexOf(words, from + 1);
    if (from < 0) from = text.indexOf(words);
    return from < 0 ? undefined : [from, from + words.length];
  };
  const [one, two] = [placeIn(records[0], "one"), placeIn(records[1], "two")];
  return one === undefined || two === undefined ? [] : [{ kind, spans: [one, two] }];
}
