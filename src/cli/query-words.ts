import type { Query } from "../store/query/query.ts";
import { stems } from "../text/stems.ts";

/** Tells whether a piece of text, a word with the marks at it, holds a word that `query` looks for. */
export function queryWords(query: Query): (piece: string) => boolean {
  const wanted = new Set<string>();
  for (const clause of query.clauses) {
    for (const { field, value, negated } of clause) {
      if (field === null && !negated) for (const stem of stems(value)) wanted.add(stem);
    }
  }
  return wanted.size === 0 ? () => false : (piece) => stems(piece).some((stem) => wanted.has(stem));
}
