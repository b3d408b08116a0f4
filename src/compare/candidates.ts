import { placesOf } from "./places-of.ts";
import type { StemVector } from "./stem-weights.ts";

/** Stems lighter than this, in a vector of length 1, are too common to look for others by. */
const LEAST_WEIGHT = 0.08;

/**
 * For each of `left` those of `right` that share a telling stem with it, with the weight they share (a lower bound of their cosine).
 * Goes through lists of where each stem stands, not through all pairs.
 */
export function findCandidates(left: readonly StemVector[], right: readonly StemVector[]): Map<number, number>[] {
  const places = placesOf(
    right.map((vector) => [...vector.keys()].filter((stem) => vector.get(stem)! >= LEAST_WEIGHT)),
  );
  return left.map((vector) => {
    const shared = new Map<number, number>();
    for (const [stem, weight] of vector) {
      for (const at of places.get(stem) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight * right[at].get(stem)!);
    }
    return shared;
  });
}
