import type { Layout } from "../text/layout.ts";
import type { Draft } from "./draft.ts";

/** The drafts by each paragraph that their contents touch, so that what stands near is found without going through all. */
export function byParagraph({ tokens }: Layout, drafts: readonly Draft[]): ReadonlyMap<number, readonly Draft[]> {
  const out = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const touched = new Set<number>();
    for (const { from, to } of draft.content) {
      for (let k = tokens.paragraph[from]; k <= tokens.paragraph[to - 1]; k++) touched.add(k);
    }
    for (const paragraph of touched) {
      const list = out.get(paragraph);
      if (list === undefined) out.set(paragraph, [draft]);
      else list.push(draft);
    }
  }
  return out;
}
