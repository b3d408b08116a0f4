/** The two character classes of Python's `re` that the model's words are made of. */
export const WORD = 1;
export const SPACE = 2;
export const OTHER = 3;

// Python's \w is str.isalnum or "_", its \s str.isspace: both differ from JavaScript's.
const isWord = /[\p{L}\p{N}_]/u;
const isSpace = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;

const known = new Uint8Array(0x110000);

/** The class of a code point: `WORD`, `SPACE` or `OTHER`. */
export function classOf(code: number): number {
  return known[code] || classify(code);
}

function classify(code: number): number {
  const character = String.fromCodePoint(code);
  known[code] = isWord.test(character) ? WORD : isSpace.test(character) ? SPACE : OTHER;
  return known[code];
}
