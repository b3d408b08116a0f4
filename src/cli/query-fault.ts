import type { QueryError } from "../store/query/query.ts";
import { textWidth } from "./columns.ts";
import { excerpt } from "./excerpt.ts";

const WIDTH = 76;

/** A bad query in three lines: the query, marks under the place, and what is wrong. */
export function queryFault(text: string, { from, to, message }: QueryError): string {
  const end = Math.min(Math.max(to, from), text.length);
  const place = { from: Math.min(from, end), to: end };
  const { before, words, after } = excerpt(text, { from: 0, to: text.length }, place, WIDTH);
  const marks = "^".repeat(Math.max(1, textWidth(words)));
  return `  ${before}${words}${after}\n  ${" ".repeat(textWidth(before))}${marks}\nreadout: ${message}`;
}
