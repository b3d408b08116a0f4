import { functionWords } from "./closed-words.ts";
import type { Known } from "./entities.ts";
import { personNounSex } from "./lexicons.ts";
import type { Description } from "./speaker-phrase.ts";

/** Nouns that a report uses for one and the same role. */
const synonyms = new Map<string, readonly string[]>();
for (const group of [
  ["lawyer", "attorney", "counsel"],
  ["judge", "justice"],
  ["senator", "sen"],
  ["governor", "gov"],
  ["congressman", "congresswoman", "representative", "rep", "lawmaker"],
  ["spokesman", "spokeswoman", "spokesperson"],
  ["professor", "prof"],
  ["general", "gen"],
  ["nominee", "candidate"],
  ["chief", "head", "director", "executive", "ceo", "boss"],
  ["chairman", "chairwoman", "chair"],
]) {
  for (const word of group) synonyms.set(word, group);
}

/** Nouns that many have in one report: alone they tell nobody from another. */
const generic = new Set("chief head director executive boss".split(" "));

/** What an office is for. */
const fields = new Map<string, string>();
for (const group of `defense defence military army|foreign|interior|justice legal|finance treasury economic economy financial|trade commerce|health medical|
  energy oil|education school|agriculture farm fisheries|environment climate|transport transportation rail|labor labour|police|fire|intelligence spy|security|
  state|culture|sports sport|housing|science|technology|immigration border|budget|campaign|union|bank banking|port harbour harbor|navy naval`.split(
  "|",
)) {
  const [first, ...more] = group.trim().split(/\s+/);
  for (const word of [first, ...more]) fields.set(word, first);
}

/** Words of rank before a role: who has not this rank is not meant by it. */
const ranks = ["prime", "vice", "deputy"];

/** Is a word what an office may be for: "transport", "health"? */
export function isField(word: string): boolean {
  return fields.has(word);
}

/** The nouns that may stand for the same role as one. */
export function rolesLike(noun: string): readonly string[] {
  const own = noun.replace(/^ex-/, "");
  return synonyms.get(own) ?? [own];
}

function fieldsOf(words: Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const word of words) {
    const field = fields.get(word);
    if (field !== undefined) found.add(field);
  }
  return found;
}

function disjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && a.isDisjointFrom(b);
}

/** The words of a description that say which one is meant. */
export function modifiersOf({ words, head }: Description): string[] {
  return words.filter((word) => word.length > 2 && word !== head && !functionWords.has(word));
}

/**
 * May a description be of a person with such roles? Not where it tells a rank that they lack, nor where each names another country or
 * another field, and not where they share no more than a noun as general as "chief" and "director".
 */
export function fitsRole(description: Description, { roleWords, countries }: Known): boolean {
  const { head } = description;
  const before = description.words.slice(0, description.words.indexOf(head!));
  if (ranks.some((rank) => before.includes(rank) && !roleWords.has(rank))) return false;
  // "the president" is not the vice president, but "the minister" may be a deputy
  if (roleWords.has("vice") && !before.includes("vice")) return false;
  if (disjoint(description.countries, countries) || disjoint(fieldsOf(before), fieldsOf(roleWords))) return false;
  if (roleWords.has(head!) || !generic.has(head!)) return true;
  return modifiersOf(description).some((word) => roleWords.has(word) && personNounSex(word) === undefined);
}
