import { stems } from "../text/stems.ts";
import { stemWeight } from "./stem-weights.ts";

const TELLING = 1;

/** The stems of words that tell something: no numbers, none that stand everywhere. */
export function tellingStems(words: string): string[] {
  return stems(words).filter((stem) => stemWeight(stem) >= TELLING && !/\d/.test(stem));
}
