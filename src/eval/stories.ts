import { fingerprintOf } from "../compare/stories/fingerprint.ts";
import { StoryIndex } from "../compare/stories/story-index.ts";
import type { Document } from "../record.ts";
import type { Counts } from "./counts.ts";

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
  const marked = [...Map.groupBy(gold, ({ story }) => story).values()];
  let right = 0;
  let whole = 0;
  for (const documents of found) {
    const shares = [...Map.groupBy(documents, (id) => storyOf.get(id)!).entries()];
    for (const [, share] of shares) right += pairsOf(share.length);
    const [story, share] = shares[0];
    const all = marked.find((reports) => reports[0].story === story)!;
    if (shares.length === 1 && share.length === all.length) whole++;
  }
  return {
    reports: gold.length,
    stories: { marked: marked.length, found: found.length, whole },
    pairs: {
      right,
      found: found.reduce((sum, { length }) => sum + pairsOf(length), 0),
      marked: marked.reduce((sum, { length }) => sum + pairsOf(length), 0),
    },
  };
}

function pairsOf(reports: number): number {
  return (reports * (reports - 1)) / 2;
}
