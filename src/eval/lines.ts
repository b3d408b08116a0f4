import type { AttributionScores } from "./attribution.ts";
import type { Breakdown } from "./breakdown.ts";
import { type Counts, precision, recall, type Share } from "./counts.ts";
import type { SpeakerScores } from "./speakers.ts";

/** The figures of who said what as lines of text, all percentages. */
export function attributionLines(scores: AttributionScores): string[] {
  const lines = warning(scores);
  for (const part of ["all", "quoted"] as const) {
    const { whoSaidWhat, toTheWord, contentAlone, words } = scores[part];
    lines.push(
      part === "all" ? "-- all attributions" : "-- only contents that open a quotation mark",
      `who said what       ${prf(whoSaidWhat)}`,
      `  to the word       ${prf(toTheWord)}`,
      `  content alone     ${prf(contentAlone)}`,
      `tokens of source    ${prf(words.source)}`,
      `tokens of cue       ${prf(words.cue)}`,
      `tokens of content   ${prf(words.content)}`,
    );
  }
  return lines;
}

/** The figures of speakers as lines of text, all percentages, shares with their number of cases. */
export function speakerLines(scores: SpeakerScores): string[] {
  return [
    ...warning(scores),
    `full name said what          ${prf(scores.fullNameSaidWhat)}`,
    `full name right, of matched  ${rate(scores.fullName)}`,
    `  where the text has a pronoun ${rate(scores.fullNameOfPronoun)}`,
    `kind right, of matched       ${rate(scores.kind)}   macro-F1 ${fixed(100 * scores.kindMacroF1)}`,
    `addressee                    ${prf(scores.addressee)}`,
    `class of cue right           ${rate(scores.cueClass)}`,
  ];
}

/** One line a label under a title: precision and recall with the number found and marked, `-` where there are none. */
export function breakdownLines(title: string, breakdown: Breakdown): string[] {
  const share = ({ right, of }: Share) => (of ? column((100 * right) / of) : "-".padStart(5));
  const lines = [...breakdown].map(
    ([label, { found, marked }]) =>
      `  ${label.padEnd(17)} P ${share(found)} (found ${found.of})  R ${share(marked)} (marked ${marked.of})`,
  );
  return [`-- ${title}`, ...lines];
}

/** A line if documents have no record. */
export function warning({ missing, documents }: { readonly missing: number; readonly documents: number }): string[] {
  if (missing === 0) return [];
  return [`WARNING: ${missing} of ${documents} documents have no record; they count as found empty`];
}

/** Precision, recall and F of counts, in percent. */
export function prf(counts: Counts): string {
  const p = precision(counts);
  const r = recall(counts);
  const f = p + r ? (200 * p * r) / (p + r) : 0;
  return `P ${column(100 * p)}  R ${column(100 * r)}  F ${column(f)}`;
}

/** A share in percent, with its number of cases. */
export function rate({ right, of }: Share): string {
  return `${column((100 * right) / (of || 1))} (n=${of})`;
}

/** A percentage as wide as 100.0. */
export function column(percentage: number): string {
  return fixed(percentage).padStart(5);
}

/** One decimal; a tie goes to the even digit, as in Python, where toFixed would round 6.25 up. */
export function fixed(percentage: number): string {
  return percentage % 1 === 0.25 ? `${Math.floor(percentage)}.2` : percentage.toFixed(1);
}
