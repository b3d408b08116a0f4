import { cosine, type StemVector, stemWeight } from "../stem-weights.ts";
import { averageLink } from "./average-link.ts";
import { type LinkedMention, type LinkedText, type OpenMention, openMentions, stemsOf } from "./mentions.ts";
import { pairFeatures, type TextLikeness } from "./pair-features.ts";
import { partDocuments } from "./part-documents.ts";
import { type Likelihoods, likelihoods, meanOf, openSupport } from "./support.ts";
import { type LinkWeights, linkWeights } from "./weights.ts";

/** Mentions that may be of one act, with what tells it. */
export interface LinkPart {
  /** Their places among those given. */
  readonly at: readonly number[];
  readonly mentions: readonly OpenMention[];
  readonly textLikeness: TextLikeness;
}

/**
 * Which mentions of acts, in texts of one kind of happening, are of one act: groups of their indices, each mention in one. Each two are
 * judged alone, then by what the others say of both, and grouped by average links of the mean: of few mentions none speaks for others.
 */
export function linkMentions(texts: readonly LinkedText[], mentions: readonly LinkedMention[]): number[][] {
  const weights = linkWeights();
  return partMentions(texts, mentions).flatMap((part) => {
    const alone = judgeAlone(part, weights);
    const both = meanOf(alone, judgeTogether(part, alone, weights));
    return averageLink(both, weights.least).map((group) => group.map((k) => part.at[k]));
  });
}

/** Parts texts by what they tell of, and opens the mentions of each part. */
export function partMentions(texts: readonly LinkedText[], mentions: readonly LinkedMention[]): LinkPart[] {
  const vectors = texts.map(textVector);
  const parts = partDocuments(vectors);
  const textLikeness: TextLikeness = (a, b) => (a === b ? 1 : cosine(vectors[a], vectors[b]));
  const open = openMentions(texts, mentions);
  const places = Map.groupBy(mentions.keys(), (k) => parts[mentions[k].text]);
  return [...places.values()].map((at) => ({ at, mentions: at.map((k) => open[k]), textLikeness }));
}

/** How likely each two are of one act, by themselves. */
export function judgeAlone({ mentions, textLikeness }: LinkPart, { alone }: LinkWeights): Likelihoods {
  return likelihoods(mentions.length, (i, k) =>
    likelihood(pairFeatures(mentions[i], mentions[k], textLikeness), alone),
  );
}

function judgeTogether(part: LinkPart, alone: Likelihoods, { together }: LinkWeights): Likelihoods {
  const features = togetherFeatures(part, alone);
  return likelihoods(alone.size, (i, k) => likelihood(features(i, k), together));
}

/** What speaks for two of a part beside each other and the rest. */
export function togetherFeatures({ mentions, textLikeness }: LinkPart, alone: Likelihoods) {
  const support = openSupport(alone);
  return (i: number, k: number) => [...pairFeatures(mentions[i], mentions[k], textLikeness), ...support(i, k)];
}

function likelihood(features: readonly number[], weights: readonly number[]): number {
  return 1 / (1 + Math.exp(-features.reduce((sum, value, k) => sum + value * weights[k], 0)));
}

function textVector(text: LinkedText): StemVector {
  const counts = new Map<string, number>();
  for (const stem of stemsOf(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weighed = [...counts].map(([stem, tf]) => [stem, (1 + Math.log(tf)) * stemWeight(stem)] as const);
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  return new Map(weighed.filter(([, weight]) => weight > 0).map(([stem, weight]) => [stem, weight / length]));
}
