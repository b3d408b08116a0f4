import type { ComparedVoice, Comparison, Difference, DifferenceKind, Told } from "../../compare/comparison.ts";
import type { Record } from "../../record.ts";
import { foldRows } from "./fold-rows.ts";
import { type OnlyWords, onlyWords } from "./only-words.ts";
import { type ComparedReport, openReports } from "./reports.ts";
import { listed } from "./state-words.ts";
import { IN_ROWS, type ToldRow, toldRow } from "./told-row.ts";
import { type EvaluatingRow, evaluatingRows, type WordingRow, wordingRows } from "./wording-row.ts";

/** A comparison as its views show it, whether in a terminal or on a page. */
export interface ComparisonView {
  readonly comparison: Comparison;
  readonly reports: readonly ComparedReport[];
  readonly voices: readonly ComparedVoice[];
  /** Told by more than one report. */
  readonly shared: readonly ToldRow[];
  /** Told by one report alone. */
  readonly alone: readonly ToldRow[];
  /** Words that one report alone has in sentences of which no row tells it. */
  readonly onlyWords: readonly OnlyWords[];
  readonly wordings: readonly WordingRow[];
  /** Words that judge, by the sentences of single reports. */
  readonly evaluating: readonly EvaluatingRow[];
  /** Quotations that were cut or altered, or have another speaker; and whatever else stands in no row. */
  readonly quotations: readonly Difference[];
  /** How many differences there are. Evaluating words are none: a report has them whatever others say. */
  readonly total: number;
  /** How many there are of each kind, evaluating words too, without those that there are none of. */
  readonly counts: readonly { readonly kind: DifferenceKind; readonly count: number }[];
}

/** What each kind of difference is called. */
export const KIND_NAMES: { readonly [kind in DifferenceKind]: string } = {
  quoted: "quoted by some only",
  "only-in": "told by some only",
  "asserted-attributed": "fact here, somebody’s word there",
  status: "settled, planned or possible",
  denied: "denied",
  value: "another number, date, place or party",
  quotation: "quotation cut or altered",
  speaker: "another speaker",
  words: "other words",
  evaluating: "evaluating words",
};

/** Opens the view of a comparison. `records` are those it was made of, for what is known of their sentences. */
export function openComparisonView(comparison: Comparison, records: readonly Record[] = []): ComparisonView {
  const reports = openReports(comparison, records);
  const { told, voices, differences } = comparison;
  const folded = foldRows(told, reports);
  const shared = folded.filter(({ told }) => countTelling(told) > 1);
  const alone = reports.flatMap(({ document }) =>
    folded.filter(({ told }) => countTelling(told) < 2 && told.sides[0].document === document.id),
  );
  const rows = [...shared, ...alone].map((row, k) => toldRow(row, k + 1, reports, differences));
  const rowIds = new Set(told.map(({ id }) => id));
  const kinds = Object.keys(KIND_NAMES) as DifferenceKind[];
  return {
    comparison,
    reports,
    voices,
    shared: rows.slice(0, shared.length),
    alone: rows.slice(shared.length),
    onlyWords: onlyWords(differences, reports, new Set([...rowIds, ...voices.map(({ id }) => id)])),
    wordings: wordingRows(comparison, rows, reports),
    evaluating: evaluatingRows(comparison, reports),
    quotations: differences.filter(
      (difference) =>
        difference.kind === "quotation" ||
        difference.kind === "speaker" ||
        (IN_ROWS.has(difference.kind) && !rowIds.has(difference.row ?? "")),
    ),
    total: differences.filter(({ kind }) => kind !== "evaluating").length,
    counts: kinds
      .map((kind) => ({ kind, count: differences.filter((difference) => difference.kind === kind).length }))
      .filter(({ count }) => count > 0),
  };
}

function countTelling({ sides }: Told): number {
  return new Set(sides.map(({ document }) => document)).size;
}

/** Whom one report quotes and how much: "5 statements, 67 words, 45 % in own words". */
export function voiceFigures({ statements, words, direct }: ComparedVoice["in"][number]) {
  return { statements: statements.length, words, direct, share: words === 0 ? 0 : Math.round((100 * direct) / words) };
}

/** More others are told by their letters. */
const MOST_NAMED = 2;

/** What of a report's words others have too: "38 % as The Lindholm Courier". `null` where nothing is shared. */
export function sharedWords({ document }: ComparedReport, reports: readonly ComparedReport[]): string | null {
  if (document.sharedShare === 0) return null;
  const with_ = new Set(document.shared.flatMap(({ documents }) => documents));
  const others = reports.filter((report) => with_.has(report.document.id));
  const names = others.map(({ label, letter }) => (others.length > MOST_NAMED ? letter : label));
  return `${Math.max(1, Math.round(100 * document.sharedShare))} % as ${listed(names)}`;
}
