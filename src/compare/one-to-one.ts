/** Of links between things of two sides those of each with one other, the surest first; of equals the one given first. */
export function oneToOne<L extends { readonly a: object; readonly b: object; readonly score: number }>(
  links: readonly L[],
): L[] {
  const taken = new Set<object>();
  return links
    .toSorted((x, y) => y.score - x.score)
    .filter(({ a, b }) => {
      if (taken.has(a) || taken.has(b)) return false;
      taken.add(a);
      taken.add(b);
      return true;
    });
}
