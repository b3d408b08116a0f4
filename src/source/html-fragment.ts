import { findBlocks } from "./html/find-blocks.ts";
import { parseTree } from "./html/parse-tree.ts";
import { OffsetRuns } from "./offset-map.ts";

/** All visible text of a piece of HTML, a paragraph a block, for pieces too short to be told an article. */
export function readFragment(html: string): { readonly text: string; readonly offsets: OffsetRuns } {
  const offsets = OffsetRuns.builder();
  const paragraphs: string[] = [];
  let length = 0;
  for (const { text, runs } of findBlocks(parseTree(html).document, html).blocks) {
    for (let k = 0; k < runs.length; k += 4) offsets.add(length + runs[k], runs[k + 1], runs[k + 2], runs[k + 3]);
    paragraphs.push(text);
    length += text.length + 2;
  }
  return { text: paragraphs.join("\n\n"), offsets: offsets.build() };
}
