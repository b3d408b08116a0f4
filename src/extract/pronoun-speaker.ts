import type { SpeakerKind } from "../record.ts";
import type { Choice } from "./antecedents.ts";
import { determiners, functionWords } from "./closed-words.ts";
import { type Discourse, type Said, type Verdict, verdictOf } from "./discourse.ts";
import { nounClass, type Sex } from "./lexicons.ts";
import { findNameWords, type NameWord } from "./name-words.ts";
import { mentionsIn } from "./speaker-phrase.ts";

/** The sex that a pronoun tells. */
export const pronounSex: { readonly [pronoun: string]: Sex } = {
  he: "m",
  him: "m",
  his: "m",
  himself: "m",
  she: "f",
  her: "f",
  herself: "f",
};

const firstPersons = new Set("i me my we us our".split(" "));
const relatives = new Set("who whom whose which that".split(" "));
const plurals = new Set("they them their these those".split(" "));

/** How far before "who" its antecedent may stand, in words and in characters. */
const LONGEST_ANTECEDENT = 25;
const ANTECEDENT_REACH = 400;
/** So many words a noun phrase may have before its last. */
const LONGEST_PHRASE = 6;

/** Whom a pronoun at a place means; `around` is the attribution in whose content it stands, if that is known. */
export function findPronounSpeaker(
  discourse: Discourse,
  word: string,
  at: number,
  said: Said,
  around: Verdict | null,
): Verdict {
  const sex = pronounSex[word];
  if (sex !== undefined) {
    const described = findDescribedBefore(discourse, word, said);
    if (described !== null) return described;
    const same = findSameSpeaker(discourse, word, sex, said);
    if (same !== null) return same;
    const choice = discourse.antecedents.findPerson(discourse.placeOf(at, said.sentence, said), sex);
    if (choice.entity === null && choice.runnerUp === null) {
      const next = findNamedNext(discourse, word, sex, said);
      if (next !== null) return next;
    }
    return asVerdict(discourse, choice, word, choice.runnerUp === null ? unnamedBefore(discourse) : "unknown");
  }
  if (firstPersons.has(word)) return findFirstPerson(word, around);
  if (relatives.has(word)) return findRelative(discourse, word, at, said);
  if (word === "it" || word === "its") return findIt(discourse, word, at, said);
  if (plurals.has(word)) return findThey(discourse, word, said);
  return verdictOf([], "unknown", `"${word}"`, "the pronoun leads to no speaker");
}

function asVerdict(
  discourse: Discourse,
  { entity, runnerUp, reason }: Choice,
  word: string,
  otherwise: SpeakerKind,
): Verdict {
  if (entity === null) return verdictOf([], otherwise, `"${word}": ${reason}`, reason);
  const over = runnerUp === null ? "" : ` (the runner-up: ${discourse.name(runnerUp)})`;
  return verdictOf([entity], "named", `"${word}": ${reason}${over}`);
}

/**
 * "…, according to an officer. …, he said": who has just spoken and is described, where no person is named since, nor in that sentence.
 */
function findDescribedBefore(discourse: Discourse, word: string, said: Said): Verdict | null {
  const { layout, entities } = discourse;
  const before = discourse.lastSaid();
  if (before === null || before.verdict === null || before.verdict.entities.length > 0) return null;
  if (before.verdict.kind !== "role" && before.verdict.kind !== "anonymous") return null;
  const own = layout.sentences[said.sentence];
  const other = layout.sentences[before.sentence];
  if (said.sentence - before.sentence !== 1 || own.paragraph !== other.paragraph) return null;
  const persons = mentionsIn(entities, { from: other.from, to: said.at }).filter(({ entity }) =>
    discourse.isPerson(entity),
  );
  return persons.length > 0
    ? null
    : { ...before.verdict, because: `"${word}": the speaker before, whom the report describes` };
}

/** "…," he added, though the quotation names another: who has just spoken, a person of that sex for all that is known. */
function findSameSpeaker(discourse: Discourse, word: string, sex: Sex, said: Said): Verdict | null {
  const before = discourse.goesOn(said);
  if (before?.verdict?.entities.length !== 1) return null;
  const [entity] = before.verdict.entities;
  const since = mentionsIn(discourse.entities, { from: before.at, to: said.at });
  const others = since.filter((one) => one.entity !== entity && !discourse.isQuoted(one.sentence, one.from));
  if (others.some((one) => discourse.isPerson(one.entity))) return null;
  const told = discourse.entities.known[entity].sex;
  if (!discourse.isPerson(entity) || (told !== null && told !== sex)) return null;
  return verdictOf([entity], "named", `"${word}": goes on with the words of the speaker before`);
}

/** How many sentences on the person may be named whom a report lets speak first. */
const NEXT = 2;
/** So many sentences back, a person may be described whom "she" means. */
const REACH = 6;

/**
 * "…," she said. Tereza Dusova, 61, had …: the person of that sex with whom the next sentence that names anybody begins, where the
 * report told of no person before, and that sentence tells of no other.
 */
function findNamedNext(discourse: Discourse, word: string, sex: Sex, said: Said): Verdict | null {
  const { entities, layout } = discourse;
  if (discourse.lastSaid() !== null || isPersonBefore(discourse, said)) return null;
  for (let k = said.sentence + 1; k <= said.sentence + NEXT && k < layout.sentences.length; k += 1) {
    const persons = mentionsIn(entities, layout.sentences[k]).filter(({ entity }) => discourse.isPerson(entity));
    if (persons.length === 0) continue;
    const [{ entity, opens, possessive }] = persons;
    const begins = opens === layout.sentences[k].from && !possessive && !discourse.isQuoted(k, opens);
    if (!begins || entities.known[entity].sex !== sex || new Set(persons.map((one) => one.entity)).size > 1)
      return null;
    return verdictOf([entity], "named", `"${word}": the person named next`);
  }
  return null;
}

/** Does the report name or describe a person before a place, outside quotations? */
function isPersonBefore(discourse: Discourse, { at, sentence }: Said): boolean {
  if (discourse.entities.mentions.some(({ from, entity }) => from < at && discourse.isPerson(entity))) return true;
  for (let k = Math.max(0, sentence - REACH); k <= sentence; k += 1) {
    const { from, to } = discourse.layout.sentences[k];
    const words = findNameWords(discourse.document.text, from, Math.min(to, at));
    if (words.some(({ lower, from: start }) => nounClass(lower) === "person" && !discourse.isQuoted(k, start)))
      return true;
  }
  return false;
}

/** "he" after a person told by role only is that person. */
function unnamedBefore(discourse: Discourse): SpeakerKind {
  const kind = discourse.lastSaid()?.verdict?.kind;
  return kind === "role" || kind === "anonymous" ? kind : "unknown";
}

function findFirstPerson(word: string, around: Verdict | null): Verdict {
  if (around !== null) return { ...around, because: `"${word}" in the words of the speaker around it` };
  const many = word === "we" || word === "us" || word === "our";
  const reason = "the writer, or a speaker whom the report does not name here";
  return verdictOf([], many ? "group" : "unknown", `"${word}" outside any quotation`, reason);
}

function findIt(discourse: Discourse, word: string, at: number, said: Said): Verdict {
  const previous = discourse.previous(said, ({ kind, entities }) => {
    return kind === "document" || (kind === "named" && entities.length === 1 && !discourse.isPerson(entities[0]));
  });
  if (previous !== null) return { ...previous, because: `"${word}": the speaker before` };
  return asVerdict(
    discourse,
    discourse.antecedents.findThing(discourse.placeOf(at, said.sentence, said)),
    word,
    "unknown",
  );
}

function findThey(discourse: Discourse, word: string, said: Said): Verdict {
  const previous =
    discourse.previous(said, ({ kind, entities }) => {
      const body = kind === "named" && !discourse.isPerson(entities[0]);
      return entities.length > 1 || kind === "group" || kind === "anonymous" || body;
    }) ?? discourse.previous(said, ({ kind }) => kind === "document");
  if (previous !== null) return { ...previous, because: `"${word}": the speakers before` };
  const pair = findPair(discourse, said);
  if (pair.length > 1) return verdictOf(pair, "named", `"${word}": those named together before`);
  return verdictOf(
    [],
    "group",
    `"${word}": no speakers before`,
    "the report names no speakers before whom the pronoun fits",
  );
}

/** "Nell Ashby and Tobias Cranmore lost their hives. …": the persons with whom the sentence before begins, if it names no others. */
function findPair(discourse: Discourse, said: Said): number[] {
  const { document, layout, entities } = discourse;
  const before = layout.sentences[said.sentence - 1];
  if (before === undefined || before.paragraph !== layout.sentences[said.sentence].paragraph) return [];
  const persons = mentionsIn(entities, before).filter(({ entity }) => discourse.isPerson(entity));
  const [first, second] = persons;
  if (persons.length !== 2 || first.entity === second.entity) return [];
  const opening = findNameWords(document.text, before.from, first.opens);
  if (opening.length > 1 || opening.some(({ lower }) => nounClass(lower) !== "persons")) return [];
  const between = document.text.slice(first.to, second.opens);
  return /^(?:, [^,]{1,40},)? and $/.test(between) ? [first.entity, second.entity] : [];
}

/** Prepositions after which a name is no person's: "the institute *in* Sel Marra". */
const ofPlaces = new Set("in at near into inside outside across around".split(" "));
/** Those by which a noun phrase goes on: the name or noun before them is its head. */
const modifying = new Set("of for from to with by on within".split(" "));

/** "Cantor was beaten by a professor who": the name is no apposition to what stands after a verb. */
const AUXILIARY = new Set("is are was were be been has have had will would".split(" "));

/** Where a noun phrase begins whose last word is `last`: at its determiner, or after the word that ends what stands before. */
function phraseStart(words: readonly NameWord[], last: number): number {
  let k = last;
  while (k > 0 && last - k < LONGEST_PHRASE && words[k].gap === "" && !determiners.has(words[k].lower)) {
    const { lower } = words[k - 1];
    if (functionWords.has(lower) && !determiners.has(lower)) break;
    k -= 1;
  }
  return k;
}

/** "who", "which", "that": the head of the noun phrase before it, which may go on over "of …", "in …" and appositions. */
function findRelative(discourse: Discourse, word: string, at: number, said: Said): Verdict {
  const { document, layout, entities } = discourse;
  const from = Math.max(layout.sentences[said.sentence].from, at - ANTECEDENT_REACH);
  const names = mentionsIn(entities, { from, to: at });
  const words = findNameWords(document.text, from, at);
  const personal = word === "who" || word === "whom" || word === "whose";
  const isPerson = (k: number): boolean =>
    nounClass(words[k].lower) === "person" ||
    names.some(
      ({ from: start, to, entity }) => discourse.isPerson(entity) && start <= words[k].from && words[k].from < to,
    );
  let role: string | null = null;
  /** A name after "of", "from" or "in" that may say whence the person is. */
  let untold: number | null = null;
  for (let k = words.length - 1; k >= 0 && words.length - k < LONGEST_ANTECEDENT; k -= 1) {
    const { lower, from: start, possessive } = words[k];
    const name = names.findLast(({ from: first, to }) => first <= start && start < to);
    if (name === undefined) {
      const noun = possessive ? null : nounClass(lower);
      if (untold !== null && noun === null && !staysInPhrase(words[k])) break;
      // "the regional health service, which": whatever the noun, it is what stands before
      if (!personal && word === "which" && k === words.length - 1 && noun === null && isDescription(words))
        return verdictOf([], "group", `"${word}": "${lower}"`);
      if (role !== null || noun === null) continue;
      const opens = phraseStart(words, k);
      // "a spokeswoman for the families, who": the spokeswoman
      const before = opens > 1 && words[opens - 2].lower !== "according" ? words[opens - 1].lower : "";
      const over = modifying.has(before) || ofPlaces.has(before);
      const many = noun === "persons" && (personal || k === words.length - 1);
      if (many && !(over && isPerson(opens - 2))) return verdictOf([], "group", `"${word}": "${lower}"`);
      if (!personal && (noun === "bodies" || (noun === "body" && !over)))
        return verdictOf([], "group", `"${word}": "${lower}"`);
      if (!personal && (noun === "document" || noun === "documents"))
        return verdictOf([], "document", `"${word}": "${lower}"`);
      // "Beto O'Rourke, the congressman who": the name may stand before the noun
      if (noun === "person" && (personal || (word === "that" && k === words.length - 1))) role = lower;
      continue;
    }
    let opens = k;
    while (opens > 0 && words[opens - 1].from >= name.opens) opens -= 1;
    const last = k;
    k = opens;
    if (opens > 0 && determiners.has(words[opens - 1].lower)) opens -= 1;
    if (name.possessive) continue;
    const { type } = entities.list[name.entity];
    if (role !== null) {
      if (type !== "person" && type !== null) continue;
      const next = words[last + 1];
      const isApposition = /^[,(—–]/.test(next.gap) && !words.slice(last + 1).some(({ lower }) => AUXILIARY.has(lower));
      if (isApposition && !relatives.has(next.lower)) return named(name.entity, word);
      break;
    }
    if (!personal) {
      if (type !== "person" && type !== "place") return named(name.entity, word);
      if (type === "person" && word === "that" && last === words.length - 1) return named(name.entity, word);
      continue;
    }
    const before = opens > 0 && words[opens].gap === "" ? words[opens - 1].lower : "";
    // "a longtime adviser to Trump, who declined": the adviser
    const hangs = modifying.has(before) && opens > 1 && nounClass(words[opens - 2].lower) === "person";
    const local = ofPlaces.has(before);
    if (hangs || (type !== "person" && (type !== null || local))) continue;
    // "in Sel Marra", whose first word may be a given name too
    if (!local && (type === "person" || (before !== "of" && before !== "from"))) return named(name.entity, word);
    untold ??= name.entity;
  }
  if (role !== null) return verdictOf([], "role", `"${word}": "${role}"`, "the report does not name the person");
  if (untold !== null) return named(untold, word);
  const head = words.at(-1);
  const opening = head === undefined ? undefined : words[phraseStart(words, words.length - 1)].lower;
  // "a stevedore, who": whatever the noun, "who" tells a person
  if (
    personal &&
    opening !== undefined &&
    /^(?:an?|the|one|another|his|her|its|their)$/.test(opening) &&
    !/s$/.test(head!.lower)
  )
    return verdictOf([], "role", `"${word}": "${head!.lower}"`, "the report does not name the person");
  return verdictOf([], "unknown", `"${word}"`, "what the relative stands for cannot be told");
}

/** Are the last words a noun phrase with an article, without a name at its end? */
function isDescription(words: readonly NameWord[]): boolean {
  const last = words[words.length - 1];
  return !last.capital && !last.possessive && determiners.has(words[phraseStart(words, words.length - 1)].lower);
}

function named(entity: number, word: string): Verdict {
  return verdictOf([entity], "named", `"${word}": the name before it`);
}

/** May a word stand within a noun phrase, between its head and a name in it? */
function staysInPhrase({ lower, capital }: NameWord): boolean {
  return capital || determiners.has(lower) || modifying.has(lower) || ofPlaces.has(lower);
}
