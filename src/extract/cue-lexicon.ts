import { readFileSync } from "node:fs";
import type { CueClass } from "../record.ts";

/** What must hold of a cue's surroundings for a row of the lexicon to apply; see `data/cues.md`. */
export type CueCondition = "document" | "to" | "question" | "bad" | "good";

/** `verb` before `noun` (and adjectives) before `light`: which word of a cue carries its meaning. */
export type CuePart = "verb" | "noun" | "light";

/** A lemma of the lexicon with the classes it may have, the conditioned ones first. */
export interface CueEntry {
  readonly lemma: string;
  readonly words: readonly string[];
  readonly part: CuePart;
  readonly classes: readonly { readonly class: CueClass; readonly when: CueCondition | null }[];
}

function rowsOf(name: string): string[][] {
  const text = readFileSync(new URL(`../../data/${name}`, import.meta.url), "utf8");
  return text
    .split("\n")
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));
}

function readEntries(): Map<string, CueEntry[]> {
  const byLemma = new Map<string, { -readonly [K in keyof CueEntry]: CueEntry[K] } & { classes: CueEntry["classes"][number][] }>();
  for (const [lemma, cueClass, part, when] of rowsOf("cues.tsv")) {
    let entry = byLemma.get(lemma);
    if (!entry) {
      entry = { lemma, words: lemma.split(" "), part: part as CuePart, classes: [] };
      byLemma.set(lemma, entry);
    }
    entry.classes.push({ class: cueClass as CueClass, when: (when || null) as CueCondition | null });
    if (when === "") entry.part = part as CuePart;
  }
  const byFirst = new Map<string, CueEntry[]>();
  for (const entry of byLemma.values()) {
    const first = byFirst.get(entry.words[0]);
    if (first) first.push(entry);
    else byFirst.set(entry.words[0], [entry]);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** The entries of `data/cues.tsv` by their first word, longest first. */
export const CUE_ENTRIES: ReadonlyMap<string, readonly CueEntry[]> = readEntries();

/** The words of `data/cue-context.tsv` that name a document, blame or praise. */
export const CONTEXT_WORDS: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const kinds = new Map<string, Set<string>>();
  for (const [word, kind] of rowsOf("cue-context.tsv")) {
    const words = kinds.get(kind) ?? new Set<string>();
    kinds.set(kind, words.add(word));
  }
  return kinds;
})();
