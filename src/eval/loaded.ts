import { openTellings } from "../compare/compare.ts";
import { type EvaluatingWord, findEvaluatingWords } from "../compare/evaluating-words.ts";
import type { ReadMeanings } from "../compare/meanings.ts";
import { oddsOf } from "../compare/word-answers.ts";
import type { Record } from "../record.ts";
import type { Share } from "./counts.ts";
import { touches } from "./match.ts";
import { pairRecords } from "./scorable.ts";
import type { GoldTelling } from "./telling-gold.ts";

export interface LoadedScores {
  readonly documents: number;
  readonly missing: number;
  /** Of the words found, those that overlap loaded wording marked as the reporter's. */
  readonly found: Share;
  /** Of the marked stretches, those that overlap a word found. */
  readonly marked: Share;
  /** Words found in a stretch marked otherwise: as slanted information, or as somebody's words. */
  readonly elsewhere: number;
}

/**
 * Scores the reporter's evaluating words beside the loaded wording that is marked as the reporter's, by overlap; `readMeanings` tells what
 * words mean. Throws UnscorableError for records that do not fit the marked reports.
 */
export async function scoreLoaded(
  gold: readonly GoldTelling[],
  records: Iterable<Record>,
  readMeanings: ReadMeanings,
): Promise<LoadedScores> {
  const { pairs, missing } = pairRecords(gold, records);
  const found = { right: 0, of: 0 };
  const marked = { right: 0, of: 0 };
  let elsewhere = 0;
  for (const { gold: telling, record } of pairs) {
    const words = record === null ? [] : await evaluatingWords(record, readMeanings);
    const own = telling.loaded.filter(({ kind, isQuoted }) => kind === "wording" && !isQuoted);
    const other = telling.loaded.filter((span) => !own.includes(span));
    for (const word of words) {
      found.of++;
      if (own.some((span) => touches(span, word))) found.right++;
      else if (other.some((span) => touches(span, word))) elsewhere++;
    }
    marked.of += own.length;
    marked.right += own.filter((span) => words.some((word) => touches(span, word))).length;
  }
  return { documents: gold.length, missing, found, marked, elsewhere };
}

async function evaluatingWords(record: Record, readMeanings: ReadMeanings): Promise<EvaluatingWord[]> {
  const meant = await readMeanings([record.document]);
  const [telling] = openTellings([record], meant?.meanings);
  const alone = meant?.beside(0, 0) ?? null;
  return findEvaluatingWords(telling, alone === null ? null : oddsOf(alone[0], "evaluating"));
}
