import { once, readTable } from "../extract/read-table.ts";
import type { Span, Statement } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import { wordStem } from "../text/stems.ts";
import { logistic } from "./logistic.ts";
import { stemWeight } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";

/** `word`: one that is in no list. */
export type EvaluatingClass = "adjective" | "adverb" | "verb" | "noun" | "phrase" | "word";

/** A word or phrase with which the reporter evaluates what is told. */
export interface EvaluatingWord extends Span {
  readonly words: string;
  readonly class: EvaluatingClass;
  /** How likely it evaluates where it stands, 0 to 1; `null` for what only the list has. */
  readonly likelihood: number | null;
}

interface Lexicon {
  /** All forms of verbs and nouns among them: "slammed", "stunts". */
  readonly words: ReadonlyMap<string, EvaluatingClass>;
  /** Phrases by their first word, each as its words. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}

const lexicon = once((): Lexicon => {
  const entries = readTable("evaluating-words.tsv") as [string, EvaluatingClass][];
  const single = entries.filter(([word]) => !word.includes(" "));
  const several = entries.filter(([word]) => word.includes(" ")).map(([phrase]) => phrase.split(" "));
  return {
    words: new Map(single.flatMap(([word, name]) => formsOf(word, name).map((form) => [form, name] as const))),
    phrases: Map.groupBy(several, ([first]) => first),
  };
});

/** A word with its regular inflections; by their stem "failing" would be "fail", and "opportunism" "opportunity". */
function formsOf(word: string, name: EvaluatingClass): string[] {
  if (name !== "noun" && name !== "verb") return [word];
  const plural = /(?:s|x|z|ch|sh)$/.test(word)
    ? `${word}es`
    : /[^aeiou]y$/.test(word)
      ? `${word.slice(0, -1)}ies`
      : `${word}s`;
  if (name === "noun") return [word, plural];
  const past = /e$/.test(word) ? `${word}d` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ied` : `${word}ed`;
  const present = /[^e]e$/.test(word) ? `${word.slice(0, -1)}ing` : `${word}ing`;
  const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(word)
    ? [`${word}${word.at(-1)}ed`, `${word}${word.at(-1)}ing`]
    : [];
  return [word, plural, past, present, ...doubled];
}

const WORD = /\p{L}+(?:[’'-]\p{L}+)*/gu;

/**
 * The reporter's own evaluating words in a telling, headline and sentences: those that stand in nobody's statement and in no name. Where it
 * is known what its words mean, a network trained on marked reports (`train/comparer.py`) and the list together tell which evaluate where
 * they stand; else those are taken that the list (`data/evaluating-words.tsv`) has. What they are worth is for the reader to say. `odds`: of
 * each word that the network read, the logarithm of the odds that it evaluates.
 */
export function findEvaluatingWords(telling: Telling, odds: Float32Array | null): EvaluatingWord[] {
  const { document, headline } = telling;
  const isSaid = openSaid(telling);
  const inHeadline = headline === null ? [] : listedIn(document.text, headline).filter(({ from }) => !isSaid(from));
  if (odds !== null) return [...inHeadline, ...joined(document.text, likelyWords(telling, odds, isSaid))];
  const inSentences = telling.sentences.flatMap((sentence) => listedIn(document.text, sentence));
  return [...inHeadline, ...inSentences.filter(({ from }) => !isSaid(from))];
}

/** A word of the reporter's own, with what speaks for its evaluating. */
export interface OwnWord extends Span {
  /** The place of its sentence. */
  readonly sentence: number;
  /** What the list has it for, by itself or in a phrase; `null` where it is not listed. */
  readonly listed: EvaluatingClass | null;
  /** Where the listed phrase begins that it stands in, else where the word does. */
  readonly unit: number;
  /** The logarithm of the odds that it evaluates, by the network; `null` where that did not read so far. */
  readonly odds: number | null;
}

/** The words of the sentences of a telling that stand in nobody's statement, of which it is known what they mean. */
export function ownWords(telling: Telling, odds: Float32Array, isSaid = openSaid(telling)): OwnWord[] {
  const { document, sentences, meanings } = telling;
  const { words } = meanings!;
  return sentences.flatMap((sentence, k) => {
    const first = firstIndex(words.places.length, (n) => words.sentences[n] >= k);
    const end = firstIndex(words.places.length, (n) => words.sentences[n] > k);
    const places = words.places.slice(first, end);
    const listed = listedIn(document.text, sentence);
    let next = 0;
    const own = places.flatMap(({ from, to }, n): OwnWord[] => {
      while (next < listed.length && listed[next].to <= from) next++;
      const entry = next < listed.length && listed[next].from < to ? listed[next] : null;
      const word = document.text.slice(from, to);
      const isName = n > 0 && /^\p{Lu}/u.test(word) && entry === null;
      if (isName || isSaid(from) || !/^\p{L}/u.test(word)) return [];
      return [
        { from, to, sentence: k, listed: entry?.class ?? null, unit: entry?.from ?? from, odds: odds[first + n] },
      ];
    });
    // Of a sentence longer than the network reads what stands behind is told by the list.
    const read = places.at(-1)?.to ?? sentence.from;
    const unread = listed.filter(({ from }) => from >= read && !isSaid(from));
    return [
      ...own,
      ...unread.map(({ from, to, class: name }) => ({ from, to, sentence: k, listed: name, unit: from, odds: null })),
    ];
  });
}

/** What the function looks at: the first number is 1. */
export function evaluatingFeatures({ listed, odds }: OwnWord & { readonly odds: number }): number[] {
  return [1, odds, ...LISTED.map((name) => Number(listed === name))];
}

const LISTED = ["adjective", "adverb", "verb", "noun", "phrase"] as const;

/** Fitted on the marked words of 103 real reports, of networks that had not learnt from them (`train/fit-evaluating.ts`). */
const WEIGHTS = [0.004, 0.795, 2.533, 1.44, 1.785, -0.238, 2.312];

/**
 * Words that are less likely to evaluate are not told: those of the list, of which so likely two in three were marked, and others, of which
 * half were marked from here on.
 */
const LEAST_LISTED = 0.2;
const LEAST_UNLISTED = 0.6;

interface LikelyWord extends OwnWord {
  readonly likelihood: number | null;
}

function likelyWords(telling: Telling, odds: Float32Array, isSaid: (at: number) => boolean): LikelyWord[] {
  return ownWords(telling, odds, isSaid)
    .map((word) => ({
      ...word,
      likelihood: word.odds === null ? null : logistic(evaluatingFeatures({ ...word, odds: word.odds }), WEIGHTS),
    }))
    .filter(
      ({ listed, likelihood }) =>
        likelihood === null || likelihood >= (listed === null ? LEAST_UNLISTED : LEAST_LISTED),
    );
}

/** What weighs less says nothing of a thing by itself: "an", "only". */
const TELLING = 0.7;
const LONGEST_WORD = 60;

/** Words of a sentence that stand side by side, or in one listed phrase, as one; "tone-deaf" is one word. */
function joined(text: string, words: readonly LikelyWord[]): EvaluatingWord[] {
  const runs: LikelyWord[][] = [];
  for (const word of words) {
    const last = runs.at(-1)?.at(-1);
    const isBeside =
      last?.sentence === word.sentence &&
      (last.unit === word.unit || /^(?:\s+|[-‐])$/.test(text.slice(last.to, word.from)));
    if (isBeside) runs.at(-1)!.push(word);
    else runs.push([word]);
  }
  const tells = ({ listed, from, to }: LikelyWord) =>
    listed !== null || stemWeight(wordStem(text.slice(from, to))) >= TELLING;
  return runs
    .filter((run) => run.some(tells))
    .map((run): EvaluatingWord => {
      const from =
        run[0].from -
        (/[\p{L}’'‐-]*[‐-]$/u.exec(text.slice(Math.max(0, run[0].from - LONGEST_WORD), run[0].from))?.[0].length ?? 0);
      const to =
        run.at(-1)!.to +
        (/^[‐-][\p{L}’'‐-]*/u.exec(text.slice(run.at(-1)!.to, run.at(-1)!.to + LONGEST_WORD))?.[0].length ?? 0);
      const known = run.flatMap((word) => word.likelihood ?? []);
      const likelihood = known.length === 0 ? null : Math.max(...known);
      return {
        from,
        to,
        words: text.slice(from, to),
        class: run.length > 1 ? "phrase" : (run[0].listed ?? "word"),
        likelihood,
      };
    });
}

/** Does a place lie in what is said in a telling, in the speakers' wording? Asked for places in order. */
function openSaid({ document, record }: Telling): (at: number) => boolean {
  const said = record.statements.flatMap((statement) => saidSpans(document.text, statement));
  return openCover(said.sort((a, b) => a.from - b.from));
}

/** The words and phrases of a stretch that the list has. */
function listedIn(text: string, { from, to }: Span): EvaluatingWord[] {
  const { words, phrases } = lexicon();
  const matches = [...text.slice(from, to).matchAll(WORD)];
  const folded = matches.map(([word]) => word.toLowerCase().replaceAll("’", "'"));
  const found: EvaluatingWord[] = [];
  for (let k = 0; k < matches.length; k++) {
    const length = longestAt(phrases, folded, k);
    // A capital within a sentence is a name: the Wild, the Patriot Act.
    const isName = matches[k].index > 0 && /^\p{Lu}/u.test(matches[k][0]);
    const name = length > 0 ? "phrase" : isName ? undefined : words.get(folded[k]);
    if (name === undefined) continue;
    const last = matches[k + Math.max(1, length) - 1];
    const span = { from: from + matches[k].index, to: from + last.index + last[0].length };
    found.push({ ...span, words: text.slice(span.from, span.to), class: name, likelihood: null });
    k += Math.max(1, length) - 1;
  }
  return found;
}

/** Of how many words the longest phrase is that begins at a word; 0 where none does. */
function longestAt(phrases: Lexicon["phrases"], words: readonly string[], at: number): number {
  const here = (phrases.get(words[at]) ?? []).filter((phrase) => phrase.every((word, n) => words[at + n] === word));
  return Math.max(0, ...here.map((phrase) => phrase.length));
}

/** What of a statement is the speaker's wording. */
function saidSpans(text: string, { form, content }: Statement): Span[] {
  if (form !== "indirect") return content.spans.map((span) => withoutAdverb(text, span));
  return content.spans.map((span) => withoutApposition(text, withoutAdverb(text, span)));
}

/** "urged them to show restraint, a feeble response": what the reporter calls it stands behind it. */
function withoutApposition(text: string, { from, to }: Span): Span {
  const apposition = /,\s(?:an?|one)\s[^,]{3,80}$/.exec(text.slice(from, to));
  return { from, to: apposition === null ? to : from + apposition.index };
}

/** "declared hypocritically that …": how it was said is the reporter's word. */
function withoutAdverb(text: string, { from, to }: Span): Span {
  const adverb = /^\s*\p{L}+ly\s(?=that\b)/u.exec(text.slice(from, from + 40));
  return { from: from + (adverb?.[0].length ?? 0), to };
}

/** Does a place lie in one of some spans in order of their beginnings? Asked for places in order. */
function openCover(spans: readonly Span[]): (at: number) => boolean {
  let next = 0;
  let end = -1;
  return (at) => {
    while (next < spans.length && spans[next].from <= at) end = Math.max(end, spans[next++].to);
    return at < end;
  };
}
