import type { Likelihoods } from "./support.ts";

/**
 * Groups things of which it is known how likely each two are one: the two groups that are the likeliest on average (UPGMA, Sokal and
 * Michener 1958) are joined until none are likelier than `least`. Gives their places, each group in order.
 */
export function averageLink({ size, values }: Likelihoods, least: number): number[][] {
  const links = Float64Array.from(values);
  const groups = Array.from({ length: size }, (_, k): number[] | null => [k]);
  const best = new Int32Array(size);
  const seek = (i: number) => {
    best[i] = -1;
    for (let k = 0; k < size; k++)
      if (k !== i && groups[k] !== null && (best[i] < 0 || links[i * size + k] > links[i * size + best[i]]))
        best[i] = k;
  };
  for (let i = 0; i < size; i++) seek(i);
  for (;;) {
    let at = -1;
    for (let i = 0; i < size; i++) {
      if (groups[i] === null || best[i] < 0) continue;
      if (at < 0 || links[i * size + best[i]] > links[at * size + best[at]]) at = i;
    }
    if (at < 0 || links[at * size + best[at]] < least) break;
    const other = best[at];
    const [mine, theirs] = [groups[at]!, groups[other]!];
    for (let k = 0; k < size; k++) {
      const mean =
        (links[at * size + k] * mine.length + links[other * size + k] * theirs.length) / (mine.length + theirs.length);
      links[at * size + k] = links[k * size + at] = mean;
    }
    groups[at] = [...mine, ...theirs];
    groups[other] = null;
    for (let k = 0; k < size; k++) if (groups[k] !== null && (k === at || best[k] === at || best[k] === other)) seek(k);
    for (let k = 0; k < size; k++)
      if (groups[k] !== null && k !== at && links[k * size + at] > links[k * size + best[k]]) best[k] = at;
  }
  return groups.flatMap((group) => (group === null ? [] : [group.sort((a, b) => a - b)])).sort((a, b) => a[0] - b[0]);
}
