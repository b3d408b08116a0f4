import { stem } from "porter2";

/** The longest word, in characters; what goes on after it is not looked at. */
const LONGEST = 60;

/** Latin letters that have a plain spelling but are not taken apart by Unicode, and the sigma at the end of a word. */
const folded: { readonly [letter: string]: string } = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŧ: "t",
  ı: "i",
  ς: "σ",
};

/** "U.S." and the like, a number in groups, or any other run of letters and digits; then a possessive, which is no part of it. */
const word =
  /(\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])|\p{N}{1,3}(?:,\p{N}{3})+(?![\p{L}\p{N}])|[\p{L}\p{N}]+)(?:\.?['’‘ʼ]s(?![\p{L}\p{N}]))?/gu;

/** In ASCII as it is, else all its code points in hexadecimal: begins with `_`, which nothing else does, and differs where it does. */
function ascii(text: string): string {
  if (/^[a-z0-9]+$/.test(text)) return text.slice(0, LONGEST);
  let hex = "";
  for (const character of text) {
    const next = `_${character.codePointAt(0)!.toString(16)}`;
    if (hex.length + next.length > LONGEST) break;
    hex += next;
  }
  return hex;
}

/**
 * The words of a text in order, in small letters without accents: `names("Müller's U.S. visit")` is `muller us visit`. Each is of
 * `[a-z0-9_]`, at most 60 characters, none begins with a letter and `_`. Linear in the text.
 */
export function names(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[ßæœøłđðþħŧıς]/g, (letter) => folded[letter]);
  return Array.from(plain.matchAll(word), ([, found]) => ascii(found.replace(/[.,]/g, "")));
}

/** The stem of one word as it is written; of "same-sex", whose parts are two, that of both together. */
export function wordStem(word: string): string {
  return stem(names(word).join(""));
}

/** The Snowball stem of a word as `names` gives it; numbers and what is no English word stay as they are. */
export function stemOfName(name: string): string {
  return /^[a-z]+$/.test(name) ? stem(name) : name;
}

/** The Snowball stems of the words of a text in order: "the Ministers' elections" is `the minist elect`. Words as of `names`. */
export function stems(text: string): string[] {
  return names(text).map(stemOfName);
}
