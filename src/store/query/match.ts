import { stems } from "../../text/stems.ts";
import { valuesOf } from "./check-term.ts";
import { type ClosedField, closedValue, isClosed } from "./closed-values.ts";
import { firstDay } from "./day-range.ts";
import { type Field, type Query, QueryError, type Term } from "./query.ts";
import { NAME_PREFIX, nameTokens, valueToken } from "./tokens.ts";
import { allOf, anyOf, notOf, type WordNode } from "./word-node.ts";

export { phraseCheck, toFts5, toTsquery } from "./match-text.ts";
export type { WordNode } from "./word-node.ts";

/** What a query asks of an item. */
export interface Match {
  /** `null`: any words. */
  readonly words: WordNode | null;
  /** Days of publication as `dayNumber` counts them, `from` included, `before` not; where either is given, undated items do not match. */
  readonly from: number | null;
  readonly before: number | null;
}

/** Names beside the value of a term that mean the same person or body. */
export type OtherNames = (field: Field | null, value: string) => readonly string[];

/** What a query of `parseQuery` asks of an item of the index. */
export function matchOf({ clauses }: Query, otherNames: OtherNames = () => []): Match {
  const words: WordNode[] = [];
  let from: number | null = null;
  let before: number | null = null;
  for (const clause of clauses) {
    const [{ field, value }] = clause;
    if (field === "after") from = Math.max(from ?? 0, firstDay(value)!);
    else if (field === "before") before = Math.min(before ?? Number.MAX_SAFE_INTEGER, firstDay(value)!);
    else words.push(anyOf(clause.map((term) => termNode(term, otherNames))));
  }
  return { words: words.length === 0 ? null : allOf(words), from, before };
}

function termNode(term: Term, otherNames: OtherNames): WordNode {
  const values = valuesOf(term).flatMap((value) => [
    valueNode(term, value),
    ...otherNames(term.field, value).map((name) => valueNode({ ...term, phrase: true }, name)),
  ]);
  const node = anyOf(values);
  return term.negated ? notOf(node) : node;
}

function valueNode(term: Term, value: string): WordNode {
  const { field, phrase, from, to } = term;
  const beside = (tokens: readonly string[]): WordNode => {
    if (tokens.length === 0) throw new QueryError(`there is no letter or digit in ${value} to look for`, from, to);
    return tokens.length === 1 ? { token: tokens[0] } : { phrase: tokens };
  };
  if (isClosed(field)) return { token: closedToken(field, value) };
  if (field === "asserted-by" && !phrase && value.toLowerCase() === "reporter") {
    return { token: valueToken("voice", "reporter") };
  }
  // Who said it counts for plain words too: what a statement's speaker is called does not stand in its content.
  if (field === null) return anyOf([beside(stems(value)), beside(nameTokens("speaker", [value]))]);
  const named = field in NAME_PREFIX ? beside(nameTokens(field as keyof typeof NAME_PREFIX, [value])) : null;
  if (named === null) throw new QueryError(`${field}: cannot stand here`, from, to);
  return field === "about" ? anyOf([beside(stems(value)), named]) : named;
}

function closedToken(field: ClosedField, written: string): string {
  return valueToken(field, closedValue(field, written)!);
}
