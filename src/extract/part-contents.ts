import type { IndexRange, Layout } from "../text/layout.ts";
import type { Draft } from "./draft.ts";
import { holdsToken, intersectRanges, joinRanges, subtractRange } from "./token-ranges.ts";

/**
 * Contents without what is not theirs: of a quoting draft, narrative in other sentences than its cue's; of two drafts
 * that hold the same words though neither is told in the other, those words only with the nearer cue.
 */
export function partContents(
  layout: Layout,
  drafts: readonly Draft[],
  quoting: ReadonlySet<Draft>,
  near: (draft: Draft) => readonly Draft[],
): Map<Draft, readonly IndexRange[]> {
  const contents = new Map(
    drafts.map((draft) => [draft, quoting.has(draft) ? withoutNarrative(layout, draft) : draft.content]),
  );
  for (const draft of drafts) {
    for (const other of near(draft)) {
      const [own, others] = [contents.get(draft)!, contents.get(other)!];
      if (other === draft || holdsToken(others, draft.cue[0].from) || holdsToken(own, other.cue[0].from)) continue;
      for (const shared of intersectRanges(own, others)) {
        if (distance(draft, shared) <= distance(other, shared)) continue;
        const left = subtractRange(contents.get(draft)!, shared);
        if (left.length > 0) contents.set(draft, left);
      }
    }
  }
  return contents;
}

function distance({ cue }: Draft, { from, to }: IndexRange): number {
  return Math.max(from - cue.at(-1)!.to, cue[0].from - to);
}

function withoutNarrative({ tokens }: Layout, { content, cue }: Draft): IndexRange[] {
  const own = tokens.sentence[cue[0].from];
  const kept: IndexRange[] = [];
  for (const range of content) {
    for (let from = range.from; from < range.to; ) {
      const sentence = tokens.sentence[from];
      let quoted = false;
      let to = from;
      for (; to < range.to && tokens.sentence[to] === sentence; to++) quoted ||= tokens.quote[to] !== 0;
      if (quoted || sentence === own) kept.push({ from, to });
      from = to;
    }
  }
  return joinRanges(kept);
}
