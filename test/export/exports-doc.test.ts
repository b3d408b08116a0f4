import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { EVENT_COLUMNS } from "../../src/export/events-csv.ts";
import { POLECAT_COLUMNS } from "../../src/export/polecat.ts";
import { POLECAT_SIDE_COLUMNS } from "../../src/export/polecat-side.ts";
import { ploverSchema } from "./plover-schema.ts";

const page = readFileSync(new URL("../../docs/exports.md", import.meta.url), "utf8");

/** The names that stand in code marks in the sections whose heading begins with `heading`. */
function namesIn(heading: string): Set<string> {
  const start = page.indexOf("\n", page.indexOf(`\n## ${heading}`) + 1);
  const end = page.indexOf("\n## ", start);
  const text = page.slice(start, end < 0 ? page.length : end).replace(/```.*?```/gs, "");
  return new Set([...text.matchAll(/`([^`]+)`/g)].flatMap(([, words]) => [words, ...words.split(/[^\w]+/)]));
}

test("docs/exports.md tells of every column", () => {
  const csv = namesIn("`--csv events`");
  assert.deepEqual(
    EVENT_COLUMNS.filter((column) => !csv.has(column)),
    [],
  );
  const polecat = namesIn("`--polecat");
  const told = (column: string) => polecat.has(column) || polecat.has(column.replace(/Actor|Recipient/, "…"));
  assert.deepEqual(
    [...POLECAT_COLUMNS, ...POLECAT_SIDE_COLUMNS].filter((column) => !told(column)),
    [],
  );
  const plover = namesIn("`--plover`");
  assert.deepEqual(
    Object.keys(ploverSchema.properties as object).filter((field) => !plover.has(field)),
    [],
  );
});

test("docs/exports.md lists the modes of each type as the lexicon has them", () => {
  const lexicon = readFileSync(new URL("../../data/event-modes.tsv", import.meta.url), "utf8");
  const known = new Map<string, Set<string>>();
  for (const line of lexicon.trimEnd().split("\n")) {
    const [type, mode] = line.split("\t");
    known.set(type, (known.get(type) ?? new Set()).add(mode));
  }
  for (const [type, modes] of known) {
    const row = page.split("\n").find((line) => line.startsWith("| `") && line.split("|")[1].includes(`\`${type}\``));
    const listed = row?.split("|")[2].trim().replaceAll("`", "").split(" ") ?? [];
    assert.deepEqual(listed.toSorted(), [...modes].sort(), type);
  }
});
