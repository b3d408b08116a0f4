import type { ComparedVoice, Comparison, Difference, DifferenceKind, Side, Told } from "../../compare/comparison.ts";
import type { Record, Span } from "../../record.ts";
import { dayWords } from "../day-words.ts";
import { ACTS } from "../event-words.ts";
import { type FoldedRow, foldRows } from "./fold-rows.ts";
import { type ComparedReport, openReports, passagesOf, sentencesOf } from "./reports.ts";
import { listed, type State, stateOf } from "./state-words.ts";

/** A comparison as its views show it, whether in a terminal or on a page. */
export interface ComparisonView {
  readonly comparison: Comparison;
  readonly reports: readonly ComparedReport[];
  readonly voices: readonly ComparedVoice[];
  /** Told by more than one report. */
  readonly shared: readonly ToldRow[];
  /** Told by one report alone. */
  readonly alone: readonly ToldRow[];
  readonly wordings: readonly WordingRow[];
  /** Words that judge, of single reports. */
  readonly evaluating: readonly WordingRow[];
  /** Quotations that were cut or altered, or have another speaker; and whatever else stands in no row. */
  readonly quotations: readonly Difference[];
  /** How many differences there are. Evaluating words are none: a report has them whatever others say. */
  readonly total: number;
  /** How many there are of each kind, evaluating words too, without those that there are none of. */
  readonly counts: readonly { readonly kind: DifferenceKind; readonly count: number }[];
}

/** Something told: which reports tell it, how, and where they part over it. */
export interface ToldRow {
  /** 1 for the first of all, shared or not. */
  readonly number: number;
  readonly told: Told;
  /** With those that the same sentences tell as well. */
  readonly all: readonly Told[];
  /** "promise, agree"; "said" for an utterance. */
  readonly what: string;
  /** One for each report, in their order. */
  readonly cells: readonly Cell[];
  /** Acts that the same sentences tell as well. */
  readonly also: readonly AlsoTold[];
  readonly conflicts: readonly Conflict[];
}

/** What one report has of a row. */
export interface Cell {
  readonly report: ComparedReport;
  /** Of the first place that tells it. */
  readonly state: State;
  /** Each place that tells it; empty for what is not told. */
  readonly places: readonly ToldPlace[];
  /** Of what is not told, on which base; "" for what is. */
  readonly absence: string;
}

/** Sentences of a report that tell something, in one way. */
export interface ToldPlace {
  /** "asserted", "on Velmark’s word", "Anton Reyl, in own words". */
  readonly words: string;
  readonly state: State;
  /** The numbers of its sentences. */
  readonly sentences: readonly number[];
  readonly passages: readonly Span[];
  /** What of them is told: the word for an act, what was said. */
  readonly marks: readonly Span[];
  /** What of them is otherwise in other reports. */
  readonly differing: readonly Span[];
}

export interface AlsoTold {
  readonly told: Told;
  readonly what: string;
  /** The letters of those that tell it, with how, where it is not as the row itself. */
  readonly by: string;
}

/** Where the reports of a row part: "number", and what each of them says. */
export interface Conflict {
  readonly difference: Difference;
  readonly label: string;
  readonly sides: readonly {
    readonly report: ComparedReport;
    readonly says: string;
    readonly spans: readonly Span[];
  }[];
}

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

const IN_ROWS: ReadonlySet<DifferenceKind> = new Set(["asserted-attributed", "status", "denied", "value", "speaker"]);

/** Opens the view of a comparison. `records` are those it was made of, for what is known of their sentences. */
export function openComparisonView(comparison: Comparison, records: readonly Record[] = []): ComparisonView {
  const reports = openReports(comparison, records);
  const { told, voices, words, differences } = comparison;
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
    wordings: [
      ...words.map((wording) => ({
        id: wording.id,
        about: wordingAbout(wording, rows),
        sides: wording.sides.map(({ document, words, spans, class: cue }) => ({
          report: reportOf(reports, document),
          words,
          spans,
          class: cue === null ? null : `a word of ${CUES[cue]}`,
        })),
      })),
      ...differences
        .filter(({ kind, row }) => kind === "words" && !words.some(({ id }) => id === row))
        .map((difference) => differenceWords(difference, "the same thing", reports)),
    ],
    evaluating: differences
      .filter(({ kind }) => kind === "evaluating")
      .map((difference) => differenceWords(difference, difference.what ?? "", reports)),
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

export function reportOf(reports: readonly ComparedReport[], document: string): ComparedReport {
  const report = reports.find((one) => one.document.id === document);
  if (report === undefined) throw new RangeError(`the comparison has no document ${document}`);
  return report;
}

/** "not found (read whole, 812 words)": absence is never told without its base. */
export function absenceWords({ whole, words }: ComparedReport["document"]): string {
  return whole ? `not found (read whole, ${wordCount(words)})` : `not found, but not read whole (${wordCount(words)})`;
}

/** "1 word", "1,204 words" */
export function wordCount(words: number): string {
  return `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
}

function countTelling({ sides }: Told): number {
  return new Set(sides.map(({ document }) => document)).size;
}

function toldRow(
  { told, folded, sentences }: FoldedRow,
  number: number,
  reports: readonly ComparedReport[],
  differences: readonly Difference[],
): ToldRow {
  const ids = new Set([told, ...folded].map(({ id }) => id));
  const own = differences.filter(({ row }) => row !== null && ids.has(row));
  const conflicts = withoutRepeated(
    own.filter(({ kind }) => IN_ROWS.has(kind)).map((difference) => conflictOf(difference, reports)),
  );
  const cells = reports.map((report) => cellOf(told, report, sentences.get(report.document.id) ?? [], own, conflicts));
  const events = folded.filter((other) => other.kind === "event" && other.type !== told.type);
  return {
    number,
    told,
    all: [told, ...folded],
    what: whatOf(told),
    cells,
    also: [...Map.groupBy(events, ({ type }) => type).values()].map(([first]) => alsoOf(first, cells, own)),
    conflicts,
  };
}

function whatOf({ type }: Told): string {
  return type === null ? "said" : ACTS[type];
}

function cellOf(
  told: Told,
  report: ComparedReport,
  sentences: readonly number[],
  own: readonly Difference[],
  conflicts: readonly Conflict[],
): Cell {
  const { document } = report;
  const sides = told.sides.filter((side) => side.document === document.id);
  if (sides.length === 0) {
    const isUnclear = told.unclearIn.includes(document.id);
    const absence = isUnclear ? "may be told in other words" : absenceWords(document);
    return { report, state: isUnclear ? "unclear" : "absent", places: [], absence };
  }
  const differing = conflicts
    .filter(({ difference }) => difference.kind === "value" || difference.kind === "status")
    .flatMap(({ sides }) => sides.filter((side) => side.report === report).flatMap(({ spans }) => spans));
  const inBody = (side: Side) => {
    const touched = sentencesOf(report, side.spans);
    const kept = touched.filter((sentence) => sentences.includes(sentence));
    return kept.length > 0 ? kept : touched;
  };
  const byPlace = Map.groupBy(sides, (side) => inBody(side).join(" "));
  const places = [...byPlace.values()].map((here): ToldPlace => {
    const states = here.map((side) => stateOf(told, side, own));
    const at = inBody(here[0]);
    const passages = passagesOf(report, at);
    const isIn = ({ from, to }: Span) => passages.some((passage) => from < passage.to && passage.from < to);
    return {
      words: [...new Set(states.map(({ words }) => words))].join("; "),
      state: states[0].state,
      sentences: at,
      passages,
      marks: here.flatMap(({ spans, item }) => (item === null ? [] : spans.filter(isIn))),
      differing: differing.filter(isIn),
    };
  });
  return { report, state: places[0].state, places, absence: "" };
}

function alsoOf(told: Told, cells: readonly Cell[], own: readonly Difference[]): AlsoTold {
  const tellers = cells.flatMap(({ report, state }) => {
    const side = told.sides.find(({ document }) => document === report.document.id);
    if (side === undefined) return [];
    const here = stateOf(told, side, own).state;
    return [{ letter: report.letter, words: here !== state && NO_FACT.has(here) ? here : "" }];
  });
  const isAsRow = tellers.every(({ words }) => words === "") && tellers.length === cells.filter(isTold).length;
  const by = tellers.map(({ letter, words }) => (words === "" ? letter : `${letter} ${words}`));
  return { told, what: whatOf(told), by: isAsRow ? "" : by.join(", ") };
}

const NO_FACT: ReadonlySet<State> = new Set(["denied", "planned", "possible"]);

/** The same sentences may stand in several rows: what these tell of one kind of conflict is one, for each report the first. */
function withoutRepeated(conflicts: readonly Conflict[]): Conflict[] {
  const groups = Map.groupBy(conflicts, (conflict) =>
    conflict.difference.kind === "value" ? conflict : conflict.label,
  );
  return [...groups.values()].map((same) => {
    const sides = new Map<ComparedReport, Conflict["sides"][number]>();
    for (const side of same.flatMap((conflict) => conflict.sides))
      if (!sides.has(side.report)) sides.set(side.report, side);
    return same.length === 1 ? same[0] : { ...same[0], sides: [...sides.values()].sort(byLetter) };
  });
}

function byLetter(a: { readonly report: ComparedReport }, b: { readonly report: ComparedReport }): number {
  return a.report.letter < b.report.letter ? -1 : 1;
}

/** What the reports of a conflict say, those that say the same together. */
export function saidTogether({ sides }: Conflict): { readonly letters: readonly string[]; readonly says: string }[] {
  return [...Map.groupBy(sides, ({ says }) => says)].map(([says, same]) => ({
    letters: [...new Set(same.map(({ report }) => report.letter))],
    says,
  }));
}

/** The cells that tell, those with the very same words together, as reports from one agency have them. */
export function toldTogether(cells: readonly Cell[]): Cell[][] {
  const wordsOf = ({ report, places }: Cell) =>
    places.map(({ words, passages }) => [
      words,
      ...passages.map(({ from, to }) => report.document.text.slice(from, to)),
    ]);
  return [...Map.groupBy(cells.filter(isTold), (cell) => JSON.stringify(wordsOf(cell))).values()];
}

export function isTold({ state }: Cell): boolean {
  return state !== "absent" && state !== "unclear";
}

const LABELS: { readonly [kind in DifferenceKind]?: string } = {
  "asserted-attributed": "whose word",
  speaker: "who says it",
};

function conflictOf(difference: Difference, reports: readonly ComparedReport[]): Conflict {
  const { kind, what } = difference;
  const sides = difference.sides.map(({ document, says, spans }) => ({
    report: reportOf(reports, document),
    says: what === "date" ? dayWords(says) : says,
    spans,
  }));
  return {
    difference,
    label: kind === "value" ? (what ?? "value") : (LABELS[kind] ?? kind),
    sides: sides.sort(byLetter),
  };
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

const ABOUT = { actor: "the same party", act: "the same act", statement: "what leads in the same words" } as const;

function wordingAbout({ about, of }: Comparison["words"][number], rows: readonly ToldRow[]): string {
  return rows.some(({ told }) => told.id === of) || /^t\d+$/.test(of) ? ABOUT[about] : of;
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

/** More places in one report are counted, not shown: what it comes back to again and again. */
const MOST_PASSAGES = 3;

/** The first of the passages that tell something, and in how many more it is told. */
export function firstPassages({ passages }: ToldPlace): { readonly shown: readonly Span[]; readonly more: string } {
  const more = passages.length - MOST_PASSAGES;
  if (more <= 0) return { shown: passages, more: "" };
  return { shown: passages.slice(0, MOST_PASSAGES), more: ` … and in ${more} more ${more === 1 ? "place" : "places"}` };
}

/** Whom one report quotes and how much: "5 statements, 67 words, 45 % in own words". */
export function voiceFigures({ statements, words, direct }: ComparedVoice["in"][number]) {
  return { statements: statements.length, words, direct, share: words === 0 ? 0 : Math.round((100 * direct) / words) };
}

/** The sentence, by its number, that a stretch stands in; `null` for a stretch outside of all. */
export function sentenceAt(report: ComparedReport, spans: readonly Span[]): number | null {
  return sentencesOf(report, spans.slice(0, 1))[0] ?? null;
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
