import type { Span } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { type CueEntry, type CuePart, cueEntries } from "./cue-lexicon.ts";
import { type CueWord, wordsIn, wordsOf } from "./cue-words.ts";
import { baseForms, guessBase } from "./verb-forms.ts";

/** The word or phrase of a cue that carries its meaning. `entry` is `null` for one that the lexicon lacks. */
export interface CueHead {
  readonly lemma: string;
  readonly entry: CueEntry | null;
  readonly words: readonly CueWord[];
  /** Half-open indices into `words`. */
  readonly from: number;
  readonly to: number;
}

const FUNCTION_WORDS = new Set(
  `be am is are was were been being have has had having do does did done will would shall should can could may might must not never
  s ve d ll re m 's 've 'd 'll 're 'm to the a an this that these those his her their its our my your he she it they we i you who which and or but so
  then also just even still only again already later now once always often ever yet more most very too as well if whether how what there here
  all both each any some no one two first last new own much many such same other another himself herself themselves itself because when after before
  monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night week month year day time ago`.split(
    /\s+/,
  ),
);
const FILLERS = new Set(
  "it him her them himself herself themselves itself so also again very quite more all a an the his their its any no some just even clear strong new".split(
    " ",
  ),
);
const RANK: { readonly [part in CuePart]: number } = { verb: 0, noun: 1, light: 2 };
const DETERMINERS = new Set("the a an his her their its our my your 's this that these those no any some".split(" "));

const isAdverb = (word: string) => word.length > 4 && word.endsWith("ly");

/** Where a phrase of the lexicon that begins at `at` ends, or -1; up to two filler words may stand between its words. */
function phraseEnd(words: readonly CueWord[], at: number, phrase: readonly string[]): number {
  let k = at + 1;
  for (const part of phrase.slice(1)) {
    let skipped = 0;
    while (k < words.length && !baseForms(words[k].lower).includes(part)) {
      if (skipped === 2 || !(FILLERS.has(words[k].lower) || isAdverb(words[k].lower))) return -1;
      skipped++;
      k++;
    }
    if (k === words.length) return -1;
    k++;
  }
  return k;
}

/** How far after the cue a particle is looked for, in UTF-16 code units. */
const PARTICLE_REACH = 24;

/** The cue's words and, so that "called <for>" is found whole, two words after it. */
function withParticles({ text }: Layout, cue: readonly Span[]): { words: CueWord[]; own: number } {
  const words = wordsOf(text, cue);
  const end = cue.at(-1)?.to ?? 0;
  const after = wordsIn(text, end, end + PARTICLE_REACH).filter((word) => word.to < end + PARTICLE_REACH);
  return { words: [...words, ...after.slice(0, 2)], own: words.length };
}

/** The word or phrase of a cue that carries its meaning: a verb before a noun before a verb such as "make" or "seem", the first before later ones. */
export function findCueHead(layout: Layout, cue: readonly Span[]): CueHead {
  const { words, own } = withParticles(layout, cue);
  const cueWords = words.slice(0, own);
  let best: CueHead | null = null;
  let bestRank = Number.POSITIVE_INFINITY;
  for (let k = 0; k < own; k++) {
    for (const base of baseForms(words[k].lower)) {
      for (const entry of cueEntries(base)) {
        const phrase = entry.words.length > 1;
        if (!phrase && own > 1 && FUNCTION_WORDS.has(words[k].lower)) continue;
        const to = phrase ? phraseEnd(words, k, entry.words) : k + 1;
        if (to < 0) continue;
        const noun = !phrase && k > 0 && DETERMINERS.has(words[k - 1].lower);
        const rank = Math.max(RANK[entry.part], noun ? RANK.noun : 0);
        if (rank < bestRank) {
          best = { lemma: entry.lemma, entry, words: cueWords, from: k, to: Math.min(to, own) };
          bestRank = rank;
        }
        break;
      }
      if (best?.from === k) break;
    }
  }
  if (best && (bestRank < RANK.light || own === 1)) return best;
  const unlisted = cueWords.findIndex(
    ({ lower }) => /\p{L}/u.test(lower) && !FUNCTION_WORDS.has(lower) && !isAdverb(lower),
  );
  if (best && (unlisted < 0 || best.from <= unlisted)) return best;
  if (unlisted >= 0) {
    const lemma = guessBase(cueWords[unlisted].lower);
    return { lemma, entry: null, words: cueWords, from: unlisted, to: unlisted + 1 };
  }
  const lemma = cueWords.map(({ lower }) => lower).join(" ");
  return { lemma, entry: null, words: cueWords, from: 0, to: own };
}

/**
 * The head of a cue as a lexicon lists it: "has repeatedly said" gives "say", "pointed out" "point out", "in a statement"
 * "statement". A cue without any word gives its mark (":"). The forms come from `verb-forms.ts`, the phrases from `data/cues.tsv`.
 */
export function findCueLemma(layout: Layout, cue: readonly Span[]): string {
  return findCueHead(layout, cue).lemma;
}
