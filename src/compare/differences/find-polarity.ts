import type { Span } from "../../record.ts";
import { wordStem } from "../../text/stems.ts";
import { cosine, stemWeight } from "../stem-weights.ts";
import type { Telling, TellingStatement } from "../telling.ts";
import type { Context, Found } from "./found.ts";
import { ANY_NEGATION, notSo } from "./negation.ts";

/** What is told or claimed in one report and said not to be so in another: the same words, one of them negated. */
export function findPolarity(context: Context): Found[] {
  const { tellings } = context;
  const all = tellings.map(stretchesOf);
  const told = tellings.map((telling, k) => all[k].filter(({ spans }) => !isNegated(telling, spans)));
  return tellings.flatMap((telling, own) =>
    all[own].flatMap((negated): Found[] => {
      const words = negatedStems(telling, negated.spans);
      if (words.size === 0) return [];
      const found = tellings
        .flatMap((other, k) => (k === own ? [] : told[k].map((stretch) => ({ other, stretch }))))
        .filter(({ stretch }) => isTold(stretch, words, negated))
        .map(({ other, stretch }) => ({ other, stretch, alike: cosine(negated.vector, stretch.vector) }))
        .filter(({ alike }) => alike >= ALIKE)
        .sort((a, b) => b.alike - a.alike)[0];
      if (found === undefined) return [];
      const { other, stretch, alike } = found;
      return [notSo(context, { telling: other, ...stretch }, { telling, ...negated }, alike)];
    }),
  );
}

const ALIKE = 0.4;
/** So many telling words in common beside the negated one. */
const SHARED = 2;

interface Stretch {
  readonly spans: readonly Span[];
  readonly vector: ReadonlyMap<string, number>;
  readonly statement: TellingStatement | null;
}

/** What is said, the sentences in which nobody says anything, and the clauses of all. */
function stretchesOf({ statements, sentences }: Telling): Stretch[] {
  return [
    ...statements.map((statement) => ({
      spans: statement.statement.content.spans,
      vector: statement.vector,
      statement,
    })),
    ...sentences
      .filter((sentence) => sentence.statements.length === 0)
      .map((sentence) => ({
        spans: [{ from: sentence.from, to: sentence.to }],
        vector: sentence.vector,
        statement: null,
      })),
    ...sentences.flatMap(({ clauses }) =>
      clauses.map(({ span, vector }) => ({ spans: [span], vector, statement: null })),
    ),
  ];
}

const NEGATION =
  /\b(?:not one|not a single|none of the|no)(?:\s+\p{L}+){1,3}|\b(?:not|never|no longer|cannot|n[’']t)\s+\p{L}+/giu;

/** The stems of verbs and predicates that stand after a negation. */
function negatedStems({ document }: Telling, spans: readonly Span[]): Set<string> {
  const found = new Set<string>();
  for (const { from, to } of spans) {
    for (const match of document.text.slice(from, to).matchAll(NEGATION)) {
      for (const word of match[0].split(/\s+/).slice(1)) {
        const own = wordStem(word);
        if (stemWeight(own) >= 1) found.add(own);
      }
    }
  }
  return found;
}

function isNegated({ document }: Telling, spans: readonly Span[]): boolean {
  return spans.some(({ from, to }) => ANY_NEGATION.test(document.text.slice(from, to)));
}

/** Has a stretch a negated word of another, and more of its telling words? */
function isTold(stretch: Stretch, words: ReadonlySet<string>, negated: Stretch): boolean {
  if (![...words].some((word) => stretch.vector.has(word))) return false;
  return [...negated.vector.keys()].filter((word) => stretch.vector.has(word)).length >= SHARED;
}
