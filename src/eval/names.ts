const TITLES = new Set(
  (
    "mr mrs ms miss dr president senator sen gov governor secretary king queen pope prince sir lord judge justice " +
    "rep gen general"
  ).split(" "),
);
const NOT_IN_NAMES = /[^\p{L}\p{N}_’'-]+/gu;

/**
 * Whether `name` is the marked name, or the marked one with words added before or within it (titles, middle names). A
 * marked name of one word ("Xi") is met by the same word, alone or after a title.
 */
export function isSameName(name: string, marked: string): boolean {
  const found = nameWords(name);
  const wanted = nameWords(marked);
  if (found.length === 0 || wanted.length === 0) return false;
  if (found.at(-1) !== wanted.at(-1) || !wanted.every((word) => found.includes(word))) return false;
  return wanted.length > 1 || found.length === 1 || TITLES.has(found[0]);
}

function nameWords(name: string): string[] {
  const plain = name
    .replace(NOT_IN_NAMES, " ")
    .trim()
    .replace(/[’']s$/u, "")
    .toLowerCase();
  return plain.split(" ").filter((word) => word !== "");
}
