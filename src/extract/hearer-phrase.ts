import { cueEntries } from "./cue-lexicon.ts";
import type { CueWord } from "./cue-words.ts";
import { nounClass } from "./lexicons.ts";
import { baseForms } from "./verb-forms.ts";

const set = (list: string) => new Set(list.trim().split(/\s+/));

const OBJECT_PRONOUNS = set("him her me us them you himself herself themselves ourselves");
const DETERMINERS = set(`
  the a an his her their its our my your this that these those some several many more all both two three four five fellow other another no any`);
/** Words that end the phrase: prepositions, conjunctions, subjects of the next clause, times. */
const STOPS = set(`
  that whether if how why what who whom which when where while as to in on at by for from with about over after before during since until into
  than because but so not or and is are was were be been has have had will would could should can may might must do does did
  he she it they we i there then now today yesterday tomorrow earlier later last next recently again afterward ago also still just only
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  once twice against through amid following via despite saying under up out off of`);
/** Days and months: capitals that are no part of a name, even after one. */
const DATES = /day$|ber$|ary$|^(?:march|april|june|july|august|i)$/;
/** Nouns of a crowd, whose place belongs to its description: "the crowd <in Akron>". */
const CROWDS = set(
  "crowd audience gathering rally group meeting conference convention supporters voters members panel delegates",
);
/** Nouns for those who hear that are elsewhere neither people nor bodies. */
const HEARERS = set(
  "gathering rally conference convention summit meeting media outlet outlets newspaper newspapers magazine network station forum throng",
);
/** Small words that stand in a title: "Meet the Press". */
const IN_TITLES = set("and the of with in this on a to for &");
const LONGEST = 10;

const isWord = (word: CueWord) => /^[\p{L}\p{N}]/u.test(word.lower);
const isName = (word: CueWord | undefined) => word?.capital === true && isWord(word);
const isAdverb = (word: CueWord) => !word.capital && word.lower.endsWith("ly") && word.lower !== "family";

/** Is a noun, in small letters, one for people or a body that can be told something? */
function isAudience(noun: string): boolean {
  if (HEARERS.has(noun)) return true;
  const kind = nounClass(noun);
  return kind !== null && kind !== "document" && kind !== "documents";
}

const listedAsVerb = (base: string) =>
  cueEntries(base).some((entry) => entry.words.length === 1 && entry.part !== "noun");

/** A verb as it stands after "to", as far as the lexicon knows it: "used the event to <urge> people". */
export function isBareVerb({ lower, capital }: CueWord): boolean {
  return !capital && !isAudience(lower) && listedAsVerb(lower);
}

/** A verb in another form: "Reyes <said>". */
function isInflectedVerb({ lower, capital }: CueWord): boolean {
  return !capital && !isAudience(lower) && baseForms(lower).some((base) => base !== lower && listedAsVerb(base));
}

/** Where a title in quotation marks that opens at `at` ends ("<“Morning and Noon”>"), or 0. */
function titleEnd(words: readonly CueWord[], at: number, end: number): number {
  const mark = words[at].lower;
  if ((mark !== '"' && mark !== "“") || !isName(words[at + 1])) return 0;
  for (let k = at + 2; k < Math.min(end, at + 8); k++) {
    const { lower } = words[k];
    if (lower === '"' || lower === "”") return k + 1;
    if (!isName(words[k]) && !IN_TITLES.has(lower) && lower !== ",") return 0;
  }
  return 0;
}

/** Does a list of names go on at the comma `at`: "Mills<,> Sullivan and Ortiz"? */
function goesOnAsList(words: readonly CueWord[], at: number, end: number): boolean {
  for (let k = at + 1; k < Math.min(end, at + LONGEST); k++) {
    if (words[k].lower === "and") return k > at + 1 && k + 1 < end && isName(words[k + 1]);
    if (words[k].lower !== "," && !isName(words[k])) return false;
  }
  return false;
}

/** Does a word between two parts of a phrase join them: "X <of> Y", "X <and> Y", "CBS<'s> …", "the crowd <in> Akron"? */
function joins(words: readonly CueWord[], at: number, end: number, head: string): boolean {
  const { lower } = words[at];
  const before = words[at - 1];
  const after = words[at + 1];
  if (after === undefined || at + 1 >= end || !(isWord(after) || titleEnd(words, at + 1, end) > 0)) return false;
  if (lower === "'s") return !STOPS.has(after.lower) || isName(after);
  if (lower === "'" || lower === "’") return before.lower.endsWith("s") && !STOPS.has(after.lower);
  if (lower === "of") return !STOPS.has(after.lower);
  if (lower === "and") return (isName(after) || isAudience(after.lower)) && !STOPS.has(after.lower);
  if (lower === "in") return CROWDS.has(head) && isName(after) && !STOPS.has(after.lower);
  if (lower === "the" || lower === "!") return isName(before) && isName(after);
  return lower === "," && isName(before) && goesOnAsList(words, at, end);
}

/** A phrase that names who hears: half-open indices into the words it was read from. */
export interface HearerPhrase {
  readonly from: number;
  readonly to: number;
  /** A pronoun, a name or a noun for people ("reporters"), as against any other noun. */
  readonly personal: boolean;
}

/**
 * The noun phrase that begins at `words[from]` and ends before `end`: names whole, without the times, places and clauses that
 * follow it ("KTR's Ann Sato on Monday" gives "KTR's Ann Sato"), at most ten words; `null` where none begins.
 */
export function findHearerPhrase(words: readonly CueWord[], from: number, end: number): HearerPhrase | null {
  const first = words[from];
  if (first === undefined || from >= end) return null;
  if (first.lower === "one" && words[from + 1]?.lower === "another") return { from, to: from + 2, personal: true };
  if (OBJECT_PRONOUNS.has(first.lower) && !(first.lower === "her" && ownsNext(words, from, end))) {
    return { from, to: from + 1, personal: true };
  }
  let to = from;
  let head = "";
  let personal = false;
  while (to < Math.min(end, from + LONGEST)) {
    const word = words[to];
    const before = words[to - 1];
    const title = titleEnd(words, to, end);
    if (title > 0) {
      to = title;
      head = "title";
      personal = true;
      continue;
    }
    if (to > from && joins(words, to, end, head)) {
      // Of "Ms. Reyes's question" the question is meant, not Ms. Reyes.
      if (/^['’]/.test(word.lower)) personal = false;
      to++;
      continue;
    }
    if (!isWord(word) || isAdverb(word)) break;
    if (DETERMINERS.has(word.lower)) {
      const opens = to === from || word.capital || ["of", "and", "'s", "all", "both"].includes(before.lower);
      if (!opens) break;
    } else if (STOPS.has(word.lower)) {
      if (!(isName(word) && isName(before)) || DATES.test(word.lower)) break;
    } else if (isInflectedVerb(word) && (head !== "" || to === from)) {
      break;
    } else {
      head = word.lower;
      personal ||= isName(word) || isAudience(word.lower);
    }
    to++;
  }
  if (head === "" || DETERMINERS.has(words[to - 1].lower)) return null;
  if (titleEnd(words, from, end) === to) {
    // A title that is the whole phrase is named without its marks.
    return { from: from + 1, to: words[to - 2].lower === "," ? to - 2 : to - 1, personal };
  }
  return { from, to, personal };
}

/** Is the "her" at `at` a possessive: "<her> supporters"? */
function ownsNext(words: readonly CueWord[], at: number, end: number): boolean {
  const next = words[at + 1];
  if (next === undefined || at + 1 >= end) return false;
  return isWord(next) && !STOPS.has(next.lower) && !DETERMINERS.has(next.lower) && !isAdverb(next);
}
