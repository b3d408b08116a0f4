import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import { afterHead, determiners, functionWords, indefinite, possessives } from "./closed-words.ts";
import type { Entities, EntityMention } from "./entities.ts";
import { countriesIn, countryOf, type NounClass, nounClass } from "./lexicons.ts";
import { findNameWords, type NameWord } from "./name-words.ts";

/** What the words of a source are: a pronoun, names, or a description. */
export type SpeakerPhrase =
  | { readonly form: "none" }
  | { readonly form: "pronoun"; readonly word: string; readonly at: number }
  | { readonly form: "names"; readonly mentions: readonly EntityMention[]; readonly rule: string }
  | Description;

export interface Description {
  readonly form: "description";
  /** The noun that the rest hangs on, in small letters; `null` where none is known. */
  readonly head: string | null;
  readonly noun: NounClass | null;
  readonly definite: boolean;
  /** The name in the possessive or before the noun: "Clinton's plan", "Clinton aides". */
  readonly owner: EntityMention | null;
  readonly ownerPossessive: boolean;
  /** "his campaign manager" */
  readonly ownerPronoun: { readonly word: string; readonly at: number } | null;
  /** Names after "by", "from", "like", "including". */
  readonly by: readonly EntityMention[];
  /** All its words, in small letters. */
  readonly words: readonly string[];
  /** Countries of its head and what stands before it: "the Iranian defense chief". */
  readonly countries: ReadonlySet<string>;
  readonly at: number;
}

const pronouns = new Set(
  "he she they it i we you who which that him her them me us his their its my our your these those whose himself herself themselves itself".split(
    " ",
  ),
);

/** The mentions that lie within a span, in order. */
export function mentionsIn(entities: Entities, span: Span): EntityMention[] {
  const { mentions } = entities;
  let low = firstIndex(mentions.length, (k) => mentions[k].from >= span.from);
  // a source may begin within a name, as "Sanders's" cut at its first letter
  if (low > 0 && mentions[low - 1].to > span.from) low -= 1;
  const found: EntityMention[] = [];
  for (let k = low; k < mentions.length && mentions[k].from < span.to; k += 1) {
    const last = found.at(-1);
    if (last === undefined || mentions[k].from >= last.to) found.push(mentions[k]);
  }
  return found;
}

/** A word of a source, or a whole name in it. */
interface Part extends Span {
  readonly word: NameWord;
  readonly name: EntityMention | null;
}

function findParts(text: string, span: Span, entities: Entities): Part[] {
  const all = mentionsIn(entities, span);
  // "Trump lawyer Marc Kasowitz": what the role before a name holds is no name of its own
  const names = all.filter((name) => !all.some((other) => other.opens <= name.from && name.from < other.from));
  const parts: Part[] = [];
  let k = 0;
  for (const word of findNameWords(text, span.from, span.to)) {
    while (k < names.length && names[k].to <= word.from) k += 1;
    const name = k < names.length && names[k].opens < word.to ? names[k] : null;
    if (name === null) parts.push({ from: word.from, to: word.to, word, name: null });
    else if (parts.at(-1)?.name !== name) parts.push({ from: name.from, to: name.to, word, name });
  }
  return parts;
}

const punctuation = /^[,;(—–:-]|^\)?,/;

/** Where the first noun phrase of a source ends: at a comma, a bracket, a preposition or a relative. */
function headEnd(parts: readonly Part[]): number {
  for (let k = 1; k < parts.length; k += 1) {
    const { word, name } = parts[k];
    if (punctuation.test(word.gap) || word.gap.includes("\n")) return k;
    if (name === null && afterHead.has(word.lower) && !(word.lower === "that" && k < 1)) return k;
  }
  return parts.length;
}

const PARTY = /^(?:democrat|republican|independent)$/;

/** Names that stand beside the first one: "Xi and Blinken", "A, B and C". */
function coordinated(parts: readonly Part[], first: number): EntityMention[] {
  const found = [parts[first].name!];
  let joined = false;
  let pending: EntityMention[] = [];
  for (let k = first + 1; k < parts.length; k += 1) {
    const { word, name } = parts[k];
    if (name === null) {
      // "Brad Sherman of California and Al Green of Texas", "Jon Tester, Democrat of Montana, and …"
      const isFrom = word.lower === "of" && (parts[k - 1].name !== null || PARTY.test(parts[k - 1].word.lower));
      const home = isFrom ? parts[k + 1]?.name : null;
      if (home != null && !home.possessive) {
        k += 1;
        continue;
      }
      if (word.lower === "and" || word.lower === "or" || word.lower === "both") {
        joined = true;
        // "Mr. Nadler, Ms. Pelosi and other elders"
        if (parts[k + 1]?.word.lower === "other") found.push(...pending.splice(0));
      } else if (word.lower !== "the" && nounClass(word.lower) !== "person" && !/^[(-]/.test(word.gap)) break;
      continue;
    }
    if (name.possessive && k + 1 < parts.length) break;
    if (/^\(/.test(word.gap) || /^\)?-/.test(word.gap)) continue;
    pending.push(name);
    if (joined) {
      found.push(...pending);
      pending = [];
    }
  }
  return joined ? found : found.slice(0, 1);
}

/** Is a source no more than a pronoun: "he", "they all", "his eyes", but not "his lawyer", "that report" or "these three men"? */
function isPronoun(parts: readonly Part[], opening: string): boolean {
  if (parts[0].name !== null || !pronouns.has(opening) || parts.length > 3) return false;
  if (parts.length === 1) return true;
  if (possessives.has(opening)) {
    return (
      parts.length === 2 && opening !== "whose" && parts[1].name === null && nounClass(parts[1].word.lower) === null
    );
  }
  return parts.length === 2 || !/^th(?:at|ese|ose)$/.test(opening);
}

/** Words between a name and its verb that are no part of the name: "the US de facto recognises", "Blinken himself". */
const adverbs = new Set("de facto himself herself itself themselves also alone later then too now both all".split(" "));

/** Where a name ends that only adverbs follow; `end` where something else does. */
function beforeAdverbs(parts: readonly Part[], end: number): number {
  let last = end;
  while (last > 1 && parts[last - 1].name === null && adverbs.has(parts[last - 1].word.lower)) last -= 1;
  const name = parts[last - 1]?.name;
  return name === null || name?.possessive ? end : last;
}

/** Reads one span of a source. */
export function readSpeakerPhrase(text: string, span: Span, entities: Entities): SpeakerPhrase {
  const parts = findParts(text, span, entities);
  if (parts.length === 0) return { form: "none" };
  const opening = parts[0].word.lower.replace(/'(?:s|d|ll|re|ve|m)$/, "");
  if (isPronoun(parts, opening)) return { form: "pronoun", word: opening, at: parts[0].from };
  const end = beforeAdverbs(parts, headEnd(parts));
  const head = parts[end - 1];
  if (
    head.name !== null &&
    !(
      head.name.possessive &&
      end < parts.length &&
      parts[end].word.gap === "" &&
      parts[end].name === null &&
      !afterHead.has(parts[end].word.lower)
    )
  ) {
    const person = personAfterPlace(text, parts, end - 1, entities);
    if (person !== null) return { form: "names", mentions: [person], rule: "the source is a person after the place" };
    return { form: "names", mentions: coordinatedFrom(parts, end - 1), rule: "the source is a name" };
  }
  return describe(text, parts, end, opening);
}

const HOME_BEFORE = /^,(?: \p{Lu}[\p{L}.]*,)?$/u;

/** "South Bend, Ind., Mayor Pete Buttigieg": the mayor. */
function personAfterPlace(
  text: string,
  parts: readonly Part[],
  first: number,
  { list }: Entities,
): EntityMention | null {
  const place = parts[first].name!;
  if (list[place.entity].type === "person") return null;
  const next = parts.slice(first + 1).find(({ name }) => name !== null && list[name.entity].type === "person")?.name;
  const between = next == null ? "" : text.slice(place.to, next.opens).trim();
  return next != null && HOME_BEFORE.test(between) ? next : null;
}

/** The names that a head ending in one has, with those that follow: "Jon Tester and David Vitter" is one head. */
function coordinatedFrom(parts: readonly Part[], last: number): EntityMention[] {
  let first = last;
  for (let k = last - 1; k > 0; k -= 1) {
    if (
      parts[k].name === null &&
      parts[k].word.lower === "and" &&
      parts[k - 1].name !== null &&
      !parts[k - 1].name!.possessive
    )
      first = k - 1;
  }
  return coordinated(parts, first);
}

/** What brings a document's author, or members of a group. */
const authors = new Set(["by", "from"]);
const members = new Set(["like", "including"]);

function describe(text: string, parts: readonly Part[], end: number, opening: string): SpeakerPhrase {
  const segment = parts.slice(0, end);
  const headPart = segment.at(-1)!;
  let head: string | null = null;
  let noun: NounClass | null = null;
  for (let k = segment.length - 1; k >= 0 && noun === null; k -= 1) {
    if (segment[k].name !== null) break;
    head = segment[k].word.lower;
    noun = nounClass(head);
  }
  if (noun === null && headPart.name === null) {
    head = headPart.word.lower;
    if (headPart.word.capital && countryOf(headPart.word.text)?.form === "demonym")
      noun = /s$/.test(head) ? "persons" : null;
  }
  // "A lawyer for the outlets, David Schulz,": a name alone between commas after the description names it
  if (noun === "person" || noun === null) {
    for (let k = end; k < parts.length; k += 1) {
      const { name, word } = parts[k];
      if (name === null || !/^\)?,/.test(gapBefore(parts, k))) continue;
      const closes =
        k + 1 === parts.length || punctuation.test(parts[k + 1].word.gap) || afterHead.has(parts[k + 1].word.lower);
      if (closes && !name.possessive && word !== undefined)
        return { form: "names", mentions: [name], rule: "the source is described, and named in apposition" };
    }
  }
  const owners = segment.filter((part) => part.name !== null);
  const owner = owners.at(-1)?.name ?? null;
  const by: EntityMention[] = [];
  for (let k = end; k < parts.length; k += 1) {
    // "Blinken's visit, the first by a secretary of state": what stands after a comma says more of it, not who speaks
    if (k > end && noun !== "persons" && noun !== "bodies" && punctuation.test(parts[k].word.gap)) break;
    if (
      parts[k].name !== null ||
      !(noun === "persons" || noun === "bodies" ? members : authors).has(parts[k].word.lower)
    )
      continue;
    for (let j = k + 1; j < parts.length; j += 1) {
      const { name, word } = parts[j];
      // "by a US secretary of state": a name before a noun is no author
      if (name !== null && modifies(parts, j)) break;
      if (name !== null && !name.possessive) {
        by.push(...coordinated(parts, j));
        break;
      }
      if (
        name === null &&
        !word.capital &&
        !determiners.has(word.lower) &&
        nounClass(word.lower) === null &&
        !/^(?:federal|former|outlets|such|as)$/.test(word.lower)
      )
        break;
    }
    break;
  }
  const ownerPronoun = possessives.has(opening) ? { word: opening, at: parts[0].from } : null;
  return {
    form: "description",
    head,
    noun,
    definite: !indefinite.has(opening) && (determiners.has(opening) || owner?.possessive === true || noun === "person"),
    owner,
    ownerPossessive: owner?.possessive === true,
    ownerPronoun,
    by,
    words: parts.map((part) => part.word.lower),
    countries: countriesIn(text.slice(parts[0].from, headPart.to)),
    at: parts[0].from,
  };
}

/** Does a noun in small letters follow a name at once? */
function modifies(parts: readonly Part[], k: number): boolean {
  const next = parts[k + 1];
  return (
    next !== undefined &&
    next.name === null &&
    next.word.gap === "" &&
    !next.word.capital &&
    nounClass(next.word.lower) !== null
  );
}

/** The gap before a name, looked for before its title too: "for the outlets, Mr. Schulz". */
function gapBefore(parts: readonly Part[], k: number): string {
  let at = k;
  while (
    at > 0 &&
    parts[at].word.gap === "" &&
    !functionWords.has(parts[at - 1].word.lower) &&
    parts[at - 1].name === null
  )
    at -= 1;
  return parts[at].word.gap;
}
