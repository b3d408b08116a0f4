import type { Difference } from "../../compare/comparison.ts";
import type { Span } from "../../record.ts";
import { names } from "../../text/stems.ts";
import { type ComparedReport, reportOf, sentenceAt } from "./reports.ts";
import { type SentenceParts, sentenceParts } from "./sentence-parts.ts";

/** One report's version of a quotation. */
export interface QuotedSide {
  readonly report: ComparedReport;
  /** Who says it there, where that is what differs. */
  readonly who: string;
  readonly spans: readonly Span[];
  /** The words in order; `isOwn` those that the other version has not. */
  readonly parts: SentenceParts;
}

const LABELS: { readonly [what: string]: string } = { cut: "One version is shorter", altered: "The words differ" };
/** Longer quotations are not compared word by word. */
const MOST_WORDS = 600;

/** The versions of what a difference is about, word by word against each other. */
export function quotedSides(
  difference: Difference,
  reports: readonly ComparedReport[],
): { label: string; sides: QuotedSide[] } {
  const { kind, what, sides } = difference;
  const texts = sides.map(({ document, spans }) => {
    const { text } = reportOf(reports, document).document;
    const stretches = spans.map(({ from, to }) => text.slice(from, to));
    const quoted = stretches.filter((stretch) => /[“"«‘]/.test(stretch));
    return (quoted.length > 0 ? quoted : stretches).join(" … ");
  });
  const isSpeaker = kind === "speaker";
  const isQuotation = isSpeaker || kind === "quotation";
  return {
    label: isSpeaker ? "The same words, another speaker" : (LABELS[what ?? ""] ?? difference.text),
    sides: sides.map((side, k) => {
      const other = texts.filter((_, o) => o !== k).sort((a, b) => b.length - a.length)[0] ?? texts[k];
      return {
        report: reportOf(reports, side.document),
        who: isSpeaker ? side.says : "",
        spans: side.spans,
        parts: isSpeaker
          ? [{ text: texts[k], isOwn: false }]
          : isQuotation
            ? againstOther(texts[k], other)
            : inSentence(reportOf(reports, side.document), side.spans),
      };
    }),
  };
}

/** What differs, a number or a clause, in the sentence that tells what it is of. */
function inSentence(report: ComparedReport, spans: readonly Span[]): QuotedSide["parts"] {
  const { text } = report.document;
  const [span] = spans;
  const at = sentenceAt(report, spans);
  return sentenceParts(text, at === null ? span : report.sentences[at], [span]);
}

/** What those that stand in no row are called together. */
export function quotationsTitle(differences: readonly Difference[]): string {
  const quoted = differences.filter(({ kind }) => kind === "quotation" || kind === "speaker").length;
  if (quoted === differences.length) return "Quotations";
  return quoted === 0 ? "Other differences" : "Quotations and other differences";
}

/** `text` in parts: those words in it that `other` has not, in its order, are its own. */
function againstOther(text: string, other: string): QuotedSide["parts"] {
  const tokens = text.match(/\s+|[^\s]+/g) ?? [];
  const words = tokens.map((token) => names(token).join(" "));
  const [a, b] = [words.filter(Boolean), names(other)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return [{ text, isOwn: false }];
  const shared = sharedWords(a, b);
  const parts: { text: string; isOwn: boolean }[] = [];
  let at = 0;
  let isOwn = false;
  for (const [k, token] of tokens.entries()) {
    if (words[k] !== "") isOwn = !shared.has(at++);
    const last = parts.at(-1);
    if (last !== undefined && last.isOwn === isOwn) last.text += token;
    else parts.push({ text: token, isOwn });
  }
  return parts;
}

/** The places in `a` of a longest common subsequence with `b`. */
function sharedWords(a: readonly string[], b: readonly string[]): Set<number> {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1] + 1
          : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  const shared = new Set<number>();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared.add(i++);
      j += 1;
    } else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return shared;
}
