import { logistic } from "../logistic.ts";
import { cosine, type StemVector, stemWeight } from "../stem-weights.ts";
import type { ActMeaning } from "./act-meanings.ts";
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
  /** What each two have in common, by their places in the part; worked out once. */
  readonly features: PairFeatures;
}

/** Numbers about two mentions, the later one first. */
export type PairFeatures = (i: number, k: number) => readonly number[];

/**
 * Which mentions of acts, in texts of one kind of happening, are of one act: groups of their indices, each mention in one. Each two are
 * judged alone, by their words and by what these mean, then by what the others say of both, and grouped by average links of the mean: of few
 * mentions none speaks for others.
 */
export function linkMentions(
  texts: readonly LinkedText[],
  mentions: readonly LinkedMention[],
  meanings: readonly ActMeaning[],
): number[][] {
  const weights = linkWeights();
  return partMentions(texts, mentions, meanings).flatMap((part) => {
    const alone = judgeAlone(part, weights);
    const both = meanOf(alone, judgeTogether(part, alone, weights));
    return averageLink(both, weights.least).map((group) => group.map((k) => part.at[k]));
  });
}

/** Parts texts by what they tell of, and opens the mentions of each part. */
export function partMentions(
  texts: readonly LinkedText[],
  mentions: readonly LinkedMention[],
  meanings: readonly ActMeaning[],
): LinkPart[] {
  const vectors = texts.map(textVector);
  const parts = partDocuments(vectors);
  const textLikeness: TextLikeness = (a, b) => (a === b ? 1 : cosine(vectors[a], vectors[b]));
  const open = openMentions(texts, mentions, meanings);
  const places = Map.groupBy(mentions.keys(), (k) => parts[mentions[k].text]);
  return [...places.values()].map((at) => ({
    at,
    features: openFeatures(
      at.map((k) => open[k]),
      textLikeness,
    ),
  }));
}

function openFeatures(mentions: readonly OpenMention[], textLikeness: TextLikeness): PairFeatures {
  const known: (readonly number[] | undefined)[][] = mentions.map(() => []);
  return (i, k) => (known[i][k] ??= pairFeatures(mentions[i], mentions[k], textLikeness));
}

/** How likely each two are of one act, by themselves. */
function judgeAlone({ at, features }: LinkPart, { alone }: LinkWeights): Likelihoods {
  return likelihoods(at.length, (i, k) => logistic(features(i, k), alone));
}

function judgeTogether(part: LinkPart, alone: Likelihoods, { together }: LinkWeights): Likelihoods {
  const features = togetherFeatures(part, alone);
  return likelihoods(alone.size, (i, k) => logistic(features(i, k), together));
}

/** What speaks for two of a part beside each other and the rest. */
export function togetherFeatures({ features }: LinkPart, alone: Likelihoods): PairFeatures {
  const support = openSupport(alone);
  return (i, k) => [...features(i, k), ...support(i, k)];
}

function textVector(text: LinkedText): StemVector {
  const counts = new Map<string, number>();
  for (const stem of stemsOf(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weighed = [...counts].map(([stem, tf]) => [stem, (1 + Math.log(tf)) * stemWeight(stem)] as const);
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  return new Map(weighed.filter(([, weight]) => weight > 0).map(([stem, weight]) => [stem, weight / length]));
}
