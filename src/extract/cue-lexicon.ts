import type { CueClass } from "../record.ts";
import { once, readTable } from "./read-table.ts";

/** What must hold of a cue's surroundings for a row of the lexicon to apply; see `data/cues.md`. */
export type CueCondition = "document" | "to" | "question" | "bad" | "good";

/** Which word of a cue carries its meaning: a `verb` before a `noun` (or adjective) before a `light` word. */
export type CuePart = "verb" | "noun" | "light";

/** A lemma of the lexicon with the classes it may have: conditioned ones first, the one it has otherwise last. */
export interface CueEntry {
  readonly lemma: string;
  readonly words: readonly string[];
  readonly part: CuePart;
  readonly classes: readonly { readonly class: CueClass; readonly when: CueCondition | null }[];
}

/** What a word tells of a source or content: see `data/cues.md`. */
export type ContextKind = "document" | "bad" | "good";

/** The rows below the heading. */
const rows = (file: string): string[][] => readTable(file).slice(1);

function readEntries(): Map<string, CueEntry[]> {
  const rowsOf = Map.groupBy(rows("cues.tsv"), ([lemma]) => lemma);
  const entries = [...rowsOf].map(([lemma, own]): CueEntry => {
    const classes = own.map(([, name, , when]) => ({
      class: name as CueClass,
      when: (when || null) as CueCondition | null,
    }));
    return { lemma, words: lemma.split(" "), part: own.at(-1)![2] as CuePart, classes };
  });
  entries.sort((a, b) => b.words.length - a.words.length);
  return Map.groupBy(entries, (entry) => entry.words[0]);
}

const entries = once(readEntries);
const context = once(() => new Set(rows("cue-context.tsv").map((row) => row.join("\t"))));

/** The entries of `data/cues.tsv` whose lemma begins with a word, longest first. */
export function cueEntries(first: string): readonly CueEntry[] {
  return entries().get(first) ?? [];
}

/** Does `data/cue-context.tsv` list a word as of a kind? */
export function isContextWord(kind: ContextKind, word: string): boolean {
  return context().has(`${word}\t${kind}`);
}
