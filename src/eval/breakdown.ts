import type { Share } from "./counts.ts";

/** One thing found or marked, the label it carries there, and whether it is right. */
export interface Case {
  readonly label: string;
  readonly right: boolean;
}

/** Figures of one label (a form, a class of cue, a kind of speaker). The label of what was found need not be the marked one. */
export interface LabelFigures {
  /** Of those found with this label, so many are right: precision. */
  readonly found: Share;
  /** Of those marked with this label, so many were found right: recall. */
  readonly marked: Share;
}

/** The same figures for each label, by the alphabet. */
export type Breakdown = ReadonlyMap<string, LabelFigures>;

/** Counts cases by their labels. */
export function breakDown(found: readonly Case[], marked: readonly Case[]): Breakdown {
  const labels = [...new Set([...found, ...marked].map(({ label }) => label))].sort();
  const share = (cases: readonly Case[], label: string): Share => {
    const own = cases.filter((one) => one.label === label);
    return { right: own.filter(({ right }) => right).length, of: own.length };
  };
  return new Map(labels.map((label) => [label, { found: share(found, label), marked: share(marked, label) }]));
}
