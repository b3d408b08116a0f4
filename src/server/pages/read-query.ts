import { parseQuery } from "../../store/query/parse-query.ts";
import { type Query, QueryError } from "../../store/query/query.ts";

/** A query as it is understood, or what is wrong with it. */
export type ReadQuery =
  | { readonly query: Query; readonly error: null }
  | { readonly query: null; readonly error: QueryError };

/** Reads the text of a query; what cannot be understood is an answer, not thrown. */
export function readQuery(text: string): ReadQuery {
  try {
    return { query: parseQuery(text), error: null };
  } catch (error) {
    if (error instanceof QueryError) return { query: null, error };
    throw error;
  }
}
