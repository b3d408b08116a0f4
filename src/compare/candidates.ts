import type { StemVector } from "./stem-weights.ts";

/** Stems lighter than this, in a vector of length 1, are too common to look for others by. */
const LEAST_WEIGHT = 0.08;

/**
 * For each of `left` those of `right` that share a telling stem with it, with the weight they share (a lower bound of their cosine).
 * Goes through lists of where each stem stands, not through all pairs.
 */
export function findCandidates(left: readonly StemVector[], right: readonly StemVector[]): Map<number, number>[] {
  const places = new Map<string, { readonly at: number; readonly weight: number }[]>();
  for (const [at, vector] of right.entries()) {
    for (const [stem, weight] of vector) {
      if (weight < LEAST_WEIGHT) continue;
      const list = places.get(stem);
      if (list === undefined) places.set(stem, [{ at, weight }]);
      else list.push({ at, weight });
    }
  }
  return left.map((vector) => {
    const shared = new Map<number, number>();
    for (const [stem, weight] of vector) {
      for (const place of places.get(stem) ?? [])
        shared.set(place.at, (shared.get(place.at) ?? 0) + weight * place.weight);
    }
    return shared;
  });
}
