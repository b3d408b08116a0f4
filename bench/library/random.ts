/** A source of numbers that gives the same ones for the same seed: 0 to 1, 1 not included. */
export type Random = () => number;

/** Numbers of mulberry32; `seeds` may be any whole numbers. */
export function openRandom(...seeds: readonly number[]): Random {
  let state = seeds.reduce((mixed, seed) => mix(mixed ^ (seed >>> 0)), 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return mix(state) / 2 ** 32;
  };
}

function mix(value: number): number {
  let t = Math.imul(value ^ (value >>> 15), value | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}

/** A whole number from 0 to `below`, which is not included. */
export function draw(random: Random, below: number): number {
  return Math.floor(random() * below);
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[draw(random, list.length)];
}

/**
 * A rank from 0 to `below` by Zipf's law: that of rank r is drawn as often as 1 / (r + head). The larger `head`, the less the first
 * few stand out.
 */
export function drawRank(random: Random, below: number, head: number): number {
  return Math.min(below - 1, Math.floor(head * (1 + below / head) ** random() - head));
}
