import { readFileSync } from "node:fs";

/** The rows of a lexicon of `data/`, a line each, with the fields that tabs part; the last line ends with a line break. */
export function readTable(file: string): string[][] {
  const text = readFileSync(new URL(`../../data/${file}`, import.meta.url), "utf8");
  return text
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
