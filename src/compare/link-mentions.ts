import { stems } from "../text/stems.ts";
import { partDocuments } from "./link-mentions-documents.ts";
import { headStem } from "./link-mentions-heads.ts";
import { type StemVector, stemWeight } from "./stem-weights.ts";

/** A text in which acts are told: its sentences as words, and the people, places and times spoken of in them. */
export interface LinkedText {
  readonly sentences: readonly (readonly string[])[];
  readonly entities: readonly {
    readonly kind: "actor" | "place" | "time";
    readonly sentence: number;
    /** Its words, as places in the sentence. */
    readonly words: readonly number[];
  }[];
}

/** Words of a sentence that tell an act. */
export interface LinkedMention {
  /** The place of its text among those given. */
  readonly text: number;
  readonly sentence: number;
  /** As places in the sentence, in order. */
  readonly words: readonly number[];
}

/** Which mentions of acts, in texts of one kind of happening, are of one act: groups of their indices, each mention in one. */
export function linkMentions(texts: readonly LinkedText[], mentions: readonly LinkedMention[]): number[][] {
  const parts = partDocuments(texts.map(({ sentences }) => textVector(sentences)));
  const keys = mentions.map(
    ({ text, sentence, words }) => `${parts[text]} ${headStem(texts[text].sentences[sentence], words)}`,
  );
  return [...Map.groupBy(mentions.keys(), (k) => keys[k]).values()];
}

function textVector(sentences: readonly (readonly string[])[]): StemVector {
  const counts = new Map<string, number>();
  for (const stem of stems(sentences.flat().join(" "))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weighed = [...counts].map(([stem, tf]) => [stem, (1 + Math.log(tf)) * stemWeight(stem)] as const);
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  return new Map(weighed.filter(([, weight]) => weight > 0).map(([stem, weight]) => [stem, weight / length]));
}
