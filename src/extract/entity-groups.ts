import type { EntityType, Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import { honorifics, knownBodies, nameParticles } from "./closed-words.ts";
import { isInitial, typeOf } from "./entity-type.ts";
import { countryOf, givenNameSex, isBodyNoun, personNounSex, type Sex } from "./lexicons.ts";
import { ministryOf } from "./ministries.ts";
import type { NameMention } from "./names.ts";

/** The mentions that name one entity, and what they tell of it. */
export interface Group {
  /** Words of the fullest name, in small letters. */
  words: string[];
  name: string;
  /** Its first mention by full name, or its first. */
  readonly first: NameMention;
  readonly votes: Map<EntityType, number>;
  /** How often a title or noun tells a sex, and how often a pronoun right after does. */
  readonly sexes: { f: number; m: number };
  readonly pronouns: { f: number; m: number };
  readonly mentions: NameMention[];
  /** Told of as somebody's wife, son or the like: one of two who share a surname. */
  isKin: boolean;
  readonly roles: Span[];
  /** In small letters. */
  readonly titles: Set<string>;
  /** How often each form stands, of what goes by the commonest form instead of the longest. */
  readonly forms: Map<string, number>;
  /** Mentions by full name, and where the last by full and by short name read so far begin. */
  full: number;
  lastFull: number;
  lastShort: number;
}

/** Of many entities with one surname, so many are looked at, those first named nearest. */
const NEAREST = 64;

/** What one title for both adds, more than who was named last. */
const SHARED_TITLE = 2;

/** A bare surname is seldom that of the less known of two. */
const RELATIVE = 2;

function isJunior({ words }: NameMention): boolean {
  return words.some((word) => /^[JS]r\.?$/.test(word));
}

/** The words of a name in small letters, without article, points and "Jr.". */
export function plainWords(mention: NameMention): string[] {
  return mention.words
    .map((word) => word.toLowerCase().replace(/\.$/, "").replaceAll("’", "'"))
    .filter((word) => !/^(?:jr|sr|the|ii|iii|iv)$/.test(word));
}

/** Is a name one word that may be short for a longer name? */
export function isShort(mention: NameMention): boolean {
  const [word] = mention.words;
  return plainWords(mention).length === 1 && countryOf(word)?.form !== "name" && !knownBodies.has(word);
}

function ministryKey(field: string, country: string | null): string {
  return `ministry ${field} ${country ?? ""}`;
}

/** Where the entity of a name is kept; two mentions with one key are one entity. */
function keyOf(mention: NameMention): string {
  const words = plainWords(mention);
  const country = countryOf(mention.words.join(" "));
  if (country?.form === "name") return `country ${country.alpha3}`;
  const ministry = ministryOf(mention);
  if (ministry !== null) return ministryKey(ministry.field, ministry.country);
  if (mention.extended) return `${words.at(-2)!.replace(/'s$/, "")} ${words.at(-1)}`;
  // "Donald Trump Jr." is another than Donald Trump, where a report has both
  const junior = isJunior(mention) ? "junior" : "";
  const parts = words.filter((word, k) => k === 0 || k === words.length - 1 || !isInitial(word));
  const middle = parts.length > 2 && !parts.some((word) => nameParticles.has(word));
  return middle && typeOf(mention)?.type === "person"
    ? `${parts[0]} ${parts.at(-1)} ${junior}`.trimEnd()
    : `${parts.join(" ").replaceAll(".", "")} ${junior}`.trimEnd();
}

/** The type that most speaks for. */
export function typeOfGroup({ votes }: Group): EntityType | null {
  let best: EntityType | null = null;
  let most = 0;
  for (const [type, weight] of votes) {
    if (weight > most) [best, most] = [type, weight];
  }
  return best;
}

/** By titles first, then by the given name, then by the pronouns that follow. */
export function sexOf(group: Group): Sex | null {
  if (group.sexes.f !== group.sexes.m) return group.sexes.f > group.sexes.m ? "f" : "m";
  const type = typeOfGroup(group);
  if (type !== "person" && type !== null) return null;
  const given = group.words.length > 1 ? givenNameSex(group.words[0]) : null;
  if (given === "f" || given === "m") return given;
  const { f, m } = group.pronouns;
  return f >= 2 * m + 2 ? "f" : m >= 2 * f + 2 ? "m" : null;
}

/** A country or "the Clinton campaign" goes by the form used most, by initials only where there is no other; the rest by the fullest. */
export function nameOf(group: Group): string {
  const spelled = [...group.forms].filter(([form]) => !/^(?:\p{Lu}\.?)+$/u.test(form));
  const [commonest] = spelled.sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  return commonest?.[0] ?? group.name;
}

/** All groups of a document, found by key, by word of the name and by initials. */
export class Groups {
  readonly list: Group[] = [];
  readonly #byKey = new Map<string, Group>();
  readonly #byWord = new Map<string, Group[]>();
  /** Ministries whose country is told, by field. */
  readonly #ministries = new Map<string, Group[]>();
  readonly #byInitials = new Map<string, Group>();
  /** Whom a short name was last read as. */
  readonly #owners = new Map<string, Group>();

  /** The group of a name, a new one where there is none. */
  open(mention: NameMention): Group {
    const key = keyOf(mention);
    const words = plainWords(mention);
    const ministry = ministryOf(mention);
    const owner = ministry !== null ? (mention.owner?.name ?? null) : null;
    const form = [...(owner === null ? [] : [owner]), ...mention.words].join(" ");
    let group = this.#byKey.get(key);
    if (group === undefined) {
      const none = { f: 0, m: 0 };
      const counts = { sexes: { ...none }, pronouns: { ...none }, full: 0, lastFull: -1, lastShort: -1 };
      group = {
        words,
        name: form,
        first: mention,
        votes: new Map(),
        mentions: [],
        roles: [],
        titles: new Set(),
        isKin: false,
        forms: new Map(),
        ...counts,
      };
      this.list.push(group);
      this.#byKey.set(key, group);
      for (const word of new Set(words)) this.#index(word, group);
      if (ministry !== null && ministry.country !== null) {
        this.#ministries.set(ministry.field, [...(this.#ministries.get(ministry.field) ?? []), group]);
      }
    } else {
      for (const word of words) if (!group.words.includes(word)) this.#index(word, group);
    }
    const byForm = (mention.extended && ministry === null) || key.startsWith("country ");
    if (byForm) group.forms.set(form, (group.forms.get(form) ?? 0) + 1);
    const longer =
      ministry !== null ? form.split(" ").length > group.name.split(" ").length : words.length > group.words.length;
    if (
      (longer && !byForm) ||
      (words.length === group.words.length && group.name.includes(".") && !form.includes("."))
    ) {
      group.words = words;
      group.name = form;
    }
    return group;
  }

  #index(word: string, group: Group): void {
    const named = this.#byWord.get(word);
    if (named === undefined) this.#byWord.set(word, [group]);
    else named.push(group);
  }

  /** Makes the initials of a body's name lead to it: "APEC". */
  addInitials(group: Group, mention: NameMention): void {
    const capitals = mention.words.flatMap((word) => word.split("-")).filter((word) => /^\p{Lu}/u.test(word));
    if (capitals.length > 1 && typeOfGroup(group) !== "person")
      this.#byInitials.set(capitals.map((word) => word[0]).join(""), group);
  }

  /** The ministry of a country that a name without one ("the Foreign Ministry") means; `null` where the report has two, or none. */
  findMinistry(group: Group): Group | null {
    const ministry = ministryOf(group.first);
    if (ministry === null || ministry.country !== null) return null;
    const [found, other] = this.#ministries.get(ministry.field) ?? [];
    return other === undefined ? (found ?? null) : null;
  }

  findByInitials(mention: NameMention): Group | null {
    return this.#byInitials.get(mention.words.join(" ").replaceAll(".", "")) ?? null;
  }

  own(mention: NameMention, group: Group): void {
    this.#owners.set(plainWords(mention).join(" "), group);
  }

  /**
   * The group that a shorter name ("Wang", "Suu Kyi", "Security Council") stands for where it is read: of those it fits, by how
   * it fits, how often and how lately each was fully named, and whom it stood for last. `null` where it fits none. `isYounger`: it is
   * that of the younger of two.
   */
  findFuller(mention: NameMention, isYounger = false): Group | null {
    const words = plainWords(mention);
    const candidates = nearest(this.#byWord.get(words.at(-1)!) ?? [], mention.from);
    const owner = this.#owners.get(words.join(" "));
    const lately = Math.max(...candidates.map(({ lastFull }) => (lastFull > mention.from ? -1 : lastFull)));
    let best: Group | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (const group of candidates) {
      const fit = fitOf(group, words, mention);
      if (fit === 0) continue;
      let score = fit + Math.log2(1 + group.full) / 2;
      if (typeOfGroup(group) === "person" && mention.title === null && mention.sex === null) score += 1;
      if (group.lastFull >= 0 && group.lastFull <= mention.from) score += 0.5;
      if (owner === group) score += 1;
      if (mention.sex === null && group.isKin) score += isYounger ? RELATIVE : -RELATIVE;
      if (isJunior(group.first) !== isJunior(mention) && hasNamesake(group, candidates)) score -= RELATIVE;
      if (sharesTitle(group, mention)) score += SHARED_TITLE;
      if (group.lastFull === lately && group.lastFull > group.lastShort) score += 1;
      if (score > most) [best, most] = [group, score];
    }
    return best;
  }
}

/** The groups whose first mentions stand nearest; they are in order of the text. */
function nearest(groups: readonly Group[], at: number): readonly Group[] {
  if (groups.length <= NEAREST) return groups;
  const low = firstIndex(groups.length, (k) => groups[k].first.from > at);
  const from = Math.min(Math.max(0, low - NEAREST + 4), groups.length - NEAREST);
  return groups.slice(from, from + NEAREST);
}

/** How well a group's full name fits a shorter one: 3 with the surname last, less with it first or in the middle, 0 not at all. */
function fitOf(group: Group, words: readonly string[], mention: NameMention): number {
  const full = group.words;
  if (full.length <= words.length) return 0;
  const ends = words.every((word, k) => full[full.length - words.length + k] === word);
  const begins = words.every((word, k) => full[k] === word);
  // "Ms. Acosta" for Melba Acosta Febo
  const middle = words.length === 1 && mention.sex !== null && full.indexOf(words[0]) === 1;
  if (!ends && !begins && !middle) return 0;
  const type = typeOfGroup(group);
  const titled = mention.title !== null || mention.sex !== null;
  if (type !== null && type !== "person") {
    const alone = words.length === 1 && !mention.article;
    return ends && !titled && !alone && !full.includes("campaign") ? 3 : 0;
  }
  if (mention.article && isBodyNoun(words.at(-1)!)) return 0;
  const sex = sexOf(group);
  if (mention.sex !== null && sex !== null && sex !== mention.sex) return 0;
  if (ends) return 3;
  if (begins) return givenNameSex(full[0]) === undefined ? 2.5 : 1;
  return 2;
}

/** Does a report tell of a junior and of a senior of one name, neither as the other's relative alone? */
function hasNamesake(group: Group, others: readonly Group[]): boolean {
  return others.some(
    (other) =>
      isJunior(other.first) !== isJunior(group.first) &&
      !other.isKin &&
      other.words.join(" ") === group.words.join(" "),
  );
}

function isTitleNoun(word: string): boolean {
  return personNounSex(word) !== undefined || honorifics.has(word);
}

/** Do both have a title with the same noun: "Secretary Clinton" and "Secretary of State Hillary Clinton"? */
function sharesTitle(group: Group, { title }: NameMention): boolean {
  if (title === null) return false;
  const nouns = new Set(
    title
      .toLowerCase()
      .split(" ")
      .map((word) => word.replace(/\.$/, ""))
      .filter((word) => !/^(?:mr|mrs|ms|miss)$/.test(word) && isTitleNoun(word)),
  );
  return [...group.titles].some((other) => other.split(" ").some((word) => nouns.has(word.replace(/\.$/, ""))));
}
