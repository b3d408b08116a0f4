import { once, readTable } from "../extract/read-table.ts";
import type { Span, Statement } from "../record.ts";
import type { Telling } from "./telling.ts";

export type EvaluatingClass = "adjective" | "adverb" | "verb" | "noun" | "phrase" | "quotation marks";

/** A word or phrase with which the reporter evaluates what is told. */
export interface EvaluatingWord extends Span {
  readonly words: string;
  readonly class: EvaluatingClass;
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
 * The reporter's own evaluating words in a telling: those of `data/evaluating-words.tsv` that stand in nobody's statement and in no
 * name. What they are worth is for the reader to say.
 */
export function findEvaluatingWords({ document, headline, sentences, record }: Telling): EvaluatingWord[] {
  const said = record.statements.flatMap((statement) => saidSpans(document.text, statement));
  said.sort((a, b) => a.from - b.from);
  const isSaid = openCover(said);
  return [...(headline === null ? [] : [headline]), ...sentences].flatMap((sentence) =>
    evaluatingIn(document.text, sentence).filter(({ from }) => !isSaid(from)),
  );
}

function evaluatingIn(text: string, { from, to }: Span): EvaluatingWord[] {
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
    found.push({ ...span, words: text.slice(span.from, span.to), class: name });
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
