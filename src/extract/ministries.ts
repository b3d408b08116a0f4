import { countryOf } from "./lexicons.ts";
import type { NameWord } from "./name-words.ts";
import type { NameMention } from "./names.ts";

/** A ministry by what it is for and whose it is; reports write one in many ways. */
export interface Ministry {
  /** "foreign": of "Foreign Ministry" and "Ministry of Foreign Affairs". */
  readonly field: string;
  /** Alpha-3 code, `null` where its name does not tell. */
  readonly country: string | null;
}

/** Words of a ministry's name that tell nothing of its field. */
const empty = new Set("of and the for affairs ministry national".split(" "));

/** "Ministry of Foreign Affairs" after "China's", "Chinese foreign ministry", "Defence Ministry"; `null` for any other name. */
export function ministryOf({ words, owner }: Pick<NameMention, "words" | "owner">): Ministry | null {
  const lower = words.map((word) => word.toLowerCase().replace(/['’]s$/, ""));
  const first = lower[0] === "ministry" && lower[1] === "of";
  if (!first && lower.at(-1) !== "ministry") return null;
  let country = owner?.country ?? null;
  const field: string[] = [];
  for (let k = 0; k < words.length; k += 1) {
    const named = countryOf(words[k].replace(/['’]s$/, ""));
    // "South Korea's": two words
    const two = k + 1 < words.length ? countryOf(`${words[k]} ${words[k + 1].replace(/['’]s$/, "")}`) : undefined;
    if (two !== undefined) k += 1;
    if (named !== undefined || two !== undefined) country = (two ?? named)!.alpha3;
    else if (!empty.has(lower[k])) field.push(lower[k].replace(/^defence$/, "defense"));
  }
  return field.length === 0 ? null : { field: field.join(" "), country };
}

/** The country in the possessive right before a name: "*China's* Ministry of Foreign Affairs". */
export function ownerBefore(
  text: string,
  words: readonly NameWord[],
  name: number,
): { readonly name: string; readonly country: string } | null {
  const last = words[name - 1];
  if (last === undefined || !last.possessive || words[name].gap.replace(/^['’]s?/, "") !== "") return null;
  for (const first of [name - 2, name - 1]) {
    if (first < 0 || (first < name - 1 && last.gap !== "")) continue;
    const country = countryOf(text.slice(words[first].from, last.to));
    if (country?.form === "name")
      return { name: text.slice(words[first].from, words[name].from).trimEnd(), country: country.alpha3 };
  }
  return null;
}
