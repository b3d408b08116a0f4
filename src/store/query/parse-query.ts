import { checkTerm } from "./check-term.ts";
import { type Query, QueryError, type Term } from "./query.ts";
import { readTerm } from "./read-term.ts";

/** The longest query, in UTF-16 code units, and the most terms in it. */
const LONGEST = 2000;
const MOST_TERMS = 64;

/**
 * Reads a query; `docs/search.md` is its grammar. Whatever it gives can be searched for. Throws QueryError, pointing at the first
 * place that cannot be understood.
 */
export function parseQuery(text: string): Query {
  if (text.length > LONGEST) {
    throw new QueryError(
      `the query has ${text.length} characters, ${LONGEST} are the most; look for fewer words`,
      LONGEST,
      text.length,
    );
  }
  const clauses: Term[][] = [];
  /** An `OR` whose right side is still to come. */
  let or: { readonly from: number; readonly to: number } | null = null;
  let terms = 0;
  for (let at = afterSpace(text, 0); at < text.length; ) {
    const keyword = /(?:OR|AND|NOT)(?!\S)/y;
    keyword.lastIndex = at;
    const found = keyword.exec(text)?.[0];
    const to = at + (found?.length ?? 0);
    if (found === "OR") {
      if (or !== null || clauses.length === 0) throw new QueryError(nothingBeside("before"), at, to);
      or = { from: at, to };
      at = afterSpace(text, to);
      continue;
    }
    if (found === "AND") {
      throw new QueryError(
        'AND is not needed: all that is written side by side has to hold; for the word write "and"',
        at,
        to,
      );
    }
    if (found === "NOT") {
      throw new QueryError('for what is to be left out write - before it: -word; for the word write "not"', at, to);
    }
    const term = readTerm(text, at);
    checkTerm(text, term);
    terms += 1;
    if (terms > MOST_TERMS) {
      throw new QueryError(`the query has more than ${MOST_TERMS} terms; look for fewer`, term.from, text.length);
    }
    if (or === null) clauses.push([term]);
    else clauses[clauses.length - 1].push(term);
    or = null;
    at = afterSpace(text, term.to);
  }
  if (or !== null) throw new QueryError(nothingBeside("after"), or.from, or.to);
  for (const clause of clauses) checkAlternatives(clause);
  return { text, clauses };
}

const nothingBeside = (side: "before" | "after") =>
  `there is nothing ${side} OR; it stands between two alternatives: Qin OR Blinken; for the word write "or"`;

function afterSpace(text: string, at: number): number {
  const space = /\s*/y;
  space.lastIndex = at;
  space.exec(text);
  return space.lastIndex;
}

/** Refuses what would not mean what it looks like: a date that holds only sometimes, parentheses that group nothing. */
function checkAlternatives(clause: readonly Term[]): void {
  for (const { field, value, phrase, negated, from, to } of clause) {
    const isDate = field === "after" || field === "before";
    if (isDate && negated) {
      const other = field === "after" ? "before" : "after";
      throw new QueryError(`${field}: cannot be left out with -; write ${other}:${value}`, from, to);
    }
    if (clause.length === 1) continue;
    if (isDate) {
      throw new QueryError(
        `${field}: cannot be an alternative of OR; write it by itself, it holds for the whole search`,
        from,
        to,
      );
    }
    if (!phrase && /^\(|\)$/.test(value)) {
      throw new QueryError(
        "parentheses do not group; OR stands between the two terms beside it, and binds closer than a space",
        from,
        to,
      );
    }
  }
}
