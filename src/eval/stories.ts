import { fingerprintOf } from "../compare/stories/fingerprint.ts";
import { StoryIndex } from "../compare/stories/story-index.ts";
import type { Document } from "../record.ts";
import { type Counts, pairsAlike, pairsOf } from "./counts.ts";

/** A report and the happening it is of. */
export interface StoryGold {
  readonly document: Document;
  readonly story: string;
}

export interface StoryScores {
  readonly reports: number;
  /** Stories marked, found, and of those found the ones that are a marked one, no report more or less. */
  readonly stories: { readonly marked: number; readonly found: number; readonly whole: number };
  /** Pairs of reports of one story. */
  readonly pairs: Counts;
}

/** Mixes all reports, finds their stories again and scores pairs of reports that are of one story. */
export function scoreStories(gold: readonly StoryGold[]): StoryScores {
  const index = new StoryIndex();
  for (const { document } of gold) index.add(fingerprintOf(document));
  const storyOf = new Map(gold.map(({ document, story }) => [document.id, story]));
  const found = index.stories().map(({ documents }) => documents);
  const marked = Map.groupBy(gold, ({ story }) => story);
  const pairs = { right: 0, found: 0, marked: pairsAlike(gold.map(({ story }) => story)) };
  let whole = 0;
  for (const documents of found) {
    const stories = documents.map((id) => storyOf.get(id)!);
    pairs.found += pairsOf(stories.length);
    pairs.right += pairsAlike(stories);
    if (new Set(stories).size === 1 && stories.length === marked.get(stories[0])!.length) whole++;
  }
  return { reports: gold.length, stories: { marked: marked.size, found: found.length, whole }, pairs };
}
