import type { Span } from "../../record.ts";
import { spannedText } from "../../text/spanned-text.ts";
import { wordStem } from "../../text/stems.ts";
import { commonSubsequence } from "../common-subsequence.ts";
import type { Wording } from "../comparison.ts";
import { sameForm } from "../quotation-words.ts";
import { cosine, stemWeight } from "../stem-weights.ts";
import { stretchesOf, type ToldItem, vectorOf } from "../told-item.ts";
import { areKnown } from "../wordings.ts";
import { type Context, type Found, labelOf } from "./found.ts";

/** Stretches as alike as this differ in a word or two, not in what they tell. */
const ALIKE = 0.5;
const MOST_WORDS = 3;
const MOST_PAIRS = 200;

/** Words that stand in the place of others where two reports tell the same in nearly the same words: "survey ship", "warship"; those of wordings are told already. */
export function findReplaced({ rows }: Context, wordings: readonly Wording[]): Found[] {
  const seen = new Set<string>();
  return rows.flatMap(({ told, items }): Found[] => {
    const stretches = items.map(stretch);
    return items.flatMap((a, k) =>
      items.slice(k + 1).flatMap((b, n): Found[] => {
        // Other words within quotation marks are an altered quotation.
        if (a.telling === b.telling || (isQuoted(a) && isQuoted(b))) return [];
        const [left, right] = [stretches[k], stretches[k + 1 + n]];
        if (cosine(vectorOf(a), vectorOf(b)) < ALIKE && sameForm(stemsOf(left), stemsOf(right)) < ALIKE) return [];
        return replacements(left, right).flatMap(([x, y]): Found[] => {
          if (isName(a.telling.document.text, x) || isName(b.telling.document.text, y)) return [];
          const says = [spannedText(a.telling.document, [x]), spannedText(b.telling.document, [y])];
          const key = JSON.stringify([a.telling.at, x, b.telling.at, y]);
          if (seen.has(key)) return [];
          seen.add(key);
          const sides = [
            { document: a.telling.document.id, spans: [x], item: null, says: says[0] },
            { document: b.telling.document.id, spans: [y], item: null, says: says[1] },
          ];
          if (areKnown(sides, wordings)) return [];
          return [
            {
              kind: "words",
              what: "phrase",
              row: told.id,
              sides,
              notFoundIn: [],
              confidence: 0.5,
              text: `${labelOf(a.telling)}: “${says[0]}”; ${labelOf(b.telling)}: “${says[1]}”`,
            },
          ];
        });
      }),
    );
  });
}

function isQuoted(item: ToldItem): boolean {
  return "statement" in item && item.statement.quoted.length > 0;
}

/** "same-sex" and "same sex" are one. */
const joined = (words: readonly Word[]) => words.map(({ stem }) => stem).join("");

interface Word extends Span {
  readonly stem: string;
}

/** The words of the sentence that an item stands in, or of what was said. */
function stretch(item: ToldItem): Word[] {
  const { text } = item.telling.document;
  return stretchesOf(item).flatMap(({ from, to }) =>
    Array.from(text.slice(from, to).matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu), (match) => ({
      from: from + match.index,
      to: from + match.index + match[0].length,
      stem: wordStem(match[0]),
    })),
  );
}

const stemsOf = (words: readonly Word[]) => words.map(({ stem }) => stem);

/** Runs of a few words of A and of B between words that both have, where neither run is in the other text. */
function replacements(a: readonly Word[], b: readonly Word[]): [Span, Span][] {
  if (a.length > MOST_PAIRS || b.length > MOST_PAIRS) return [];
  const pairs = commonSubsequence(stemsOf(a), stemsOf(b));
  const found: [Span, Span][] = [];
  for (const [k, [i, j]] of pairs.entries()) {
    const [nextI, nextJ] = pairs[k + 1] ?? [-1, -1];
    const [x, y] = [a.slice(i + 1, nextI), b.slice(j + 1, nextJ)];
    if (nextI < 0 || x.length === 0 || y.length === 0 || x.length > MOST_WORDS || y.length > MOST_WORDS) continue;
    const isHeld = isPair(pairs[k - 1], i - 1, j - 1) || isPair(pairs[k + 2], nextI + 1, nextJ + 1);
    if (joined(x) === joined(y)) continue;
    if (!isHeld || !isTelling(x, b) || !isTelling(y, a)) continue;
    found.push([
      { from: x[0].from, to: x.at(-1)!.to },
      { from: y[0].from, to: y.at(-1)!.to },
    ]);
  }
  return found;
}

/** Runs that are other names are other people, places and bodies, not other words. */
const isName = (text: string, { from, to }: Span) => /^\p{Lu}/u.test(text.slice(from, to));

function isPair(pair: readonly [number, number] | undefined, i: number, j: number): boolean {
  return pair !== undefined && pair[0] === i && pair[1] === j;
}

const TELLING = 1.5;

/** Does a run hold a word that tells something and is no number, and none that the other text has as well? */
function isTelling(run: readonly Word[], other: readonly Word[]): boolean {
  // A number and what it counts are a value.
  if (run.some(({ stem }) => /\d/.test(stem))) return false;
  const heavy = run.filter(({ stem }) => stemWeight(stem) >= TELLING);
  return heavy.length > 0 && heavy.every((word) => !other.some(({ stem }) => stem === word.stem));
}
