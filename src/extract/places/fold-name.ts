const letters: { readonly [letter: string]: string } = {
  ı: "i",
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ə: "a",
  ħ: "h",
};

/**
 * A name of a place as the gazetteer is searched by it: small letters a to z and digits without marks, words parted by one
 * space, "saint" as "st". Empty for a name in another script.
 */
export function foldName(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[ıłøđðþßæœəħ]/g, (letter) => letters[letter])
    .replace(/[\p{M}.'’‘ʻʼʿʾ`´]/gu, "")
    .replace(/[^a-z0-9]+/g, (other) => (/\p{L}/u.test(other) ? "\0" : " "))
    .replace(/^.*\0.*$/s, "")
    .trim()
    .replace(/\bsaint\b/g, "st");
}
