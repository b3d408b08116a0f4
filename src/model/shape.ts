const LETTER_OR_NUMBER = /^[\p{L}\p{N}]/u;
const DIGITS = /^[\p{Nd}²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐❶-❾➀-➈➊-➒]+$/u;
const UPPER = /\p{Uppercase}/u;
const LOWER = /\p{Lowercase}/u;
const TITLE = /\p{Lt}/u;
const UPPER_FIRST = /^\p{Uppercase}/u;

/**
 * The letter case of a word, which the uncased vocabulary loses, as the model was trained to see it (train/words.py):
 * 1 punctuation, 2 digits, 3 ALL, 4 a single capital, 5 Title, 6 lower, 7 other.
 */
export function findShape(word: string): number {
  if (!LETTER_OR_NUMBER.test(word)) return 1;
  if (DIGITS.test(word)) return 2;
  const upper = UPPER.test(word);
  const lower = LOWER.test(word);
  const title = TITLE.test(word);
  if (upper && !lower && !title) return [...word].length > 1 ? 3 : 4;
  if (UPPER_FIRST.test(word)) return 5;
  return lower && !upper && !title ? 6 : 7;
}
