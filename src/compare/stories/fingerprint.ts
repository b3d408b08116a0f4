import type { Document } from "../../record.ts";
import { stems } from "../../text/stems.ts";
import { wordHash } from "../../text/word-hash.ts";
import { stemWeight } from "../stem-weights.ts";

/**
 * What of a report tells whether another is of its story: some hundred weights, however long it is. Two stems of one hash only cost a
 * little likeness.
 */
export interface Fingerprint {
  /** Days since 1970, `null` where no day is known. */
  readonly day: number | null;
  /** Hashes of its weightiest stems, in order of the hashes. */
  readonly stems: Uint32Array;
  /** What each weighs, in parts of 65,535 of a vector of length 1. */
  readonly weights: Uint16Array;
  /** Hashes of its most telling stems, in order of the hashes. */
  readonly telling: Uint32Array;
  /** Its most telling words, the most telling first, as it writes them. */
  readonly words: readonly string[];
}

/** That of a report which is looked for among others. */
export interface SoughtFingerprint extends Fingerprint {
  readonly id: string;
  /** Hashes of the pairs of its most telling stems: two reports of one story share some. */
  readonly keys: readonly number[];
}

/** A weight of 1. */
export const WHOLE = 65_535;

/** So many of the weightiest stems are kept. */
const KEPT = 100;
/** So many of them make pairs. */
const PAIRED = 12;
/** A stem in the title counts as if it stood so often in the text. */
const TITLE = 3;
/** And one in so many characters of its beginning as if twice: what a report is about stands there. */
const LEAD = 700;
const DAY = 86_400_000;

/** The fingerprint of a document, from its title and text: stems by (1 + ln tf) · idf (Salton and Buckley 1988). */
export function fingerprintOf({ id, title, text, published }: Document): SoughtFingerprint {
  const counts = new Map<string, number>();
  const count = (words: readonly string[], by: number) => {
    for (const stem of words) counts.set(stem, (counts.get(stem) ?? 0) + by);
  };
  count(stems(text), 1);
  count(stems(text.slice(0, LEAD)), 1);
  if (title !== null) count(stems(title), TITLE);
  const weighed = [...counts]
    .map(([stem, tf]) => [stem, (1 + Math.log(tf)) * stemWeight(stem)] as const)
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept = weighed.slice(0, KEPT);
  const length = Math.hypot(...kept.map(([, weight]) => weight)) || 1;
  const hashed = kept.map(([stem, weight]) => [wordHash(stem), Math.round((WHOLE * weight) / length)] as const);
  hashed.sort((a, b) => a[0] - b[0]);
  const telling = kept.slice(0, PAIRED).map(([stem]) => stem);
  const pairs = telling.flatMap((a, k) => telling.slice(k + 1).map((b) => (a < b ? `${a} ${b}` : `${b} ${a}`)));
  return {
    id,
    day: dayOf(published?.value ?? null),
    stems: Uint32Array.from(hashed, ([hash]) => hash),
    weights: Uint16Array.from(hashed, ([, weight]) => weight),
    telling: Uint32Array.from(telling, wordHash).sort(),
    words: wordsFor(telling, `${title ?? ""} ${text}`),
    keys: [...new Set(pairs.map(wordHash))],
  };
}

/** The first word of the text for each stem. */
function wordsFor(telling: readonly string[], text: string): string[] {
  const open = new Set(telling);
  const words = new Map<string, string>();
  const seen = new Set<string>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu)) {
    if (open.size === 0) break;
    // what came before has taken its stems
    if (seen.has(word)) continue;
    seen.add(word);
    for (const stem of stems(word)) if (open.delete(stem)) words.set(stem, word.replace(/['’]s$/, ""));
  }
  return telling.flatMap((stem) => words.get(stem) ?? []);
}

function dayOf(published: string | null): number | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(published ?? "");
  return day === null ? null : Math.floor(Date.parse(day[0]) / DAY);
}
