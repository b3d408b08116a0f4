import type { Entity, Place } from "../record.ts";
import type { Context } from "./index-context.ts";
import type { IndexItem } from "./index-item.ts";
import { ANY, GAP, type NameField, nameTokens } from "./query/tokens.ts";

/** A tsvector of PostgreSQL holds 1 MiB of different words; an item beyond these is found by its first ones only, on both engines. */
const MOST_LETTERS = { text: 450_000, names: 150_000 };

/** The words of an item for the index: of its text, of closed values and of names. */
export function indexWords(
  { outlet }: Context,
  text: readonly string[],
  values: readonly string[],
  names: readonly string[],
): Pick<IndexItem, "words" | "cut"> {
  const about = [...values, GAP, ...outlet, ...names];
  const some = [withinLimit(text, MOST_LETTERS.text), withinLimit(about, MOST_LETTERS.names)];
  return {
    words: ` ${[...some[0], GAP, ...some[1], GAP, ANY].join(" ")} `,
    cut: some[0].length < text.length || some[1].length < about.length,
  };
}

function withinLimit(words: readonly string[], most: number): readonly string[] {
  const seen = new Set<string>();
  let letters = 0;
  for (const [k, word] of words.entries()) {
    if (seen.has(word)) continue;
    seen.add(word);
    letters += word.length;
    if (letters > most) return words.slice(0, k);
  }
  return words;
}

/** Words for the names of entities in a field; `words` are those of the report, where it has no name. */
export function namesAs(context: Context, field: NameField, entities: readonly Entity[], words: string): string[] {
  const wordings = [...entities.flatMap((entity) => context.namesOf(entity)), ...(words === "" ? [] : [words])];
  return [GAP, ...nameTokens(field, [...new Set(wordings)])];
}

/** Words for the names of places, and of what they lie in. */
export function placeWords(places: readonly Place[]): string[] {
  return [GAP, ...nameTokens("place", [...new Set(places.flatMap(({ name, admin }) => [name, ...admin]))])];
}
