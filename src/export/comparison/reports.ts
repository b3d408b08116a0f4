import type { ComparedDocument, Comparison } from "../../compare/comparison.ts";
import type { Document, Record, Span } from "../../record.ts";
import { findLayout } from "../../text/find-layout.ts";
import { firstIndex } from "../../text/first-index.ts";

/** One of the reports of a comparison, with its sentences. */
export interface ComparedReport {
  /** A, B … in the order of `Comparison.documents`. */
  readonly letter: string;
  readonly document: ComparedDocument;
  /** Its outlet, else its title, else its id. */
  readonly label: string;
  /** All of its sentences in order, headline and all. */
  readonly sentences: readonly Span[];
  /** Those of them, by number, that stand in the headline. */
  readonly headline: ReadonlySet<number>;
  readonly paragraphs: readonly Span[];
  /** What was made of it; `null` where only the comparison is at hand. */
  readonly record: Record | null;
}

/** Opens the reports of a comparison. `records` are those it was made of, in any order; without them the text alone is gone by. */
export function openReports({ documents }: Comparison, records: readonly Record[]): ComparedReport[] {
  const byId = new Map(records.map((record) => [record.document.id, record]));
  return documents.map((document, k) => {
    // One that was given twice has `~2` behind its id.
    const record = byId.get(document.id) ?? byId.get(document.id.replace(/~\d+$/, "")) ?? null;
    const layout = findLayout(record?.document ?? bare(document));
    return {
      letter: String.fromCharCode(65 + k),
      document,
      label: document.outlet ?? document.title ?? document.id,
      sentences: layout.sentences,
      headline: new Set(
        layout.sentences.flatMap(({ paragraph }, k) => (layout.paragraphs[paragraph].kind === "headline" ? [k] : [])),
      ),
      paragraphs: layout.paragraphs,
      record,
    };
  });
}

function bare({ id, url, outlet, title, published, text }: ComparedDocument): Document {
  return {
    ...{ id, url, outlet, title, published, text },
    ...{ source: null, byline: [], found: {}, language: null, removed: [] },
  };
}

/** The sentences, by their numbers, that any of `spans` touches. */
export function sentencesOf({ sentences }: ComparedReport, spans: readonly Span[]): number[] {
  const touched = new Set<number>();
  for (const { from, to } of spans) {
    for (
      let k = firstIndex(sentences.length, (s) => sentences[s].to > from);
      k < sentences.length && sentences[k].from < to;
      k++
    )
      touched.add(k);
  }
  return [...touched].sort((a, b) => a - b);
}

/** The sentence, by its number, that a stretch stands in; `null` for a stretch outside of all. */
export function sentenceAt(report: ComparedReport, spans: readonly Span[]): number | null {
  return sentencesOf(report, spans.slice(0, 1))[0] ?? null;
}

/** The words of one report that tell something: neighbouring sentences of it as stretches of its text. */
export function passagesOf(report: ComparedReport, sentences: readonly number[]): Span[] {
  const passages: { from: number; to: number; last: number }[] = [];
  for (const k of sentences) {
    const { from, to } = report.sentences[k];
    const before = passages.at(-1);
    if (before !== undefined && before.last === k - 1) Object.assign(before, { to, last: k });
    else passages.push({ from, to, last: k });
  }
  return passages.map(({ from, to }) => ({ from, to }));
}

/** The report of a document. Errors: RangeError for one that is not compared. */
export function reportOf(reports: readonly ComparedReport[], document: string): ComparedReport {
  const report = reports.find((one) => one.document.id === document);
  if (report === undefined) throw new RangeError(`the comparison has no document ${document}`);
  return report;
}
