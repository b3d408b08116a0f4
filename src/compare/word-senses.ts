import { once, readTable } from "../extract/read-table.ts";

/** A sense of nouns or verbs, and the senses it is joined with, by their numbers. */
interface Sense {
  /** What it is a kind of. */
  readonly up: readonly number[];
  /** What it is derived from or grouped with: the deed and the doing. */
  readonly related: readonly number[];
  readonly entails: readonly number[];
  /** 0 to 1: 1 where nothing is a kind of it. */
  readonly special: number;
}

/** WordNet 3.1 (Fellbaum 1998), as `scripts/build-senses.ts` makes it. */
const senses = once(() => ({
  all: readTable("senses.tsv.gz").map(
    ([up, related, entails, special]): Sense => ({
      up: numbers(up),
      related: numbers(related),
      entails: numbers(entails),
      special: Number(special) / 100,
    }),
  ),
  words: new Map(readTable("sense-words.tsv.gz").map(([word, own]) => [word, numbers(own)])),
}));

/** What a word can mean. */
export interface WordSenses {
  readonly own: ReadonlySet<number>;
  /** Those and the related. */
  readonly near: ReadonlySet<number>;
  /** Those and what they are a kind of. */
  readonly wide: ReadonlySet<number>;
  /** All that they are a kind of, with the fewest steps to it. */
  readonly above: ReadonlyMap<number, number>;
  readonly entailed: ReadonlySet<number>;
}

/** How two words are joined by what they can mean. */
export interface Relation {
  /** 1 where they share a sense, 0.8 where they share one by what is derived from it, 0.4 where they are of one kind; else 0. */
  readonly level: number;
  /** How special what both are a kind of is, less a fifth for each step to it; 0 to 1 (after Resnik 1995 and Leacock and Chodorow 1998). */
  readonly path: number;
  /** One of them entails the other, as to kill does to die. */
  readonly entails: boolean;
}

const STEP = 0.8;
const MOST_STEPS = 8;
const known = new Map<string, WordSenses | null>();

/** The senses of a word in small letters, inflected or not; `null` where none is known. */
export function sensesOf(word: string): WordSenses | null {
  const found = known.get(word);
  if (found !== undefined) return found;
  const own = senses().words.get(word);
  const made = own === undefined ? null : openSenses(own);
  known.set(word, made);
  return made;
}

function openSenses(own: readonly number[]): WordSenses {
  const { all } = senses();
  const near = new Set([...own, ...own.flatMap((sense) => all[sense].related)]);
  const above = new Map<number, number>([...near].map((sense) => [sense, 0]));
  let level = [...near];
  for (let steps = 1; level.length > 0 && steps < MOST_STEPS; steps++) {
    level = level.flatMap((sense) => all[sense].up).filter((sense) => !above.has(sense));
    for (const sense of level) above.set(sense, steps);
  }
  const entailed = [...near].flatMap((sense) => all[sense].entails);
  return {
    own: new Set(own),
    near,
    wide: new Set([...near, ...[...near].flatMap((sense) => all[sense].up)]),
    above,
    entailed: new Set([...entailed, ...entailed.flatMap((sense) => all[sense].related)]),
  };
}

/** How the meanings of two words are joined. */
export function relate(a: WordSenses, b: WordSenses): Relation {
  const level = !a.own.isDisjointFrom(b.own)
    ? 1
    : !a.near.isDisjointFrom(b.near)
      ? 0.8
      : !a.wide.isDisjointFrom(b.wide)
        ? 0.4
        : 0;
  const { all } = senses();
  let path = 0;
  for (const [sense, steps] of a.above) {
    const others = b.above.get(sense);
    if (others !== undefined) path = Math.max(path, all[sense].special * STEP ** (steps + others));
  }
  const entails = !a.entailed.isDisjointFrom(b.near) || !b.entailed.isDisjointFrom(a.near);
  return { level, path, entails };
}

function numbers(text: string): number[] {
  return text === "" ? [] : text.split(" ").map(Number);
}
