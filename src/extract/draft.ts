import type { IndexRange } from "../text/layout.ts";

/** How a draft was found. */
export type Found =
  | "model" // the model found its cue
  | "weak" // the model thought its cue possible, and a quotation that nobody else claims stands with it
  | "clause" // a verb of saying and its subject right beside a quotation that the model gave nobody
  | "actor" // a quotation after a sentence of the same paragraph that begins with a person's name
  | "label" // a name and a colon before a quotation, or a dash and a name after it
  | "turn" // the label of a turn in an interview or transcript
  | "goes on" // a quotation without a cue of its own, after its speaker's words
  | "alone"; // a quotation whose speaker the text does not tell

/** A statement before its speaker has a name. `source` is empty where the words around do not tell who speaks. */
export interface Draft {
  readonly found: Found;
  readonly cue: readonly IndexRange[];
  readonly source: readonly IndexRange[];
  readonly content: readonly IndexRange[];
  /** The model's probabilities of the cue, and means over the words of source and content; 1 where it had no say. */
  readonly probability: number;
  readonly sourceProbability: number;
  readonly contentProbability: number;
  /** The draft whose speaker goes on in this one: in an earlier paragraph. */
  readonly continues: Draft | null;
  /** The draft that tells the speaker, for a quotation that runs on into the paragraph where its cue stands. */
  readonly toldBy: Draft | null;
}

/** A draft while its statement still grows. */
export type Growing = { -readonly [field in keyof Draft]: Draft[field] };

/** What a draft has that the model had no say in. */
export const UNSCORED = {
  cue: [],
  source: [],
  probability: 1,
  sourceProbability: 1,
  contentProbability: 1,
  continues: null,
  toldBy: null,
} as const;

/** The first token of a draft, of its content or of what tells whose it is. */
export function firstToken({ cue, source, content }: Draft): number {
  return Math.min(...[cue, source, content].filter((ranges) => ranges.length > 0).map((ranges) => ranges[0].from));
}

/** The token after the last one of a draft. */
export function endToken({ cue, source, content }: Draft): number {
  return Math.max(
    0,
    ...[cue, source, content].filter((ranges) => ranges.length > 0).map((ranges) => ranges.at(-1)!.to),
  );
}
