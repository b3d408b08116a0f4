import { wordHash } from "../../text/word-hash.ts";
import { GAP } from "./tokens.ts";

const PAIRS = 2 ** 16;

/**
 * A word that stands for two words side by side, one of 65,536: what PostgreSQL, whose index has no places of words, finds phrases by.
 * No other word of the index is like it.
 */
export function pairToken(first: string, second: string): string {
  const hash = wordHash(`${first} ${second}`);
  return `_p${((hash ^ (hash >>> 16)) & (PAIRS - 1)).toString(36)}`;
}

/** The pairs of the words of an item, each once; none reaches across a gap. */
export function pairTokens(words: string): string[] {
  const list = words.trim().split(" ");
  const pairs = new Set<string>();
  for (let k = 1; k < list.length; k++) {
    if (list[k - 1] !== GAP && list[k] !== GAP) pairs.add(pairToken(list[k - 1], list[k]));
  }
  return [...pairs];
}
