import type { NameTag } from "../model/scores.ts";
import type { Document, Entity, EntityType, Span } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { knownBodies, nameParticles, otherHeads, partyAdjectives, placeHeads, regions, usStates } from "./closed-words.ts";
import { countryOf, givenNameSex, isBodyNoun, isCommonWord, personNounSex, type Sex } from "./lexicons.ts";
import { findNames, type NameMention } from "./names.ts";

/** A name in the text and the entity it names. */
export interface EntityMention extends Span {
  /** Where its title or the role before it begins. */
  readonly opens: number;
  /** Index into `Entities.list`. */
  readonly entity: number;
  readonly possessive: boolean;
  readonly sentence: number;
}

/** What naming a speaker asks of an entity beside what its record says. */
export interface Known {
  readonly sex: Sex | null;
  /** Nouns of its titles and roles, in small letters: "secretary", "spokesman". */
  readonly nouns: ReadonlySet<string>;
  /** Words of its titles and roles, in small letters. */
  readonly roleWords: ReadonlySet<string>;
}

/** The persons, bodies, countries and places of a report, as far as it names them. */
export interface Entities {
  readonly list: readonly Entity[];
  /** One for each entity of `list`. */
  readonly known: readonly Known[];
  /** In order of the text; none overlaps another but a body's name that holds its owner's. */
  readonly mentions: readonly EntityMention[];
}

interface Group {
  /** Words of the fullest name, in small letters. */
  words: string[];
  name: string;
  readonly votes: Map<EntityType, number>;
  readonly sexes: { f: number; m: number };
  readonly pronouns: { f: number; m: number };
  readonly mentions: NameMention[];
  readonly roles: Span[];
  readonly titles: Set<string>;
  /** Its first mention by full name. */
  readonly first: NameMention;
  /** How often each form stands, of a country. */
  readonly forms: Map<string, number>;
  full: number;
  lastFull: number;
  lastShort: number;
}

const countrySector = "not yet determined by this version";

function plainWords(mention: NameMention): string[] {
  return mention.words.map((word) => word.toLowerCase().replace(/\.$/, "").replaceAll("’", "'")).filter((word) => !/^(?:jr|sr|the|ii|iii|iv)$/.test(word));
}

function isInitial(word: string): boolean {
  return /^\p{L}(?:\.\p{L})*\.?$/u.test(word) && word.replace(/\./g, "").length < 3;
}

/** Heads that make a government body by themselves, beside the name of a country, and beside the name of a chamber or of the state. */
const alwaysOfState = /^(?:ministry|department|senate|congress|parliament|government|legislature|embassy)$/;
const ofNation = /^(?:administration|regime|treasury|court|cabinet|assembly|police|army|navy|military|council)$/;
const ofChamber = /^(?:committee|subcommittee|bureau|commission|agency|office|court|guard|service|services|house|reserve|council|board)$/;
const chambers = /^(?:house|senate|federal|u\.s\.|us|joint|congressional|parliamentary|supreme|intelligence|homeland|state|royal|security)$/i;

function isGovernment(words: readonly string[], head: string): boolean {
  if (alwaysOfState.test(head)) return true;
  if (ofNation.test(head) && words.some((word) => countryOf(word) !== undefined)) return true;
  return ofChamber.test(head) && !partyAdjectives.has(words[0].toLowerCase()) && words.some((word) => chambers.test(word));
}

/** The type that a name tells by itself and by what stands around it, with a weight; `null` where it tells none. */
function typeOf(mention: NameMention): [EntityType, number] | null {
  const { words } = mention;
  const name = words.join(" ");
  const last = words.at(-1)!;
  const country = countryOf(name);
  if (mention.extended) return [/^(?:campaign)$/i.test(last) ? "organisation" : "government", 3];
  if (country?.form === "name") return ["country", 3];
  if (usStates.has(name) || regions.has(name) || (country?.form === "capital" && mention.title === null)) return ["place", 2];
  const body = knownBodies.get(name);
  if (body !== undefined) return [body, 3];
  if (mention.title !== null || mention.sex !== null) return ["person", 3];
  if (words.length > 1 && placeHeads.has(last.toLowerCase())) return ["place", 1.5];
  if (words.length > 1 && otherHeads.has(last.toLowerCase())) return ["other", 1.5];
  const headed = words.length > 2 && /^(?:of|for)$/.test(words[1]) && isBodyNoun(words[0].toLowerCase());
  if (words.length > 1 && (isBodyNoun(last.toLowerCase()) || isBodyNoun(last.toLowerCase().replace(/s$/, "")) || headed || words.includes("and") || words.includes("for"))) {
    const head = (headed ? words[0] : last).toLowerCase();
    return [isGovernment(words, head) ? "government" : "organisation", 2];
  }
  if (words.length === 1 && /^(?:\p{Lu}\.?){2,}$|^\p{Lu}{2,}$/u.test(last) && last.length < 7) return ["organisation", 1.5];
  if (words.length > 1 && words.length < 5 && givenNameSex(words[0]) !== undefined && !mention.article) return ["person", 2];
  if (words.length > 2 && words.slice(1, -1).some(isInitial)) return ["person", 2];
  if (mention.role !== null) return ["person", 1.5];
  if (words.length > 1 && mention.article) return ["organisation", 0.7];
  return null;
}

/** Where a group's entity would be looked up by its fullest name; two mentions with one key are one entity. */
function keyOf(mention: NameMention): string {
  const words = plainWords(mention);
  const country = countryOf(mention.words.join(" "));
  if (country?.form === "name") return `country ${country.alpha3}`;
  if (mention.extended) return `${words.at(-2)!.replace(/'s$/, "")} ${words.at(-1)}`;
  const parts = words.filter((word, k) => k === 0 || k === words.length - 1 || !isInitial(word));
  const personal = typeOf(mention)?.[0] === "person" && parts.length > 2 && !parts.some((word) => nameParticles.has(word));
  return personal ? `${parts[0]} ${parts.at(-1)}` : parts.join(" ").replace(/\./g, "");
}

function acronym(words: readonly string[]): string {
  return words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word[0]).join("");
}

function isShort(mention: NameMention): boolean {
  return plainWords(mention).length === 1 && countryOf(mention.words[0])?.form !== "name" && !knownBodies.has(mention.words[0]);
}

class Grouping {
  readonly groups: Group[] = [];
  readonly byKey = new Map<string, Group>();
  readonly byWord = new Map<string, Set<Group>>();
  readonly byAcronym = new Map<string, Group>();
  readonly owner = new Map<string, Group>();

  index(group: Group, words: readonly string[]): void {
    for (const word of words) {
      const named = this.byWord.get(word);
      if (named === undefined) this.byWord.set(word, new Set([group]));
      else named.add(group);
    }
  }

  open(key: string, mention: NameMention): Group {
    let group = this.byKey.get(key);
    const words = plainWords(mention);
    if (group === undefined) {
      group = { words, name: mention.words.join(" "), votes: new Map(), sexes: { f: 0, m: 0 }, pronouns: { f: 0, m: 0 }, mentions: [], roles: [], titles: new Set(), first: mention, forms: new Map(), full: 0, lastFull: -1, lastShort: -1 };
      this.groups.push(group);
      this.byKey.set(key, group);
    }
    const country = key.startsWith("country ");
    if (country || mention.extended) group.forms.set(mention.words.join(" "), (group.forms.get(mention.words.join(" ")) ?? 0) + 1);
    if ((!country && !mention.extended && words.length > group.words.length) || (words.length === group.words.length && group.name.includes(".") && !mention.words.join(" ").includes("."))) {
      group.words = words;
      group.name = mention.words.join(" ");
    }
    this.index(group, words);
    return group;
  }
}

function add(group: Group, mention: NameMention, type: EntityType | null, weight: number): void {
  group.mentions.push(mention);
  if (type !== null) group.votes.set(type, (group.votes.get(type) ?? 0) + weight);
  if (mention.sex !== null) group.sexes[mention.sex] += 1;
  if (mention.role !== null) group.roles.push(mention.role);
  if (mention.title !== null) group.titles.add(mention.title.toLowerCase());
}

function typeOfGroup(group: Group): EntityType | null {
  let best: EntityType | null = null;
  let most = 0;
  for (const [type, weight] of group.votes) {
    if (weight > most) [best, most] = [type, weight];
  }
  return best;
}

/** A country or "the Clinton campaign" goes by the form the report uses most, initials only where there is no other; the rest by the fullest. */
function nameOf(group: Group): string {
  const forms = [...group.forms].filter(([form]) => !/^(?:\p{Lu}\.?)+$/u.test(form)).sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  return forms[0]?.[0] ?? group.name;
}

function sexOf(group: Group): Sex | null {
  if (group.sexes.f !== group.sexes.m) return group.sexes.f > group.sexes.m ? "f" : "m";
  const type = typeOfGroup(group);
  if (type !== "person" && type !== null) return null;
  const given = group.words.length > 1 ? givenNameSex(group.words[0]) : null;
  if (given === "f" || given === "m") return given;
  const { f, m } = group.pronouns;
  return f >= 2 * m + 2 ? "f" : m >= 2 * f + 2 ? "m" : null;
}

/** Counts "he" and "she" after the only person that a sentence names. */
function addPronounSexes(layout: Layout, groups: readonly Group[]): void {
  const only = new Map<number, Group | null>();
  const last = new Map<number, number>();
  for (const group of groups) {
    const type = typeOfGroup(group);
    if (type !== "person" && type !== null) continue;
    for (const { sentence, to } of group.mentions) {
      const other = only.get(sentence);
      only.set(sentence, other === undefined || other === group ? group : null);
      last.set(sentence, Math.min(to, last.get(sentence) ?? to));
    }
  }
  for (const [sentence, group] of only) {
    if (group === null) continue;
    const rest = layout.text.slice(last.get(sentence), layout.sentences[sentence].to).replace(/["“][^"”]*["”]?/g, "");
    for (const [pronoun] of rest.matchAll(/\b(?:he|him|his|she|her)\b/gi)) group.pronouns[pronoun[0] === "s" || /^her$/i.test(pronoun) ? "f" : "m"] += 1;
  }
}

/** The group that a short name ("Wang", "Suu Kyi", "the Post") stands for where it is read; `null` where none or two alike. */
function findFuller(grouping: Grouping, mention: NameMention): Group | null {
  const words = plainWords(mention);
  const candidates = grouping.byWord.get(words.at(-1)!);
  if (candidates === undefined) return null;
  const personal = mention.title !== null || mention.sex !== null;
  let best: Group | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const group of candidates) {
    if (group.words.length <= words.length) continue;
    const middle = words.length === 1 && group.words.length > 2 && group.words.indexOf(words[0]) === 1 && mention.sex !== null;
    const ends = words.every((word, k) => group.words[group.words.length - words.length + k] === word);
    const begins = words.every((word, k) => group.words[k] === word);
    const type = typeOfGroup(group);
    if (!ends && !begins && !middle) continue;
    const body = type !== null && type !== "person";
    if (body && (personal || begins || group.words.includes("campaign") || (words.length === 1 && !mention.article))) continue;
    if (!body && mention.article && isBodyNoun(words.at(-1)!)) continue;
    if (mention.sex !== null && sexOf(group) !== null && sexOf(group) !== mention.sex) continue;
    const surnameFirst = begins && givenNameSex(group.words[0]) === undefined;
    let score = ends ? 3 : surnameFirst ? 2.5 : middle ? 2 : 1;
    score += Math.log2(1 + group.full) / 2;
    if (type === "person" && !personal) score += 1;
    if (group.lastFull >= 0 && group.lastFull <= mention.from) score += 0.5;
    if (grouping.owner.get(words.join(" ")) === group) score += 1;
    if (mention.title !== null && [...group.titles].some((title) => title.split(" ").some((word) => mention.title!.toLowerCase().includes(word) && personNounSex(word) !== undefined))) score += 1;
    const named = [...candidates].every((other) => other === group || other.lastFull < group.lastFull || other.lastFull > mention.from);
    if (named && group.lastFull > group.lastShort) score += 1;
    if (score > most) [best, most] = [group, score];
  }
  return best;
}

function tagAt(tags: readonly NameTag[], mention: Span): NameTag | null {
  let low = 0;
  let high = tags.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tags[middle].to <= mention.from) low = middle + 1;
    else high = middle;
  }
  const tag = tags[low];
  return tag !== undefined && tag.from < mention.to ? tag : null;
}

const tagTypes: { readonly [type in NameTag["type"]]: EntityType | null } = { person: "person", organisation: "organisation", place: "place", other: null };

/**
 * The named entities of a document: every mention by name, grouped so that "Blinken" and "Antony Blinken" are one, under the
 * fullest name the report gives. `names` are the model's tags, sorted, one vote among others; empty where there is no model.
 */
export function findEntities(document: Document, layout: Layout, names: readonly NameTag[]): Entities {
  const tags = [...names].sort((a, b) => a.from - b.from);
  const mentions = findNames(layout);
  const grouping = new Grouping();
  const groupOf = new Map<NameMention, Group>();
  for (const mention of mentions) {
    if (isShort(mention) && !mention.extended) continue;
    const group = grouping.open(keyOf(mention), mention);
    group.full += 1;
    groupOf.set(mention, group);
    vote(group, mention, tags);
    const initials = acronym(mention.words);
    if (initials.length > 1 && typeOfGroup(group) !== "person") grouping.byAcronym.set(initials, group);
  }
  const place = new Map<Group, Group>();
  for (const group of grouping.groups) {
    const mention = group.first;
    if (group.words.length < 2 || mention.extended || knownBodies.has(group.name) || place.has(group)) continue;
    const fuller = findFuller(grouping, { ...mention, article: typeOfGroup(group) !== "person" && mention.article });
    if (fuller === null || fuller === group || place.has(fuller)) continue;
    const personal = typeOfGroup(group) === "person" || typeOfGroup(fuller) === "person";
    // "Vermonter Bernie Sanders" is a fuller wording, not a fuller name
    if (personal && givenNameSex(group.words[0]) !== undefined && givenNameSex(fuller.words[0]) === undefined && !isInitial(fuller.words[0])) place.set(fuller, group);
    else if (personal || isBodyNoun(group.words.at(-1)!) || (fuller.words[1] === "of" && isBodyNoun(fuller.words[0]))) place.set(group, fuller);
  }
  for (const mention of mentions) {
    let group = groupOf.get(mention);
    if (group !== undefined) {
      group = place.get(group) ?? group;
      if (mention.from > group.lastFull) group.lastFull = mention.from;
      add(group, mention, null, 0);
      continue;
    }
    const word = mention.words.join(" ");
    const alone = typeOf(mention)?.[0] === "place";
    const fuller = alone ? null : (grouping.byAcronym.get(word.replace(/\./g, "")) ?? findFuller(grouping, mention));
    group = fuller ?? grouping.open(keyOf(mention), mention);
    if (fuller === null) vote(group, mention, tags);
    else grouping.owner.set(plainWords(mention).join(" "), fuller);
    group.lastShort = mention.from;
    add(group, mention, null, 0);
  }
  const groups = grouping.groups.filter((group) => group.mentions.length > 0 && !isChance(group));
  for (const group of groups) {
    const spelled = spelledOut.get(group.name.replace(/\./g, ""));
    if (spelled !== undefined && layout.text.includes(spelled)) group.name = spelled;
  }
  addPronounSexes(layout, groups);
  return asEntities(document, groups);
}

/** Initials that a longer name in the report may spell out: "U.N." beside "United Nations Security Council". */
const spelledOut = new Map([
  ["UN", "United Nations"],
  ["EU", "European Union"],
]);

/** An ordinary word that stands once with a capital, and nothing says it is a name. */
function isChance(group: Group): boolean {
  return group.mentions.length === 1 && group.words.length === 1 && group.votes.size === 0 && isCommonWord(group.words[0]);
}

function vote(group: Group, mention: NameMention, tags: readonly NameTag[]): void {
  const told = typeOf(mention);
  if (told !== null) group.votes.set(told[0], (group.votes.get(told[0]) ?? 0) + told[1]);
  const tag = tagAt(tags, mention);
  const tagged = tag === null ? null : tagTypes[tag.type];
  if (tag !== null && tagged !== null) group.votes.set(tagged, (group.votes.get(tagged) ?? 0) + 2 * tag.probability);
  if (mention.sex !== null) group.sexes[mention.sex] += 1;
}

function asEntities(document: Document, groups: Group[]): Entities {
  groups.sort((a, b) => a.mentions[0].from - b.mentions[0].from);
  const list: Entity[] = [];
  const known: Known[] = [];
  const mentions: EntityMention[] = [];
  for (const [entity, group] of groups.entries()) {
    const type = typeOfGroup(group);
    const roleSpan = group.roles.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
    const role = roleSpan === undefined ? null : document.text.slice(roleSpan.from, roleSpan.to).replace(/\s+/g, " ");
    const why: { [field: string]: string } = { country: countrySector, sector: countrySector };
    if (type === null) why.type = "nothing in the report tells what it is";
    if (role === null) why.role = "the report states none";
    list.push({
      id: `e${entity + 1}`,
      name: nameOf(group),
      type,
      country: null,
      role,
      sector: null,
      mentions: group.mentions.map(({ from, to }) => ({ from, to, kind: "name" })),
      why,
    });
    const stated = [...group.roles.map(({ from, to }) => document.text.slice(from, to).toLowerCase()), ...group.titles];
    const roleWords = new Set(stated.flatMap((text) => text.split(/[^\p{L}.-]+/u)).map((word) => word.replace(/\.$/, "")));
    known.push({ sex: sexOf(group), roleWords, nouns: new Set([...roleWords].filter((word) => personNounSex(word) !== undefined)) });
    for (const { opens, from, to, possessive, sentence } of group.mentions) mentions.push({ opens, from, to, entity, possessive, sentence });
  }
  return { list, known, mentions: mentions.sort((a, b) => a.from - b.from || b.to - a.to) };
}
