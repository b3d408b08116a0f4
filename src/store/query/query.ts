/** The fields of the query language; `docs/search.md` tells what each means. */
export const FIELDS = [
  "speaker",
  "about",
  "by",
  "to",
  "type",
  "status",
  "asserted-by",
  "outlet",
  "country",
  "place",
  "after",
  "before",
  "said",
  "form",
  "kind",
] as const;

export type Field = (typeof FIELDS)[number];

/** One condition, with its place in the text of the query (UTF-16 code units). */
export interface Term {
  readonly from: number;
  readonly to: number;
  /** `null`: words. */
  readonly field: Field | null;
  /** As written, without quotation marks. */
  readonly value: string;
  /** In quotation marks: its words stand side by side. */
  readonly phrase: boolean;
  /** `-` before it: what matches is left out. */
  readonly negated: boolean;
}

/** All clauses hold; of a clause at least one term (`a OR b`). No clauses: everything. */
export interface Query {
  readonly text: string;
  readonly clauses: readonly (readonly Term[])[];
}

/** A query that cannot be understood: what is wrong at `from` to `to` of its text, and what would be right. */
export class QueryError extends Error {
  override name = "QueryError";
  readonly from: number;
  readonly to: number;

  constructor(message: string, from: number, to: number) {
    super(message);
    this.from = from;
    this.to = to;
  }
}
