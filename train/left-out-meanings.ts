import type { SetBeside } from "../src/compare/like-meanings.ts";
import { openMeaningsReader } from "../src/compare/meanings.ts";
import type { LinkedStory } from "./linked-stories.ts";

/** Of real stories so many are one from which the comparer did not learn (`comparer.py --left`); from invented pairs that are fitted on it never did. */
const LEFT_OUT = 3;

/** A story with what its reports mean. */
export interface MeantStory extends LinkedStory {
  readonly setBeside: SetBeside;
}

/** Did the comparer not learn from a story, by its place in `readLinkedStories`? */
export function isLeftOut({ isReal }: LinkedStory, place: number): boolean {
  return !isReal || place % LEFT_OUT === 0;
}

/** Of stories, in the order of `readLinkedStories`, those that the comparer did not learn from, with what they mean. */
export async function withLeftOutMeanings(stories: readonly LinkedStory[]): Promise<MeantStory[]> {
  const readMeanings = openMeaningsReader();
  const meant: MeantStory[] = [];
  for (const [k, story] of stories.entries()) {
    if (!isLeftOut(story, k)) continue;
    const { meanings, beside } = (await readMeanings(story.tellings.map(({ document }) => document)))!;
    const [one, two] = story.tellings.map((telling, n) => ({ ...telling, meanings: meanings[n] }));
    meant.push({ ...story, tellings: [one, two], setBeside: (left, right) => beside(left.at, right.at) });
  }
  return meant;
}
