import type { CueClass, EventType, Form, Published, Span, SpeakerKind } from "../record.ts";

/** Two to twelve reports of one happening side by side (format 1; `docs/comparison.md` is its definition). */
export interface Comparison {
  readonly comparison: 1;
  readonly made: {
    readonly version: string;
    /** The SHA-256 of the network that told what clauses mean; `null` where reports were compared by their words alone. */
    readonly comparer: string | null;
  };
  /** By date of publication, then by id; never by where an outlet stands. */
  readonly documents: readonly ComparedDocument[];
  readonly story: StoryJudgement;
  /** Who is quoted, by how many of the reports and how much. */
  readonly voices: readonly ComparedVoice[];
  /** What is told: each act and each utterance once, with where each report tells it. */
  readonly told: readonly Told[];
  /** The words that the reports have for the same, where they differ. */
  readonly words: readonly Wording[];
  readonly differences: readonly Difference[];
}

export interface ComparedDocument {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: Published | null;
  readonly text: string;
  /** Of the text that was read; what was left out (`removed`) does not count. */
  readonly words: number;
  /** Was all of it read? Only then does "not found" mean anything. */
  readonly whole: boolean;
  /** Long runs of words that other reports have too, as agency copy has. */
  readonly shared: readonly SharedRun[];
  /** Share of its words in such runs, 0 to 1. */
  readonly sharedShare: number;
}

/** A run of words of a report that others have word for word. */
export interface SharedRun extends Span {
  /** The ids of the others. */
  readonly documents: readonly string[];
}

/** Are the reports of one happening? */
export interface StoryJudgement {
  readonly same: boolean;
  /** In words, for and against. */
  readonly why: readonly string[];
}

/** A stretch of one report. */
export interface Passage {
  /** The id of the document. */
  readonly document: string;
  readonly spans: readonly Span[];
  /** `s3`, `v2`: what its record has there; `null` where it is a stretch of the text alone. */
  readonly item: string | null;
}

/** Somebody who speaks in at least one of the reports. */
export interface ComparedVoice {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly kind: SpeakerKind;
  /** One for each report that quotes it, in the order of `documents`. */
  readonly in: readonly {
    readonly document: string;
    /** As this report calls it. */
    readonly name: string;
    readonly statements: readonly string[];
    /** Words of what it says. */
    readonly words: number;
    /** Of those in direct speech. */
    readonly direct: number;
  }[];
}

export type Status = "actual" | "future" | "possible" | "negated";

/** One report's version of what is told. */
export interface Side extends Passage {
  /** The sentence, or what was said. */
  readonly text: string;
  /** Whose word it is: `null` the reporter's, else the names of the source. */
  readonly source: readonly string[] | null;
  /** Of an act. */
  readonly status: Status | null;
  /** Of an utterance: who says it. */
  readonly speaker: readonly string[] | null;
  readonly form: Form | null;
}

/** An act or an utterance that at least one report tells. */
export interface Told {
  readonly id: string;
  readonly kind: "event" | "statement";
  /** `null` for an utterance. */
  readonly type: EventType | null;
  /** One or more for each report that tells it, in the order of `documents`. */
  readonly sides: readonly Side[];
  /** Those that may tell it in other words: neither found nor missing. */
  readonly unclearIn: readonly string[];
  /** The ids of the reports in which it was not found. */
  readonly notFoundIn: readonly string[];
  /** How sure it is that the sides are one: 0 to 1; `null` with one side alone. */
  readonly confidence: number | null;
}

/** What different reports call the same. */
export interface Wording {
  readonly id: string;
  readonly about: "actor" | "act" | "statement" | "thing";
  /** The actor, or the id of the row of `told`; `null` where it is neither. */
  readonly of: string | null;
  readonly sides: readonly {
    readonly document: string;
    readonly words: string;
    readonly spans: readonly Span[];
    readonly class: CueClass | null;
  }[];
  /** How likely the words stand for one thing where they stand, 0 to 1; `null` where they do by the records. */
  readonly confidence: number | null;
}

export const KINDS = [
  "only-in",
  "asserted-attributed",
  "status",
  "denied",
  "value",
  "quotation",
  "speaker",
  "quoted",
  "words",
  "evaluating",
] as const;

export type DifferenceKind = (typeof KINDS)[number];

/** Where reports part, with the stretches on all sides. */
export interface Difference {
  readonly id: string;
  readonly kind: DifferenceKind;
  /** Finer: `number`, `date`, `place`, `actor`, `recipient` of values; `cut`, `altered` of quotations. */
  readonly what: string | null;
  /** The row of `told`, `voices` or `words` that it is about. */
  readonly row: string | null;
  /** What each report has: `says` in short ("14 dead", "the reporter", "agreed"). */
  readonly sides: readonly (Passage & { readonly says: string })[];
  /** Reports where it was not found, though read. */
  readonly notFoundIn: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
  /** In one line for people. */
  readonly text: string;
}
