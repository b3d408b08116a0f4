import type { Document, Span } from "../record.ts";

/** The words of `spans`; a gap between two of them reads as " … ". */
export function spannedText(document: Document, spans: readonly Span[]): string {
  return spans.map((span) => document.text.slice(span.from, span.to)).join(" … ");
}
