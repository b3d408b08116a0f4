/** Each two of a list, the earlier first, in order. */
export function eachTwo<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((a, k) => items.slice(k + 1).map((b) => [a, b] as const));
}
