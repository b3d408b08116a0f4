/** What the words of an item have to be. A phrase is at least two words, side by side. */
export type WordNode =
  | { readonly all: readonly WordNode[] }
  | { readonly any: readonly WordNode[] }
  | { readonly not: WordNode }
  | { readonly token: string }
  | { readonly phrase: readonly string[] };

/** What holds of every item, and of none. */
export const TRUE: WordNode = { all: [] };
export const FALSE: WordNode = { any: [] };

/** Does it hold of an item with these words, one space before, between and after them? */
export function matches(node: WordNode, words: string): boolean {
  if ("all" in node) return node.all.every((child) => matches(child, words));
  if ("any" in node) return node.any.some((child) => matches(child, words));
  if ("not" in node) return !matches(node.not, words);
  return words.includes(soughtText(node));
}

/** The stretch of an item's words that a word or phrase is. */
export function soughtText(node: { readonly token: string } | { readonly phrase: readonly string[] }): string {
  return "token" in node ? ` ${node.token} ` : ` ${node.phrase.join(" ")} `;
}

export function hasPhrase(node: WordNode): boolean {
  if ("all" in node) return node.all.some(hasPhrase);
  if ("any" in node) return node.any.some(hasPhrase);
  return "not" in node ? hasPhrase(node.not) : "phrase" in node;
}

/**
 * The same with `instead` of each phrase, which holds wherever the phrase does and perhaps elsewhere too: holds wherever `node` does.
 * Exact for what has no phrase. With `least`, holds only where `node` does.
 */
export function withoutPhrases(
  node: WordNode,
  instead: (phrase: readonly string[]) => WordNode,
  least = false,
): WordNode {
  const one = (child: WordNode) => withoutPhrases(child, instead, least);
  if ("all" in node) return allOf(node.all.map(one));
  if ("any" in node) return anyOf(node.any.map(one));
  if ("not" in node) return notOf(withoutPhrases(node.not, instead, !least));
  if ("token" in node) return node;
  return least ? FALSE : instead(node.phrase);
}

const isTrue = (node: WordNode) => "all" in node && node.all.length === 0;
const isFalse = (node: WordNode) => "any" in node && node.any.length === 0;

/** All of them, as simply as it can be said: neither `TRUE` nor `FALSE` is left within. */
export function allOf(children: readonly WordNode[]): WordNode {
  if (children.some(isFalse)) return FALSE;
  const rest = children.filter((child) => !isTrue(child)).flatMap((child) => ("all" in child ? child.all : [child]));
  return rest.length === 1 ? rest[0] : { all: rest };
}

/** At least one of them, as simply as it can be said. */
export function anyOf(children: readonly WordNode[]): WordNode {
  if (children.some(isTrue)) return TRUE;
  const rest = children.filter((child) => !isFalse(child)).flatMap((child) => ("any" in child ? child.any : [child]));
  return rest.length === 1 ? rest[0] : { any: rest };
}

export function notOf(child: WordNode): WordNode {
  if (isTrue(child)) return FALSE;
  if (isFalse(child)) return TRUE;
  return "not" in child ? child.not : { not: child };
}
