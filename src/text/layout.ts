import type { Span } from "../record.ts";

/** Half-open indices into a list: first one included, last one not. */
export interface IndexRange {
  readonly from: number;
  readonly to: number;
}

export type ParagraphKind = "headline" | "byline" | "dateline" | "body" | "removed";

/** A paragraph and what it is in the report. It begins and ends with a token. */
export interface Paragraph extends Span {
  readonly kind: ParagraphKind;
  /** The label, without its colon, of the turn in an interview or transcript that this paragraph opens or goes on with ("Q", "BLINKEN"). */
  readonly turn: Span | null;
  /** Half-open indices into `Layout.sentences`. */
  readonly sentences: IndexRange;
  /** Half-open indices into `Layout.tokens`. */
  readonly tokens: IndexRange;
}

export interface Sentence extends Span {
  /** Half-open indices into `Layout.tokens`. */
  readonly tokens: IndexRange;
  readonly paragraph: number;
}

/** Word tokens (words, numbers, single marks); token k is `text.slice(from[k], to[k])`. */
export interface Tokens {
  readonly length: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 0 outside a quotation, 1 inside, 2 a quotation mark that opens or closes one. */
  readonly quote: Uint8Array;
  readonly sentence: Int32Array;
  readonly paragraph: Int32Array;
}

export type QuotationStyle =
  | "curly"
  | "straight"
  | "single"
  | "straight-single"
  | "guillemets"
  | "low"
  | "doubled-commas"
  | "blockquote";

/**
 * A quotation: what stands between an opening and a closing mark. One that runs over paragraphs is one Quotation with
 * a part for each paragraph.
 */
export interface Quotation {
  /** With the marks; from the first mark to the last. */
  readonly from: number;
  readonly to: number;
  /** Half-open indices into `Layout.tokens`, with the marks. */
  readonly tokens: IndexRange;
  /** The words of each paragraph's part, without marks. */
  readonly parts: readonly Span[];
  readonly marks: readonly Span[];
  /** The style of the mark that opens it. */
  readonly style: QuotationStyle;
  /** `false` for a mark that is never closed: it ends with its paragraph, or before the next mark like it that opens. */
  readonly closed: boolean;
  /** 0 for an outer quotation, 1 for one within it … */
  readonly depth: number;
  /** The index of the quotation around this one, or `null`. */
  readonly parent: number | null;
  /** `speech`: reads as somebody's words; `scare`: a term, nickname, title or phrase set off, not told as speech. */
  readonly kind: "speech" | "scare";
}

/** The text of a document in paragraphs, sentences, tokens and paired quotation marks. Everything slices to the text it claims. */
export interface Layout {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: Tokens;
  /** In order of the text, outer before inner. */
  readonly quotations: readonly Quotation[];
  /** Bracketed inserts in quotations and turns, with their brackets: "[Chinese]", "(laughs)". */
  readonly inserts: readonly Span[];
  /** Place, date and agency before the first sentence of the story, without the dash: "BEIJING (Reuters)". */
  readonly dateline: Span | null;
}
