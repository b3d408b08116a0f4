import type { IndexRange, Layout } from "../text/layout.ts";

const LONGEST_SOURCE = 12;
const MARK = /^[^\p{L}\p{N}]$/u;

/** Source and content of a cue that closes its sentence. */
export interface TrailingAttribution {
  readonly source: IndexRange;
  readonly content: IndexRange;
}

/**
 * Reads `…, the defence chief said.`: a cue at the end of its sentence or quotation, before it who speaks, back to a comma, and before
 * that what was said. Inside quotations the model, trained on one voice at a time, leaves those words to the one quoted.
 * `cue` is a range of tokens; `null` where the sentence is not built so.
 */
export function findTrailingAttribution(
  { text, tokens, sentences }: Layout,
  cue: IndexRange,
): TrailingAttribution | null {
  const sentence = sentences[tokens.sentence[cue.from]].tokens;
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]);
  for (let k = cue.to; k < sentence.to && tokens.quote[k] !== 2; k++) if (!MARK.test(word(k))) return null;
  let comma = cue.from - 1;
  while (comma > sentence.from && cue.from - comma <= LONGEST_SOURCE && word(comma) !== ",") comma--;
  if (word(comma) !== "," || comma === cue.from - 1) return null;
  let start = sentence.from;
  while (start < comma && MARK.test(word(start))) start++;
  return start < comma ? { source: { from: comma + 1, to: cue.from }, content: { from: start, to: comma } } : null;
}
