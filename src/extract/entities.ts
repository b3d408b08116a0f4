import type { NameTag } from "../model/scores.ts";
import type { Document, Entity, EntityType, Span } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { knownBodies } from "./closed-words.ts";
import { type Group, Groups, isShort, nameOf, plainWords, sexOf, typeOfGroup } from "./entity-groups.ts";
import { isInitial, typeOf } from "./entity-type.ts";
import { type Home, readHome } from "./home-states.ts";
import { countriesIn, givenNameSex, isBodyNoun, isCommonWord, personNounSex, type Sex } from "./lexicons.ts";
import { ministryOf } from "./ministries.ts";
import { findNames, type NameMention, tagAt } from "./names.ts";
import { isToldAsKin, openUnnamedBearers } from "./unnamed-bearers.ts";

/** A name in the text and the entity it names. */
export interface EntityMention extends Span {
  /** Where its title or the role before it begins. */
  readonly opens: number;
  /** Index into `Entities.list`. */
  readonly entity: number;
  readonly possessive: boolean;
  readonly sentence: number;
  /** Where the text states its role, before or after the name: "its *director*, Lena Moss". */
  readonly role: Span | null;
}

/** What naming a speaker asks of an entity beside what its record says. */
export interface Known {
  readonly sex: Sex | null;
  /** Nouns of its titles and roles, in small letters: "secretary", "spokesman". */
  readonly nouns: ReadonlySet<string>;
  /** Words of its titles and roles, in small letters. */
  readonly roleWords: ReadonlySet<string>;
  /** Countries, by their codes, that its titles and roles name. */
  readonly countries: ReadonlySet<string>;
  /** The state of the United States, and the party, that stand beside its name. */
  readonly home: Home | null;
}

/** The persons, bodies, countries and places of a report, as far as it names them. */
export interface Entities {
  readonly list: readonly Entity[];
  /** One for each entity of `list`. */
  readonly known: readonly Known[];
  /** In order of the text; none overlaps another but a body's name that holds its owner's. */
  readonly mentions: readonly EntityMention[];
}

const tagTypes: { readonly [type in NameTag["type"]]: EntityType | null } = {
  person: "person",
  organisation: "organisation",
  place: "place",
  other: null,
};

/** Weight of a tag that the model is sure of, beside those of `typeOf`. */
const TAG_WEIGHT = 2;
/** Less likely tags are no evidence: most of them are wrong. */
const LEAST_PROBABLE = 0.6;
/** What a title, a lexicon or the noun of a body tells weighs so much, and no tag speaks against it. */
const TOLD = 2;

/** Initials that a longer name in the report may spell out: "U.N." beside "United Nations Security Council". */
const spelledOut = new Map([
  ["UN", "United Nations"],
  ["EU", "European Union"],
]);

/**
 * The named entities of a document: every mention by name, grouped so that "Blinken" and "Antony Blinken" are one, under the
 * fullest name the report gives; country and sector come with `complete-entities.ts`. `names` are the model's tags, one vote among others; empty where there is no model.
 */
export function findEntities(document: Document, layout: Layout, names: readonly NameTag[]): Entities {
  const tags = names.filter(({ probability }) => probability >= LEAST_PROBABLE).sort((a, b) => a.from - b.from);
  const mentions = findNames(layout, tags);
  const groups = new Groups();
  const full = new Map<NameMention, Group>();
  for (const mention of mentions) {
    if (isShort(mention) && !mention.extended) continue;
    const group = groups.open(mention);
    group.full += 1;
    full.set(mention, group);
    addVotes(group, mention, tags);
    groups.addInitials(group, mention);
  }
  const merged = mergeFuller(groups);
  markKin(groups.list, mentions, full, layout.text);
  const isUnnamed = openUnnamedBearers(mentions, full);
  for (const mention of mentions) {
    const known = full.get(mention);
    if (known !== undefined) {
      const group = merged.get(known) ?? known;
      group.lastFull = mention.from;
      addMention(group, mention);
      continue;
    }
    const place = typeOf(mention)?.type === "place";
    const fuller =
      place || isUnnamed(mention)
        ? null
        : ((isNumbered(layout.text, mention) ? null : groups.findByInitials(mention)) ??
          groups.findFuller(mention, isYounger(layout.text, mention)));
    const group = fuller ?? groups.open(mention);
    if (fuller === null) addVotes(group, mention, tags);
    else groups.own(mention, fuller);
    group.lastShort = mention.from;
    addMention(group, mention);
  }
  const kept = groups.list.filter((group) => group.mentions.length > 0 && !isChance(group));
  for (const group of kept) {
    const spelled = spelledOut.get(group.name.replaceAll(".", ""));
    if (spelled !== undefined && layout.text.includes(spelled)) group.name = spelled;
  }
  addPronounSexes(layout, kept);
  return asEntities(document, kept);
}

/** "The younger Halvar". */
function isYounger(text: string, { opens }: NameMention): boolean {
  return text.slice(Math.max(0, opens - 8), opens) === "younger ";
}

/** "SB 1062": a bill, whatever the letters stand for elsewhere. */
function isNumbered(text: string, { to }: NameMention): boolean {
  return /^\s?\d/.test(text.slice(to, to + 2));
}

/** "He and his wife, Sandra, …. Sandra Jackson said": told as somebody's wife by the full name or the given one. */
function markKin(
  groups: readonly Group[],
  mentions: readonly NameMention[],
  full: ReadonlyMap<NameMention, Group>,
  text: string,
): void {
  const given = new Set<string>();
  for (const mention of mentions) {
    if (!isToldAsKin(text, mention)) continue;
    const group = full.get(mention);
    if (group === undefined) given.add(plainWords(mention).join(" "));
    else group.isKin = true;
  }
  for (const group of groups) if (group.words.length > 1) group.isKin ||= given.has(group.words[0]);
}

function addVotes(group: Group, mention: NameMention, tags: readonly NameTag[]): void {
  const told = typeOf(mention);
  const tag = tagAt(tags, mention);
  const tagged = tag === null ? null : tagTypes[tag.type];
  if (told !== null) group.votes.set(told.type, (group.votes.get(told.type) ?? 0) + told.weight);
  if (tag !== null && tagged !== null && (told === null || told.weight < TOLD))
    group.votes.set(tagged, (group.votes.get(tagged) ?? 0) + TAG_WEIGHT * tag.probability);
  if (mention.sex !== null) group.sexes[mention.sex] += 1;
}

function addMention(group: Group, mention: NameMention): void {
  group.mentions.push(mention);
  if (mention.sex !== null) group.sexes[mention.sex] += 1;
  if (mention.role !== null) group.roles.push(mention.role);
  if (mention.title !== null) group.titles.add(mention.title.toLowerCase());
}

/** Which groups of two or more words are a shorter form of another: "Guajardo Villarreal", "Security Council". */
function mergeFuller(groups: Groups): Map<Group, Group> {
  const merged = new Map<Group, Group>();
  for (const group of groups.list) {
    const { first, words } = group;
    if (ministryOf(first) !== null) {
      const ministry = groups.findMinistry(group);
      if (ministry !== null) merged.set(group, ministry);
      continue;
    }
    if (words.length < 2 || first.extended || knownBodies.has(group.name) || merged.has(group)) continue;
    const isPerson = typeOfGroup(group) === "person";
    const fuller = groups.findFuller({ ...first, article: first.article && !isPerson });
    if (fuller === null || fuller === group || merged.has(fuller)) continue;
    const personal = isPerson || typeOfGroup(fuller) === "person";
    const given = (word: string): boolean => givenNameSex(word) !== undefined || isInitial(word);
    // "Vermonter Bernie Sanders" is a longer wording, not a fuller name
    if (personal && given(words[0]) && !given(fuller.words[0])) merged.set(fuller, group);
    else if (personal || isBodyNoun(words.at(-1)!) || (fuller.words[1] === "of" && isBodyNoun(fuller.words[0])))
      merged.set(group, fuller);
  }
  return merged;
}

/** An ordinary word that stands once with a capital, and nothing says it is a name. */
function isChance({ mentions, words, votes }: Group): boolean {
  return mentions.length === 1 && words.length === 1 && votes.size === 0 && isCommonWord(words[0]);
}

/** Counts "he" and "she" after the only person that a sentence names, outside quotations. */
function addPronounSexes(layout: Layout, groups: readonly Group[]): void {
  const only = new Map<number, { group: Group; after: number } | null>();
  for (const group of groups) {
    const type = typeOfGroup(group);
    if (type !== "person" && type !== null) continue;
    for (const { sentence, to } of group.mentions) {
      const other = only.get(sentence);
      if (other === undefined) only.set(sentence, { group, after: to });
      else if (other !== null && other.group !== group) only.set(sentence, null);
    }
  }
  for (const [sentence, named] of only) {
    if (named === null) continue;
    const rest = layout.text.slice(named.after, layout.sentences[sentence].to).replace(/["“][^"”]*["”]?/g, "");
    for (const [pronoun] of rest.matchAll(/\b(?:he|him|his|she|her)\b/gi)) {
      named.group.pronouns[/^(?:she|her)$/i.test(pronoun) ? "f" : "m"] += 1;
    }
  }
}

function asEntities(document: Document, groups: readonly Group[]): Entities {
  const list: Entity[] = [];
  const known: Known[] = [];
  const mentions: EntityMention[] = [];
  for (const [entity, group] of groups.toSorted((a, b) => a.mentions[0].from - b.mentions[0].from).entries()) {
    list.push(asEntity(document, group, `e${entity + 1}`));
    const roles = group.roles.map(({ from, to }) => document.text.slice(from, to));
    const countries = new Set(roles.flatMap((role) => [...countriesIn(role)]));
    const stated = [...roles.map((role) => role.toLowerCase()), ...group.titles];
    const roleWords = new Set(
      stated.flatMap((role) => role.split(/[^\p{L}.-]+/u)).map((word) => word.replace(/\.$/, "")),
    );
    const nouns = new Set([...roleWords].filter((word) => personNounSex(word) !== undefined));
    known.push({ sex: sexOf(group), roleWords, nouns, countries, home: homeOf(document.text, group) });
    for (const { opens, from, to, possessive, sentence, role } of group.mentions) {
      mentions.push({ opens, from, to, entity, possessive, sentence, role });
    }
  }
  return { list, known, mentions: mentions.sort((a, b) => a.from - b.from || b.to - a.to) };
}

const HOME_REACH = 40;

function homeOf(text: string, group: Group): Home | null {
  const type = typeOfGroup(group);
  if (type !== "person" && type !== null) return null;
  for (const { to } of group.mentions) {
    const home = readHome(text.slice(to, to + HOME_REACH));
    if (home !== null) return home;
  }
  return null;
}

function asEntity(document: Document, group: Group, id: string): Entity {
  const type = typeOfGroup(group);
  const [longest] = group.roles.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const role = longest === undefined ? null : document.text.slice(longest.from, longest.to).replace(/\s+/g, " ");
  const why: { [field: string]: string } = {};
  if (type === null) why.type = "nothing in the report tells what it is";
  if (role === null) why.role = "the report states none";
  const mentions = group.mentions.map(({ from, to }) => ({ from, to, kind: "name" as const }));
  return { id, name: nameOf(group), type, country: null, role, sector: null, mentions, why };
}
