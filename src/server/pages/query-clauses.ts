import { parseQuery } from "../../store/query/parse-query.ts";
import type { Query } from "../../store/query/query.ts";

/** One condition of a query as it is written (`a OR b` is one), and the query without it. */
export interface WrittenClause {
  readonly text: string;
  readonly without: string;
}

/** The conditions of a query, in their order. */
export function writtenClauses({ text, clauses }: Query): WrittenClause[] {
  return clauses.map((clause) => {
    const from = clause[0].from;
    const to = clause[clause.length - 1].to;
    const rest = [text.slice(0, from).trim(), text.slice(to).trim()];
    return { text: text.slice(from, to), without: rest.filter(Boolean).join(" ") };
  });
}

/** `text` narrowed by more conditions. */
export function narrowed(text: string, conditions: string): string {
  return [text.trim(), conditions].filter(Boolean).join(" ");
}

/** `text` without `conditions`, as they are written there; `null` where it does not have them all. */
export function widened(text: string, conditions: string): string | null {
  let rest = text;
  for (const { text: condition } of writtenClauses(parseQuery(conditions))) {
    const found = writtenClauses(parseQuery(rest)).find((clause) => clause.text === condition);
    if (!found) return null;
    rest = found.without;
  }
  return rest;
}
