import type { Span } from "../record.ts";
import type { SharedRun } from "./comparison.ts";

/** A run of at least so many words that two texts share is copied, not chance. */
export const LEAST_RUN = 12;

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

interface Word extends Span {
  readonly word: string;
}

/**
 * For each text the runs of words that others have word for word, the longest there are; case and punctuation do not count. Linear in
 * the length of the texts: starts of runs are found by their first words in one table.
 */
export function findSharedRuns(texts: readonly { readonly id: string; readonly text: string }[]): SharedRun[][] {
  const all = texts.map(({ text }) => wordsOf(text));
  const places = new Map<string, { readonly text: number; readonly at: number }[]>();
  const keyAt = (text: number, at: number) =>
    all[text]
      .slice(at, at + LEAST_RUN)
      .map(({ word }) => word)
      .join(" ");
  for (const [text, words] of all.entries()) {
    for (let at = 0; at + LEAST_RUN <= words.length; at++) {
      const key = keyAt(text, at);
      const known = places.get(key);
      if (known === undefined) places.set(key, [{ text, at }]);
      else known.push({ text, at });
    }
  }
  const covered = all.map((words) => words.map(() => new Set<number>()));
  for (const list of places.values()) {
    const inTexts = new Set(list.map(({ text }) => text));
    if (inTexts.size < 2) continue;
    for (const { text, at } of list) {
      for (let k = at; k < at + LEAST_RUN; k++)
        for (const other of inTexts) if (other !== text) covered[text][k].add(other);
    }
  }
  return all.map((words, text) => runsOf(words, covered[text], texts));
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    word: match[0].toLowerCase().replaceAll("’", "'"),
  }));
}

function runsOf(
  words: readonly Word[],
  covered: readonly ReadonlySet<number>[],
  texts: readonly { readonly id: string }[],
): SharedRun[] {
  const runs: SharedRun[] = [];
  for (let at = 0; at < words.length; ) {
    const key = [...covered[at]].sort((a, b) => a - b).join(" ");
    let end = at + 1;
    while (end < words.length && [...covered[end]].sort((a, b) => a - b).join(" ") === key) end += 1;
    if (key !== "") {
      runs.push({
        from: words[at].from,
        to: words[end - 1].to,
        documents: key.split(" ").map((other) => texts[Number(other)].id),
      });
    }
    at = end;
  }
  return runs;
}

/** The share of the words of a text that stand in runs, 0 to 1. */
export function sharedShare(text: string, runs: readonly SharedRun[]): number {
  const words = wordsOf(text);
  let run = 0;
  const shared = words.filter(({ from }) => {
    while (run < runs.length && runs[run].to <= from) run += 1;
    return run < runs.length && runs[run].from <= from;
  });
  return words.length === 0 ? 0 : shared.length / words.length;
}
