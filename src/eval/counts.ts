/** Of `found` things and `marked` ones, so many that are right. */
export interface Counts {
  readonly right: number;
  readonly found: number;
  readonly marked: number;
}

/** Of `of` cases, so many that are right. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

const NONE: Counts = { right: 0, found: 0, marked: 0 };

/** The share of what was found that is right, 0 to 1; 0 where nothing was found. */
export function precision(counts: Counts): number {
  return counts.found ? counts.right / counts.found : 0;
}

/** The share of what is marked that was found, 0 to 1; 0 where nothing is marked. */
export function recall(counts: Counts): number {
  return counts.marked ? counts.right / counts.marked : 0;
}

/** How many pairs so many make. */
export function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

/** How many pairs of these bear the same label. */
export function pairsAlike(labels: readonly string[]): number {
  return [...Map.groupBy(labels, (label) => label).values()].reduce((sum, { length }) => sum + pairsOf(length), 0);
}

/** Counts of several measures, added up document by document. */
export class Tally<Measure extends string> {
  readonly #counts = new Map<Measure, Counts>();

  add(measure: Measure, more: Partial<Counts>): void {
    const old = this.get(measure);
    this.#counts.set(measure, {
      right: old.right + (more.right ?? 0),
      found: old.found + (more.found ?? 0),
      marked: old.marked + (more.marked ?? 0),
    });
  }

  get(measure: Measure): Counts {
    return this.#counts.get(measure) ?? NONE;
  }
}
