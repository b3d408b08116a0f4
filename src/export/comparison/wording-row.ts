import type { Comparison, Difference } from "../../compare/comparison.ts";
import type { Span } from "../../record.ts";
import { type ComparedReport, reportOf, sentenceAt } from "./reports.ts";
import type { ToldRow } from "./told-row.ts";

export interface WordingRow {
  readonly id: string;
  /** What the words are for: "Anton Reyl", "the same act". */
  readonly about: string;
  readonly sides: readonly {
    readonly report: ComparedReport;
    readonly words: string;
    readonly spans: readonly Span[];
    /** "a word of claiming", of the words that lead in what somebody says. */
    readonly class: string | null;
  }[];
}

const CUES = {
  say: "saying",
  ask: "asking",
  demand: "demanding",
  claim: "claiming",
  deny: "denying",
  accuse: "accusing",
  promise: "promising",
  warn: "warning",
  praise: "praising",
  believe: "believing",
  show: "showing",
  other: "another kind",
} as const;

const ABOUT = {
  actor: "the same party",
  act: "the same act",
  statement: "what leads in the same words",
  thing: "the same thing",
} as const;

/** What each report calls the same: actors, acts and what leads in words, then what is replaced within a sentence. */
export function wordingRows(
  { words, differences }: Comparison,
  rows: readonly ToldRow[],
  reports: readonly ComparedReport[],
): WordingRow[] {
  const named = words.map((wording) => ({
    id: wording.id,
    about: wordingAbout(wording, rows),
    sides: wording.sides.map(({ document, words, spans, class: cue }) => ({
      report: reportOf(reports, document),
      words,
      spans,
      class: cue === null ? null : `a word of ${CUES[cue]}`,
    })),
  }));
  const replaced = differences.filter(({ kind, row }) => kind === "words" && !words.some(({ id }) => id === row));
  return [...named, ...replaced.map((difference) => differenceWords(difference, "the same thing", reports))];
}

/** The words of one sentence that evaluate. */
export interface EvaluatingRow {
  readonly report: ComparedReport;
  /** The sentence, by its number; `null` for words outside of all. */
  readonly sentence: number | null;
  readonly words: readonly string[];
  readonly spans: readonly Span[];
}

/** The words that evaluate, those of a sentence together, so that none is read twice. */
export function evaluatingRows({ differences }: Comparison, reports: readonly ComparedReport[]): EvaluatingRow[] {
  const found = differences
    .filter(({ kind }) => kind === "evaluating")
    .flatMap(({ id, sides }) =>
      sides.map(({ document, says, spans }) => {
        const report = reportOf(reports, document);
        return { id, report, sentence: sentenceAt(report, spans), says, spans };
      }),
    );
  const rows = Map.groupBy(found, ({ id, report, sentence }) => `${report.letter} ${sentence ?? id}`);
  return [...rows.values()].map((words) => {
    const [{ report, sentence }] = words;
    return { report, sentence, words: words.map(({ says }) => says), spans: words.flatMap(({ spans }) => spans) };
  });
}

function wordingAbout({ about, of }: Comparison["words"][number], rows: readonly ToldRow[]): string {
  return of === null || rows.some(({ told }) => told.id === of) || /^t\d+$/.test(of) ? ABOUT[about] : of;
}

function differenceWords(difference: Difference, about: string, reports: readonly ComparedReport[]): WordingRow {
  return {
    id: difference.id,
    about,
    sides: difference.sides.map(({ document, says, spans }) => ({
      report: reportOf(reports, document),
      words: says,
      spans,
      class: null,
    })),
  };
}
