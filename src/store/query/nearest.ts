/** How many letters have to be changed, added or left out to make one word another. */
function changes(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let k = 1; k <= b.length; k += 1) {
      next.push(Math.min(row[k] + 1, next[k - 1] + 1, row[k - 1] + (a[i - 1] === b[k - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

/** The word of a list that another is most likely a slip for, `null` where none is near. Case does not matter. */
export function nearest(word: string, list: Iterable<string>): string | null {
  const meant = word.toLowerCase();
  let best: { readonly candidate: string; readonly distance: number } | null = null;
  for (const candidate of list) {
    // Neither a long word nor a list of hundreds is worth comparing letter by letter where the lengths tell enough.
    const most = Math.min(meant.length, candidate.length) < 4 ? 1 : 2;
    if (Math.abs(candidate.length - meant.length) > most) continue;
    const distance = changes(meant, candidate.toLowerCase());
    if (distance <= most && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}
