import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The rows of a lexicon of `data/`, gzipped or not, a line each, with the fields that tabs part; the last line ends with a line break. */
export function readTable(file: string): string[][] {
  const bytes = readFileSync(new URL(`../../data/${file}`, import.meta.url));
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString()
    .slice(0, -1)
    .split("\n")
    .map((line) => line.split("\t"));
}

/** A value made on first use: a program that reads no report reads no lexicon. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
