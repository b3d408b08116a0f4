import { pairToken } from "./pairs.ts";
import { ANY } from "./tokens.ts";
import { allOf, hasPhrase, soughtText, type WordNode, withoutPhrases } from "./word-node.ts";

/** How an engine writes that words hold. */
interface Notation {
  readonly word: (token: string) => string;
  readonly phrase: (tokens: readonly string[]) => string;
  readonly and: string;
  readonly or: string;
  /** What holds without what does not. */
  readonly except: (held: string, left: string) => string;
}

const fts5: Notation = {
  word: (token) => `"${token}"`,
  phrase: (tokens) => `"${tokens.join(" ")}"`,
  and: " AND ",
  or: " OR ",
  except: (held, left) => `(${held} NOT ${left})`,
};

const tsquery: Notation = {
  word: (token) => `'${token}'`,
  phrase: () => {
    throw new Error("phrases are checked by phraseCheck");
  },
  and: " & ",
  or: " | ",
  except: (held, left) => `(${held} & !${left})`,
};

/** What to `match` in an FTS5 table: finds the items of which `node` holds. */
export function toFts5(node: WordNode): string {
  return written(node, fts5);
}

/**
 * The same as a value for PostgreSQL, to be cast `::tsquery`: `to_tsquery` would take the words apart. Finds every item of which `node`
 * holds, and where it has phrases, by their words and pairs of words, perhaps others, which `phraseCheck` tells apart.
 */
export function toTsquery(node: WordNode): string {
  return written(withoutPhrases(node, wordsAndPairs), tsquery);
}

function wordsAndPairs(phrase: readonly string[]): WordNode {
  const pairs = phrase.slice(1).map((word, k) => pairToken(phrase[k], word));
  return allOf([...new Set([...phrase, ...pairs])].map((token) => ({ token })));
}

function written(node: WordNode, notation: Notation): string {
  const { word, phrase, and, or, except } = notation;
  const one = (child: WordNode) => written(child, notation);
  const among = (children: readonly WordNode[], by: string) =>
    children.length === 1 ? one(children[0]) : `(${children.map(one).join(by)})`;
  if ("token" in node) return word(checked(node.token));
  if ("phrase" in node) return phrase(node.phrase.map(checked));
  if ("not" in node) return except(word(ANY), one(node.not));
  if ("any" in node) return node.any.length === 0 ? except(word(ANY), word(ANY)) : among(node.any, or);
  // Neither engine finds by what is not there: exclusions are taken from what is, or from everything.
  const left = node.all.flatMap((child) => ("not" in child ? child.not : []));
  const there = node.all.filter((child) => !("not" in child));
  const held = there.length === 0 ? word(ANY) : among(there, and);
  return left.length === 0 ? held : except(held, among(left, or));
}

function checked(token: string): string {
  if (!/^[a-z0-9_]+$/.test(token)) throw new Error(`not a word of the index: ${JSON.stringify(token)}`);
  return token;
}

/**
 * SQL that holds of an item that the index found exactly where `node` does, `null` where the index is exact itself. `contains` is the
 * engine's way to ask whether the words of an item contain a value: `strpos(words, ?) > 0`.
 */
export function phraseCheck(
  node: WordNode,
  contains: string,
): { readonly sql: string; readonly values: string[] } | null {
  const unsure = ("all" in node ? node.all : [node]).filter(hasPhrase);
  if (unsure.length === 0) return null;
  const values: string[] = [];
  const sql = (child: WordNode): string => {
    if ("all" in child) return child.all.length === 0 ? "1 = 1" : `(${child.all.map(sql).join(" and ")})`;
    if ("any" in child) return child.any.length === 0 ? "1 = 0" : `(${child.any.map(sql).join(" or ")})`;
    if ("not" in child) return `not (${sql(child.not)})`;
    values.push(soughtText(child));
    return contains;
  };
  return { sql: unsure.map(sql).join(" and "), values };
}
