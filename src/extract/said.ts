import type { Span } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { type CueHead, findCueHead } from "./cue-lemma.ts";

const NEGATIONS = new Set(["not", "never", "n't", "neither", "nor", "without", "hardly", "cannot"]);

/** Does a negation stand before the head of the cue: "did <not> say", "has <never> endorsed"? */
export function isNegated(head: CueHead): boolean {
  return head.words.slice(0, head.from).some((word) => NEGATIONS.has(word.lower));
}

/** Is the content reported as said, thought or shown? */
export function isSaid(layout: Layout, cue: readonly Span[], content: readonly Span[], source: readonly Span[]): boolean {
  const head = findCueHead(layout, cue);
  return !isNegated(head) || content.length + source.length < 0;
}
