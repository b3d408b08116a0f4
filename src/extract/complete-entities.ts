import type { Entity, EntityType, Mention, Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { findCountry } from "./actors/find-country.ts";
import { findSector } from "./actors/find-sector.ts";
import { standsForGovernment } from "./actors/stands-for-government.ts";
import type { Entities, EntityMention } from "./entities.ts";
import { countryOf, isBodyNoun, nounClass } from "./lexicons.ts";
import { type Cluster, openRoles, type Resolved, type ResolvedMention } from "./resolve-mentions.ts";
import { findUnmentionedSides } from "./unmentioned-sides.ts";

/** The entities of a report with all their mentions, and a way to the one that a span means. */
export interface Completed {
  /** Those with a name as the names have them, `e1` …; after them those that the report only describes. */
  readonly entities: readonly Entity[];
  /** By id, what tells the country and the sector of each, or why nothing does. */
  readonly reasons: ReadonlyMap<string, EntityReasons>;
  /** The entity that a span means and why; `null` where no mention of one fills half of it. */
  entityAt(span: Span): { readonly id: string; readonly because: string } | null;
}

/** What decided an entity's country and sector. */
export interface EntityReasons {
  readonly country: string;
  readonly sector: string;
}

/** Of descriptions so much is kept as a name, in UTF-16 code units. */
const LONGEST_NAME = 80;
/** So many wordings of an entity are asked for its country and sector. */
const MOST_PHRASES = 8;

const PLACED: { readonly [type in ResolvedMention["type"]]?: EntityType } = {
  person: "person",
  organization: "organisation",
  place: "place",
};

/** An entity to be: its mentions, by index into `Resolved.mentions`. */
interface Draft {
  readonly named: number | null;
  readonly type: EntityType | null;
  readonly name: string;
  readonly mentions: readonly number[];
  /** Mentions that the model did not find. */
  readonly unfound?: readonly Span[];
}

/**
 * Completes the named entities with the mentions that describe them or stand for them, adds those that are only described
 * (persons, bodies and places spoken of more than once, and what is `wanted` as a side of an event), and tells of each
 * country and sector.
 */
export function completeEntities(
  layout: Layout,
  named: Entities,
  resolved: Resolved,
  wanted: readonly Span[],
): Completed {
  const { text } = layout;
  const mentionAt = openMentions(text, named, resolved);
  const roles = openRoles(named);
  /** Whose role a phrase is, by its last word: "Denmark’s defence minister" before ", Ada Lund". */
  const namedBy = ({ from, to }: Span) => roles.find({ from: Math.max(from, text.lastIndexOf(" ", to - 1) + 1), to });
  /** Clusters that take part in an event, and the words by which they do. */
  const sides = new Map<number, Span>();
  const unmentioned: Span[] = [];
  for (const span of wanted) {
    const cluster = mentionAt(span)?.cluster;
    if (cluster !== undefined) sides.set(cluster, sides.get(cluster) ?? span);
    else if (namedBy(span) === null) unmentioned.push(span);
  }
  const ofNames: Draft[] = named.list.map((entity, k) => ({
    named: k,
    type: entity.type,
    name: entity.name,
    mentions: [],
  }));
  const governments: Draft[] = [];
  const described: Draft[] = [];
  resolved.clusters.forEach((cluster, k) => {
    if (cluster.named === null) {
      const draft = describe(text, resolved, cluster, sides.get(k) ?? null);
      if (draft !== null) described.push(draft);
      return;
    }
    const entity = named.list[cluster.named];
    const [state, place] = entity.type === "place" ? parted(layout, resolved, cluster) : [[], cluster.mentions];
    ofNames[cluster.named] = {
      ...ofNames[cluster.named],
      mentions: place.length > 0 ? place : state,
      type: place.length > 0 ? entity.type : "government",
    };
    if (state.length > 0 && place.length > 0)
      governments.push({ named: null, type: "government", name: entity.name, mentions: state });
  });
  const unfound = findUnmentionedSides(text, unmentioned).map(
    ({ name, type, spans }): Draft => ({ named: null, type, name, mentions: [], unfound: spans }),
  );
  const drafts = [...ofNames, ...governments, ...described, ...unfound];
  const owner = new Map<number, number>();
  const bySpan = new Map<string, number>();
  const keyOf = ({ from, to }: Span) => `${from} ${to}`;
  drafts.forEach(({ unfound = [] }, k) => {
    for (const span of unfound) bySpan.set(keyOf(span), k);
  });
  drafts.forEach(({ mentions }, k) => {
    for (const mention of mentions) owner.set(mention, k);
  });
  const countries = countriesOf(named);
  const namings = Map.groupBy(named.mentions, ({ entity }) => entity);
  const reasons = new Map<string, EntityReasons>();
  const entities = drafts.map((draft, k): Entity => {
    const { entity, because } = complete(text, named, namings, resolved, draft, countries, `e${k + 1}`);
    reasons.set(entity.id, because);
    return entity;
  });
  return {
    entities,
    reasons,
    entityAt(span) {
      const mention = mentionAt(span);
      const role = mention === null ? namedBy(span) : null;
      const entity = mention === null ? (role ?? bySpan.get(keyOf(span))) : owner.get(mention.index);
      if (entity === undefined) return null;
      const words = role === null ? "by these words" : "its role, beside its name";
      const because = mention === null ? words : resolved.mentions[mention.index].because;
      return { id: entities[entity].id, because: `${entities[entity].name}, ${because}` };
    },
  };
}

/** Of the mentions of a capital, those that stand for its government, and the rest. */
function parted(layout: Layout, resolved: Resolved, { mentions }: Cluster): [number[], number[]] {
  const state = mentions.filter((k) => standsForGovernment(layout, resolved.mentions[k]).stands === "government");
  const kept = new Set(state);
  return [state, mentions.filter((k) => !kept.has(k))];
}

function describe(text: string, resolved: Resolved, { mentions }: Cluster, side: Span | null): Draft | null {
  const own = mentions.map((k) => resolved.mentions[k]);
  if (own.every(({ kind }) => kind === "pronoun")) return null;
  const types = Map.groupBy(
    own.filter(({ kind }) => kind !== "pronoun"),
    ({ type }) => type,
  );
  const [[commonest]] = [...types].sort((a, b) => b[1].length - a[1].length);
  const placed = PLACED[commonest] ?? null;
  if (side === null && (placed === null || own.length === 1)) return null;
  const names = own.filter(({ kind }) => kind === "name");
  const [longest] = (names.length > 0 ? names : own.filter(({ kind }) => kind === "nominal")).sort(
    (a, b) => wordsOf(b) - wordsOf(a),
  );
  // as a side of an event it goes by the words of that, which are a phrase
  const acting = side === null ? undefined : own.find(({ head }) => head.from >= side.from && head.to <= side.to);
  const fullest =
    side !== null && acting?.kind === "nominal" && longest.kind === "nominal" ? { ...acting, ...side } : longest;
  const noun = text.slice(fullest.head.from, fullest.head.to).replace(/['’]s?$/, "");
  return {
    named: null,
    type: typeOf(placed, fullest.kind === "nominal" ? noun : null),
    name: nameOf(text, fullest),
    mentions,
  };

  function wordsOf({ from, to }: Span): number {
    return to - from > LONGEST_NAME ? 0 : to - from;
  }
}

const STATE_NOUNS =
  /^(?:government|ministry|parliament|congress|senate|army|military|navy|police|court|cabinet|administration|regime|embassy|authorities|troops|forces)$/i;

function typeOf(type: EntityType | null, noun: string | null): EntityType {
  if (noun === null) return type ?? "other";
  if (STATE_NOUNS.test(noun)) return "government";
  if (type === "person")
    return nounClass(noun) === "persons" || /[^s]s$|men$|people$|police$/i.test(noun) ? "group" : "person";
  if (isBodyNoun(noun)) return "organisation";
  return type ?? "other";
}

/** A description without what follows a comma or a relative pronoun after its head, where that makes it longer than a phrase. */
function phraseOf(text: string, { from, to, head }: ResolvedMention): Span {
  if (to - from <= LONGEST_NAME || head.to > to) return { from, to };
  const end = text.slice(head.to, to).search(TAIL);
  const short = end < 0 ? to : head.to + end;
  return short - from <= LONGEST_NAME ? { from, to: short } : { from: head.from, to: head.to };
}

/** What goes on about a noun phrase: "the men, *who left*". */
const TAIL = /[,;:—]|\s(?:who|which|that|whose|where)\s/;

/** A description without its article and without what follows a comma or a relative pronoun after its head. */
function nameOf(text: string, { from, to, head }: ResolvedMention): string {
  const before = text.slice(from, head.to).replace(/^(?:the|a|an|this|that|these|those)\s+/i, "");
  const after = text.slice(head.to, to);
  const end = after.search(TAIL);
  const whole = before + (end < 0 ? after : after.slice(0, end));
  const words = whole.length > LONGEST_NAME ? before.slice(-LONGEST_NAME) : whole;
  return words
    .replace(/['’]s?$/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The countries that the report names or that a role in it names. */
function countriesOf({ list, known }: Entities): Set<string> {
  const named = list.flatMap(({ name, type }) => (type === "country" ? (countryOf(name)?.alpha3 ?? []) : []));
  return new Set([...named, ...known.flatMap(({ countries }) => [...countries])]);
}

function complete(
  text: string,
  named: Entities,
  namings: ReadonlyMap<number, readonly EntityMention[]>,
  resolved: Resolved,
  draft: Draft,
  countries: ReadonlySet<string>,
  id: string,
): { entity: Entity; because: EntityReasons } {
  const known = draft.named === null ? null : named.list[draft.named];
  const own = draft.mentions.map((k) => resolved.mentions[k]);
  const phrases = known === null ? wordings(text, own) : titledNames(text, namings.get(draft.named!) ?? []);
  phrases.delete(draft.name);
  const role = known?.role ?? null;
  const roles = role === null ? [] : [role];
  const actor = { name: draft.name, type: draft.type, roles, phrases: [...phrases], countries };
  const country = findCountry(actor);
  const sector = findSector(actor);
  const why: { [field: string]: string } = {};
  if (draft.type === null) why.type = "nothing in the report tells what it is";
  if (role === null) why.role = "the report states none";
  if (country.country === null) why.country = country.why;
  if (sector.sector === null) why.sector = sector.why;
  const entity = {
    id,
    name: draft.name,
    type: draft.type,
    country: country.country,
    role,
    sector: sector.sector,
    mentions: apart([
      ...own.map((mention): Mention => ({ ...(mention.name ?? phraseOf(text, mention)), kind: mention.kind })),
      ...(draft.unfound ?? []).map(({ from, to }): Mention => ({ from, to, kind: "nominal" })),
    ]),
    ...(Object.keys(why).length > 0 ? { why } : {}),
  };
  return { entity, because: { country: country.why, sector: sector.why } };
}

/** The wordings of an entity that is only described; what is longer than a phrase tells of others too. */
function wordings(text: string, mentions: readonly ResolvedMention[]): Set<string> {
  const phrases = new Set<string>();
  for (const { from, to, kind } of mentions) {
    if (kind === "pronoun" || to - from > LONGEST_NAME || phrases.size === MOST_PHRASES) continue;
    phrases.add(text.slice(from, to).replace(/\s+/g, " "));
  }
  return phrases;
}

/** "Uganda’s" before a title or role: whose it is. */
const OWNER = /(?:\p{Lu}[\p{L}.-]*\s+){0,2}\p{Lu}[\p{L}.-]*['’]s?\s+$/u;

/** A name with its titles and roles where they stand beside it, and with whose they are: "Uganda’s foreign minister, Ada Okello". */
function titledNames(text: string, mentions: readonly EntityMention[]): Set<string> {
  const phrases = new Set<string>();
  for (const { opens, from, to, role } of mentions) {
    if (phrases.size >= MOST_PHRASES) break;
    const owned = (start: number, end: number) => {
      const owner = OWNER.exec(text.slice(Math.max(0, start - LONGEST_NAME), start))?.[0] ?? "";
      return (owner + text.slice(start, end)).replace(/\s+/g, " ");
    };
    if (opens < from || OWNER.test(text.slice(Math.max(0, opens - LONGEST_NAME), opens))) phrases.add(owned(opens, to));
    if (role !== null) phrases.add(owned(role.from, role.to));
  }
  return phrases;
}

/** In order of the text, without those that stand in another: "his" in "the minister and his aides" where both are one group. */
function apart(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (kept.length === 0 || mention.from >= kept[kept.length - 1].to) kept.push(mention);
  }
  return kept;
}

interface MentionAt {
  readonly index: number;
  readonly cluster: number;
}

/** Ends before a name that tells where those are who are told of. */
const HANGS = /([\p{L}-]+)\s+(?:of|to|for|against|with|from|by|about|on|over|between)\s+(?:the\s+)?$/u;

const MANY = new Set(
  "number host majority minority dozens scores hundreds thousands lot lots handful couple pair half third quarter rest bulk some many most all several few one two three any each none both".split(
    " ",
  ),
);

/** "critics of President Trump", "a visit to Mexico": the name tells of which; but "the government of Norway" is Norway's. */
function hangsOn(before: string): boolean {
  const [, head] = HANGS.exec(before) ?? [];
  return (
    WHERE_THEY_ARE.test(before) || (head !== undefined && /^\p{Ll}/u.test(head) && !isBodyNoun(head) && !MANY.has(head))
  );
}

const WHERE_THEY_ARE = /\S\s+(?:at|in|inside|near|outside)\s+(?:the\s+)?$/i;

/** Finds the mention whose head stands in a span and that shares most of it, half or more of both together, or whose head ends it. */
/** "Sen. Amy Klobuchar of Minnesota", "Jon Tester, Democrat of Montana": who is from there, not the place. */
const IS_FROM = /^,?(?: \p{Lu}\p{L}+)? of (?:the )?\p{Lu}[\p{L}. -]*$/u;

function openMentions(
  text: string,
  named: Entities,
  { mentions, clusters }: Resolved,
): (span: Span) => MentionAt | null {
  const isPerson = ({ cluster }: ResolvedMention) => {
    const entity = clusters[cluster].named;
    return entity !== null && named.list[entity].type === "person";
  };
  return ({ from, to }) => {
    const low = firstIndex(mentions.length, (k) => mentions[k].head.from >= from);
    let best: MentionAt | null = null;
    let most = 0.5;
    for (let k = low; k < mentions.length && mentions[k].head.from < to; k++) {
      const own = mentions[k];
      // "Orlan’s deputy" is not Orlan
      if (own.to < to && /^['’]s?\s/.test(text.slice(own.to, own.to + 3))) continue;
      // "senior leaders in Beijing" are not Beijing
      if (own.from > from && own.kind === "name" && hangsOn(text.slice(from, own.from))) continue;
      // a title before it, or a mark of possession after it, changes nothing of whom a name names
      if (
        own.name !== null &&
        own.name.from >= from &&
        (own.name.to === to || (isPerson(own) && IS_FROM.test(text.slice(own.name.to, to))))
      )
        return { index: k, cluster: own.cluster };
      // the noun that a phrase is about tells what it means, wherever the model ends the mention
      const heads = own.head.to === to ? 0.5 : 0;
      const shared = Math.min(own.to, to) - Math.max(own.from, from);
      const share = shared / (Math.max(own.to, to) - Math.min(own.from, from));
      const score = Math.max(heads, own.kind === "name" ? share + 0.2 : share);
      if (score >= most) [best, most] = [{ index: k, cluster: own.cluster }, score];
    }
    return best;
  };
}
