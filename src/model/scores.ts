import type { EventType, MentionKind, Span } from "../record.ts";

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

/** The types in the order of the model's scores. */
export const EVENT_TYPES: readonly EventType[] = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
];

export const STATUSES = ["actual", "future", "possible", "negated"] as const;

/** An event as the model reads it: a trigger and what it found to belong to it. Spans are of whole tokens, in order of the text. */
export interface ScoredEvent {
  /** Probability that the trigger is one. */
  readonly probability: number;
  readonly trigger: Span;
  /** Probabilities of `EVENT_TYPES` and of `STATUSES`. */
  readonly types: readonly number[];
  readonly statuses: readonly number[];
  readonly actors: readonly ScoredSpan[];
  readonly recipients: readonly ScoredSpan[];
  readonly places: readonly ScoredSpan[];
  readonly times: readonly ScoredSpan[];
  readonly asserters: readonly ScoredSpan[];
}

/** What a mention is of, as GUM has it (Zeldes 2017). */
export const MENTION_TYPES = [
  "person",
  "organization",
  "place",
  "abstract",
  "event",
  "object",
  "time",
  "animal",
  "plant",
  "substance",
] as const;

/** A mention: a noun phrase, with its possessive ending, found by its head word. */
export interface ScoredMention extends ScoredSpan {
  readonly head: Span;
  readonly kind: MentionKind;
  readonly type: (typeof MENTION_TYPES)[number];
  /** Probability of `type`. */
  readonly typeProbability: number;
  /** The likeliest earlier mentions of the same, by index into `Scores.mentions`, likeliest first; less likely ones than 0.02 are left out. */
  readonly antecedents: readonly { readonly mention: number; readonly probability: number }[];
}

/** What one pass of the model over a document gives. */
export interface Scores {
  readonly attributions: readonly Attribution[];
  readonly names: readonly NameTag[];
  readonly events: readonly ScoredEvent[];
  /** In order of their head words. */
  readonly mentions: readonly ScoredMention[];
}
