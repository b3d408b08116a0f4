import type { Difference } from "../../compare/comparison.ts";
import type { Span } from "../../record.ts";
import { type ComparedReport, sentenceAt } from "./reports.ts";
import { type SentenceParts, sentenceParts } from "./sentence-parts.ts";

/** Words of a sentence that one report alone has, or whom it alone quotes, where they stand in no row. */
export interface OnlyWords {
  readonly report: ComparedReport;
  /** The number of the sentence. */
  readonly sentence: number;
  /** The sentence in parts; `isOwn` those that the others have not. */
  readonly parts: SentenceParts;
  /** Who is quoted there, by name. */
  readonly quoted: readonly string[];
}

/** What one report alone has by words of its sentences, in their order; `rows`: the ids of what is shown otherwise. */
export function onlyWords(
  differences: readonly Difference[],
  reports: readonly ComparedReport[],
  rows: ReadonlySet<string>,
): OnlyWords[] {
  const own = differences.filter(({ kind, row }) => (kind === "only-in" || kind === "quoted") && !rows.has(row ?? ""));
  return reports.flatMap((report) => {
    const bySentence = new Map<number, { spans: Span[]; quoted: string[] }>();
    for (const { kind, sides } of own) {
      for (const { document, spans, says } of sides) {
        const sentence = document === report.document.id ? sentenceAt(report, spans) : null;
        if (sentence === null) continue;
        const found = bySentence.get(sentence) ?? { spans: [], quoted: [] };
        bySentence.set(sentence, found);
        found.spans.push(...spans);
        if (kind === "quoted") found.quoted.push(says);
      }
    }
    return [...bySentence]
      .sort(([a], [b]) => a - b)
      .map(([sentence, { spans, quoted }]) => ({
        report,
        sentence,
        parts: sentenceParts(report.document.text, report.sentences[sentence], spans),
        quoted,
      }));
  });
}
