import { quotation } from "../../export/statement-text.ts";
import type { Voice } from "../../export/voices.ts";
import type { ReportView } from "./report-view.ts";

/** What one voice of a report says, counted. */
export interface VoiceTally {
  readonly voice: Voice;
  /** The entity that the voice is; `null` where only words stand for it. */
  readonly entity: string | null;
  readonly statements: number;
  readonly words: number;
  /** Its first statement. */
  readonly first: string;
}

export interface VoiceTallies {
  readonly named: readonly VoiceTally[];
  readonly unnamed: readonly VoiceTally[];
  /** Statements without a known speaker. */
  readonly unknown: number;
  /** Statements reported as not made; in no other count. */
  readonly notSaid: number;
}

/** Who is quoted how much, those with the most statements first. What several said counts for each of them. */
export function tallyVoices({ record, voices }: ReportView): VoiceTallies {
  const tallies = new Map<
    Voice,
    { voice: Voice; entity: string | null; statements: number; words: number; first: string }
  >();
  let unknown = 0;
  let notSaid = 0;
  for (const statement of record.statements) {
    const { id, said, speaker } = statement;
    if (!said) notSaid++;
    else if (speaker.kind === "unknown") unknown++;
    if (!said || speaker.kind === "unknown") continue;
    const words = countWords(quotation(record.document, statement));
    for (const [k, voice] of (voices.of.get(id) ?? []).entries()) {
      const entity = speaker.entities[k] ?? null;
      const tally = tallies.get(voice) ?? { voice, entity, statements: 0, words: 0, first: id };
      tally.statements++;
      tally.words += words;
      tallies.set(voice, tally);
    }
  }
  const all = [...tallies.values()].sort((a, b) => b.statements - a.statements || b.words - a.words);
  const hasName = ({ voice }: VoiceTally) => voice.kind === "named";
  return { named: all.filter(hasName), unnamed: all.filter((tally) => !hasName(tally)), unknown, notSaid };
}

// The last character of a word; "don’t" and "U.S." are one each, as in the terminal.
const WORD_ENDS = /[\p{L}\p{M}\p{N}](?![\p{L}\p{M}\p{N}]|['’.,-][\p{L}\p{N}])/gu;

function countWords(text: string): number {
  let words = 0;
  for (const _ of text.matchAll(WORD_ENDS)) words++;
  return words;
}
