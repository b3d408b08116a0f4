import type { Difference, DifferenceKind, Side, Told } from "../../compare/comparison.ts";
import type { Span } from "../../record.ts";
import { dayWords } from "../day-words.ts";
import { ACTS } from "../event-words.ts";
import type { FoldedRow } from "./fold-rows.ts";
import { type ComparedReport, passagesOf, reportOf, sentencesOf } from "./reports.ts";
import { type State, stateOf } from "./state-words.ts";

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

export const IN_ROWS: ReadonlySet<DifferenceKind> = new Set([
  "asserted-attributed",
  "status",
  "denied",
  "value",
  "speaker",
]);

export function toldRow(
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

/** "not found (read whole, 812 words)": absence is never told without its base. */
export function absenceWords({ whole, words }: ComparedReport["document"]): string {
  return whole ? `not found (read whole, ${wordCount(words)})` : `not found, but not read whole (${wordCount(words)})`;
}

/** "1 word", "1,204 words" */
export function wordCount(words: number): string {
  return `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
}

/** More places in one report are counted, not shown: what it comes back to again and again. */
const MOST_PASSAGES = 3;

/** The first of the passages that tell something, and in how many more it is told. */
export function firstPassages({ passages }: ToldPlace): { readonly shown: readonly Span[]; readonly more: string } {
  const more = passages.length - MOST_PASSAGES;
  if (more <= 0) return { shown: passages, more: "" };
  return { shown: passages.slice(0, MOST_PASSAGES), more: ` … and in ${more} more ${more === 1 ? "place" : "places"}` };
}
