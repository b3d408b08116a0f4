import assert from "node:assert/strict";
import { test } from "node:test";
import { averageLink } from "../../src/compare/links/average-link.ts";
import { likelihoods } from "../../src/compare/links/support.ts";

/** Joined pair by pair as the definition says: of all groups the two that are likeliest on average. */
function slow(size: number, of: (i: number, k: number) => number, least: number): number[][] {
  const groups = Array.from({ length: size }, (_, k) => [k]);
  for (;;) {
    let best = { i: -1, k: -1, mean: least };
    for (let i = 0; i < groups.length; i++) {
      for (let k = 0; k < i; k++) {
        const links = groups[i].flatMap((a) => groups[k].map((b) => (a > b ? of(a, b) : of(b, a))));
        const mean = links.reduce((sum, link) => sum + link, 0) / links.length;
        if (mean > best.mean) best = { i, k, mean };
      }
    }
    if (best.i < 0) break;
    groups[best.k].push(...groups[best.i]);
    groups.splice(best.i, 1);
  }
  return groups.map((group) => group.sort((a, b) => a - b)).sort((a, b) => a[0] - b[0]);
}

test("groups are those that joining by the definition gives", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let round = 0; round < 50; round++) {
    const size = 1 + Math.floor(random() * 14);
    const values = Array.from({ length: size * size }, random);
    const of = (i: number, k: number) => values[i * size + k];
    const least = 0.3 + 0.4 * random();
    assert.deepEqual(averageLink(likelihoods(size, of), least), slow(size, of, least));
  }
});

test("of nothing there are no groups", () => {
  assert.deepEqual(
    averageLink(
      likelihoods(0, () => 1),
      0.5,
    ),
    [],
  );
});
