import { readFileSync } from "node:fs";
import { stem } from "porter2";
import type { Span } from "../record.ts";
import type { Telling } from "./telling.ts";

export type EvaluatingClass = "adjective" | "adverb" | "verb" | "noun" | "phrase" | "quotation marks";

/** A word or phrase with which the reporter evaluates what is told. */
export interface EvaluatingWord extends Span {
  readonly words: string;
  readonly class: EvaluatingClass;
}

interface Lexicon {
  readonly words: ReadonlyMap<string, EvaluatingClass>;
  /** Verbs and nouns, by stem: "slammed", "stunts". */
  readonly stems: ReadonlyMap<string, EvaluatingClass>;
  readonly phrases: RegExp;
}

let known: Lexicon | null = null;

function lexicon(): Lexicon {
  if (known !== null) return known;
  const rows = readFileSync(new URL("../../data/evaluating-words.tsv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  const entries = rows.map((row) => row.split("\t") as [string, EvaluatingClass]);
  const single = entries.filter(([word]) => !word.includes(" "));
  const phrases = entries.flatMap(([word]) =>
    word.includes(" ") ? [word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")] : [],
  );
  known = {
    words: new Map(single.filter(([, name]) => name === "adjective" || name === "adverb")),
    stems: new Map(
      single.filter(([, name]) => name === "verb" || name === "noun").map(([word, name]) => [stem(word), name]),
    ),
    phrases: new RegExp(`\\b(?:${phrases.join("|")})\\b`, "gi"),
  };
  return known;
}

const WORD = /\p{L}+(?:[’'-]\p{L}+)*/gu;

/**
 * The reporter's own evaluating words in a telling: those of `data/evaluating-words.tsv` that stand in nobody's statement and in no
 * name. What they are worth is for the reader to say.
 */
export function findEvaluatingWords({ document, headline, sentences, record }: Telling): EvaluatingWord[] {
  const { words, stems, phrases } = lexicon();
  const said = record.statements.flatMap(({ content }) =>
    content.spans.map((span) => withoutAdverb(document.text, span)),
  );
  said.sort((a, b) => a.from - b.from);
  const isSaid = openCover(said);
  return [...(headline === null ? [] : [headline]), ...sentences].flatMap(({ from, to }) => {
    const text = document.text.slice(from, to);
    const found = new Map<number, EvaluatingWord>();
    const add = (at: number, length: number, name: EvaluatingClass) => {
      const start = from + at;
      if (!isSaid(start))
        found.set(at, { from: start, to: start + length, words: text.slice(at, at + length), class: name });
    };
    for (const match of text.matchAll(WORD)) {
      // A capital within a sentence is a name: the Wild, the Patriot Act.
      if (match.index > 0 && /^\p{Lu}/u.test(match[0])) continue;
      const word = match[0].toLowerCase();
      const name = words.get(word) ?? stems.get(stem(word));
      if (name !== undefined) add(match.index, match[0].length, name);
    }
    for (const match of text.matchAll(phrases)) add(match.index, match[0].length, "phrase");
    return [...found.values()].sort((a, b) => a.from - b.from);
  });
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
