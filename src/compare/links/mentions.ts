import { tellsWords } from "../../text/reporting-verbs.ts";
import { names, stems } from "../../text/stems.ts";
import { type SoftWords, softWords } from "../soft-words.ts";
import { stemWeight, storyWeights } from "../stem-weights.ts";
import { sensesOf, type WordSenses } from "../word-senses.ts";
import { rankOf } from "../word-vectors.ts";
import type { ActMeaning } from "./act-meanings.ts";
import { headStem, headWord } from "./head-word.ts";

/** Sentences of a report, as words. */
export type LinkedText = readonly (readonly string[])[];

/** Words of a sentence that tell an act. */
export interface LinkedMention {
  /** The place of its text among those given. */
  readonly text: number;
  readonly sentence: number;
  /** As places in the sentence, in order. */
  readonly words: readonly number[];
}

/** A mention with what is asked of it for each other that it may be one with. */
export interface OpenMention {
  readonly text: number;
  readonly sentence: number;
  readonly stem: string;
  readonly word: string;
  /** All its words, small. */
  readonly words: string;
  readonly rank: number;
  readonly senses: WordSenses | null;
  readonly weight: number;
  /** The words of its sentence, those near it, before it and after it. */
  readonly around: SoftWords;
  readonly near: SoftWords;
  readonly before: SoftWords;
  readonly after: SoftWords;
  /** Where its sentence stands: 0 the first, 1 the end. */
  readonly place: number;
  readonly isLead: boolean;
  /** Of its kind: tells words; ends in -ing; in -ed; of several words. 0 or 1. */
  readonly kind: readonly number[];
  /** How many mentions have its stem. */
  readonly same: number;
  readonly meaning: ActMeaning;
}

const NEAR = 6;
/** The first sentences of a report sum it up. */
const LEAD = 2;

/** Opens the mentions of texts. */
export function openMentions(
  texts: readonly LinkedText[],
  mentions: readonly LinkedMention[],
  acts: readonly ActMeaning[],
): OpenMention[] {
  const weights = storyWeights(texts.flatMap((text) => text.map((sentence) => sentence.join(" "))));
  const heads = mentions.map(({ text, sentence, words }) => headStem(texts[text][sentence], words));
  const counts = new Map<string, number>();
  for (const head of heads) counts.set(head, (counts.get(head) ?? 0) + 1);
  return mentions.map(({ text, sentence, words }, k): OpenMention => {
    const own = texts[text][sentence];
    const [first, last] = [words[0], words.at(-1)!];
    const word = names(headWord(own, words)).at(-1) ?? "";
    const senses = sensesOf(word);
    const open = (from: number, to: number) =>
      softWords(
        own.flatMap((other, at) => (at < from || at >= to || words.includes(at) ? [] : names(other))),
        weights,
      );
    return {
      text,
      sentence,
      stem: heads[k],
      word,
      words: words.map((at) => own[at].toLowerCase()).join(" "),
      rank: rankOf(word),
      senses,
      weight: stemWeight(heads[k]),
      around: open(0, own.length),
      near: open(first - NEAR, last + NEAR + 1),
      before: open(first - NEAR, first),
      after: open(last + 1, last + NEAR + 1),
      place: sentence / Math.max(1, texts[text].length),
      isLead: sentence < LEAD,
      kind: kindOf(word, words.length),
      same: counts.get(heads[k])!,
      meaning: acts[k],
    };
  });
}

function kindOf(word: string, words: number): number[] {
  return [tellsWords(word), word.endsWith("ing"), word.endsWith("ed"), words > 1].map(Number);
}

/** The words of texts, for parting them by what they tell. */
export function stemsOf(text: LinkedText): string[] {
  return stems(text.flat().join(" "));
}
