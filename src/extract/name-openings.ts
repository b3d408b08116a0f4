import { wordStem } from "../text/stems.ts";
import { months } from "./closed-words.ts";
import { countryOf, givenNameSex, isBodyNoun, isCommonWord } from "./lexicons.ts";
import { isTitle, type Run, takesFor, takesOf } from "./name-runs.ts";
import type { NameWord } from "./name-words.ts";
import { isField } from "./role-fit.ts";

/** What the whole report tells of a word that has a capital only because of where it stands. */
export interface Evidence {
  /** Words seen in small letters. */
  readonly small: ReadonlySet<string>;
  /** Stems of those: asked for by titles in capitals alone. */
  readonly smallStems: () => ReadonlySet<string>;
  /** Words with a capital seen side by side within sentences, and the words of such, in small letters. */
  readonly pairs: ReadonlySet<string>;
  readonly paired: ReadonlySet<string>;
  /** Words seen with a capital within sentences. */
  readonly capital: ReadonlySet<string>;
  /** Words that follow a given name somewhere. */
  readonly surnames: ReadonlySet<string>;
  /** Has the model tagged a name there? */
  readonly tagged: (word: NameWord) => boolean;
}

const LONGEST_TITLE = 25;

/** Words that have small letters within a title. */
const smallInTitles = new Set(
  "a an the and but or nor for of in on at to by from with as vs via into over after".split(" "),
);

/** Is a sentence written as a title is, a capital on every word but articles, prepositions and conjunctions? */
export function isTitleCase(words: readonly NameWord[]): boolean {
  if (words.length > LONGEST_TITLE) return false;
  const open = words.filter(({ text, lower }) => !smallInTitles.has(lower) && /^\p{L}/u.test(text));
  return open.length > 3 && open.every(({ capital }) => capital);
}

/** Does a word open its sentence, or a quotation in it? */
export function isOpening(words: readonly NameWord[], k: number): boolean {
  return k === 0 || !/^[,;()/&'’-]*$/.test(words[k].gap);
}

function isKnown(word: NameWord, evidence: Evidence): boolean {
  return evidence.capital.has(word.text) || countryOf(word.text) !== undefined || evidence.tagged(word);
}

/** Titles that what the office is for stands before, whatever it is: "Fisheries Minister". */
const ofFields = new Set("minister secretary undersecretary commissioner".split(" "));
/** Words of rank before a title: "Deputy Mayor". */
const grades = new Set("prime vice deputy assistant chief senior lead acting associate executive junior".split(" "));

/** Does a word belong to the title that follows it: "Transport Minister", "Police Commissioner", "Prime Minister"? */
function opensTitle({ lower }: NameWord, next: NameWord): boolean {
  if (!isTitle(next)) return false;
  return isField(lower) || grades.has(lower) || (ofFields.has(next.lower) && !/(?:ly|ed|ing)$/.test(lower));
}

const BEFORE_MONTH = new Set("in since until till last this next early late mid by through during".split(" "));

/** Cuts a sentence's first word off a run where it is no part of the name; `null` for a run that is no name at all. */
export function trimOpening(words: readonly NameWord[], run: Run, evidence: Evidence): Run | null {
  const first = words[run.from];
  const single = run.to - run.from === 1;
  if (single && months.has(first.lower)) return null;
  // "In March Oresh sent": a month after such a word is no first name
  if (months.has(first.lower) && first.gap === "" && BEFORE_MONTH.has(words[run.from - 1]?.lower ?? ""))
    return { from: run.from + 1, to: run.to };
  if (!isOpening(words, run.from)) return run;
  const known = isKnown(first, evidence);
  const plain = evidence.small.has(first.lower) || first.lower.split("-").every(isCommonWord);
  if (single) return known || !plain ? run : null;
  const second = words[run.from + 1];
  const given = givenNameSex(first.text) !== undefined;
  const rest = { from: run.from + 1, to: run.to };
  // "Floridians Jeb Bush and Marco Rubio"
  if (!given && !isTitle(first) && /[^s]s$/.test(first.lower) && givenNameSex(second.text) !== undefined) return rest;
  if (!plain || given || known || isTitle(first) || opensTitle(first, second)) return run;
  if (isBodyNoun(words[run.to - 1].lower) || takesOf.has(first.lower) || takesFor.has(first.lower)) return run;
  return givenNameSex(second.text) !== undefined || isKnown(second, evidence) || isTitle(second) ? rest : run;
}

/** Leaves off a word that no sentence knows before a given name: "Conflates Ted Cruz". */
function trimUnknown(words: readonly NameWord[], run: Run, evidence: Evidence): Run {
  let { from } = run;
  const given = (word: NameWord): boolean => givenNameSex(word.text) !== undefined;
  while (from + 1 < run.to && !isKnown(words[from], evidence) && !given(words[from]) && given(words[from + 1]))
    from += 1;
  return { from, to: run.to };
}

/** The parts of a run in a title that are names: words that the report's sentences know as such, or that are no ordinary words. */
export function splitTitleCase(words: readonly NameWord[], run: Run, evidence: Evidence): Run[] {
  const parts: Run[] = [];
  let from = -1;
  for (let k = run.from; k <= run.to; k += 1) {
    const word = words[k];
    const given = k + 1 < run.to && givenNameSex(word.text) !== undefined;
    const name =
      k < run.to &&
      (isKnown(word, evidence) ||
        (!evidence.small.has(word.lower) &&
          !evidence.smallStems().has(wordStem(word.lower)) &&
          (given || !isCommonWord(word.lower))));
    if (name && from >= 0 && areApartElsewhere(words[k - 1], word, evidence)) {
      parts.push(trimUnknown(words, { from, to: k }, evidence));
      from = k;
    }
    if (name && from < 0) from = k;
    if (!name && from >= 0) {
      parts.push(trimUnknown(words, { from, to: k }, evidence));
      from = -1;
    }
  }
  return parts;
}

/** "Michele Bachmann Chick-Fil-A Visit": two that the report names, but never one right after the other. */
function areApartElsewhere(a: NameWord, b: NameWord, { pairs, paired }: Evidence): boolean {
  return paired.has(a.lower) && paired.has(b.lower) && !pairs.has(`${a.lower} ${b.lower}`);
}
