import type { Span } from "../record.ts";

/** A span of the text with the mean probability that the model gave its words. */
export interface ScoredSpan extends Span {
  readonly probability: number;
}

/** An attribution as the model reads it: a cue and what it found to belong to it. Spans are of whole tokens, in order of the text. */
export interface Attribution {
  /** Probability that the cue is one. */
  readonly probability: number;
  readonly cue: readonly Span[];
  readonly source: readonly ScoredSpan[];
  readonly content: readonly ScoredSpan[];
}

/** A named mention that the model tags. */
export interface NameTag extends ScoredSpan {
  readonly type: "person" | "organisation" | "place" | "other";
}

/** What one pass of the model over a document gives. */
export interface Scores {
  readonly attributions: readonly Attribution[];
  readonly names: readonly NameTag[];
}
