import { stems } from "../../text/stems.ts";

const PARTICLES = new Set("in out up down off on into to for of with over at away back around".split(" "));

/** The word that tells an act, of the words of its mention: the last that is no particle ("checked" of "checked into"). */
export function headWord(sentence: readonly string[], words: readonly number[]): string {
  const full = words.filter((at) => !PARTICLES.has(sentence[at].toLowerCase()));
  return sentence[(full.length > 0 ? full : words).at(-1)!].toLowerCase();
}

/** The stem of the word that tells an act. */
export function headStem(sentence: readonly string[], words: readonly number[]): string {
  const word = headWord(sentence, words);
  return stems(word).at(-1) ?? word;
}
