import type { ScoredMention } from "../model/scores.ts";
import type { MentionKind, Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import type { Entities } from "./entities.ts";
import { countryOf, isBodyNoun, nounClass, personNounSex, type Sex } from "./lexicons.ts";

/** A mention and what it was read to mean. */
export interface ResolvedMention extends Span {
  readonly head: Span;
  readonly kind: MentionKind;
  readonly type: ScoredMention["type"];
  /** The name in it, where the names know one. */
  readonly name: Span | null;
  /** Index into `Resolved.clusters`. */
  readonly cluster: number;
  /** Why it is taken for what it is. */
  readonly because: string;
}

/** Mentions of one entity. */
export interface Cluster {
  /** Index into `Entities.list` of the entity that is named, or `null` where no mention is by name known to the names. */
  readonly named: number | null;
  /** Indices into `Resolved.mentions`. */
  readonly mentions: readonly number[];
}

export interface Resolved {
  /** In order of their head words; those of named entities that the model did not find are among them. */
  readonly mentions: readonly ResolvedMention[];
  readonly clusters: readonly Cluster[];
}

/** A pronoun or description whose entity is known from elsewhere: as a speaker, from the rules that name speakers. */
export interface KnownMention extends Span {
  /** Index into `Entities.list`. */
  readonly entity: number;
  /** How it is known. */
  readonly because: string;
}

/** A description that comes before the name is taken for the named one only where the model is sure. */
const LEAST_BEFORE_NAME = 0.6;

const SEXED = new Map<string, Sex>([
  ["he", "m"],
  ["him", "m"],
  ["his", "m"],
  ["himself", "m"],
  ["she", "f"],
  ["her", "f"],
  ["hers", "f"],
  ["herself", "f"],
]);
const THINGS = new Set(["it", "its", "itself"]);
/** Nouns that any body may go by. */
const ANY_BODY = new Set("body organisation organization agency group company firm institution government".split(" "));

interface OpenCluster {
  named: number | null;
  readonly mentions: number[];
}

/**
 * Groups all mentions of a document: names as `findEntities` united them, descriptions and pronouns with the mentions
 * that the model links them to (Lee et al. 2017), unless sex or kind speak against it.
 * `known` overrules the model. Linear in the number of mentions.
 */
export function resolveMentions(
  layout: Layout,
  entities: Entities,
  scored: readonly ScoredMention[],
  known: readonly KnownMention[] = [],
): Resolved {
  const { text } = layout;
  const clusters: OpenCluster[] = [];
  const byName = new Map<number, number>();
  const open = (named: number | null): number => clusters.push({ named, mentions: [] }) - 1;
  const ofNamed = (entity: number): number => {
    let cluster = byName.get(entity);
    if (cluster === undefined) {
      cluster = open(entity);
      byName.set(entity, cluster);
    }
    return cluster;
  };
  const knownAt = new Map(known.map((one) => [`${one.from} ${one.to}`, one]));
  const mentions: ResolvedMention[] = [];
  /** For each scored mention its cluster; clusters that were joined to a named one lead there. */
  const placed: number[] = [];
  const joined = new Map<number, number>();
  const leads = (cluster: number): number => joined.get(cluster) ?? cluster;
  const findNamed = openNamed(entities);
  const roles = openRoles(entities);
  const countries = new Map(
    entities.list.flatMap(({ name, type }, k) => {
      const alpha3 = type === "country" ? countryOf(name)?.alpha3 : undefined;
      return alpha3 === undefined ? [] : [[alpha3, k] as const];
    }),
  );
  const covered = new Set<number>();

  for (const mention of scored) {
    const span = withoutPossessive(text, mention);
    const named = findNamed(span, mention.head);
    const [cluster, because] = choose(mention, span, named);
    placed.push(cluster);
    const name = named === null ? null : spanOf(entities.mentions[named.mention]);
    mentions.push({
      ...span,
      head: mention.head,
      kind: name === null ? mention.kind : "name",
      type: mention.type,
      name,
      cluster,
      because,
    });
    clusters[cluster].mentions.push(mentions.length - 1);
  }
  addUnfound();
  return finish();

  function choose(mention: ScoredMention, span: Span, named: NamedAt | null): [number, string] {
    if (named !== null) {
      covered.add(named.mention);
      const cluster = ofNamed(named.entity);
      takeBefore(mention, cluster, named.entity);
      return [cluster, "by name"];
    }
    const owner = mention.kind === "pronoun" ? null : roles.find(mention.head);
    if (owner !== null) return [ofNamed(owner), "its role, beside its name"];
    const country = countryNamed(text.slice(span.from, span.to));
    if (country !== undefined) return [ofNamed(country), "by the name of the country"];
    const told = knownAt.get(`${span.from} ${span.to}`);
    if (told !== undefined) return [ofNamed(told.entity), told.because];
    const link = likeliest(mention, span);
    if (link !== null) {
      const earlier = mentions[link.before];
      const words = text.slice(earlier.from, earlier.to).replace(/\s+/g, " ");
      return [link.cluster, `linked to “${words}” (${link.probability.toFixed(2)})`];
    }
    return [open(null), "first mention"];
  }

  /** The cluster whose mentions together are likelier than that the mention is the first of its own, and its likeliest mention. */
  function likeliest(
    mention: ScoredMention,
    span: Span,
  ): { cluster: number; before: number; probability: number } | null {
    let none = 1;
    const found = new Map<number, { cluster: number; before: number; probability: number }>();
    for (const { mention: before, probability } of mention.antecedents) {
      none -= probability;
      const cluster = leads(placed[before]);
      const own = found.get(cluster);
      if (own !== undefined) own.probability += probability;
      else if (fits(mention, span, cluster)) found.set(cluster, { cluster, before, probability });
    }
    const [best] = [...found.values()].sort((a, b) => b.probability - a.probability);
    return best !== undefined && best.probability > none ? best : null;
  }

  /** "U.S." in "U.S. support": a name that stands as an adjective, which the names pass over. */
  function countryNamed(words: string): number | undefined {
    const country = countryOf(words);
    return country?.form === "name" ? countries.get(country.alpha3) : undefined;
  }

  /** "The defence chief … Ali Rezai": a description before the name, where the name links back to it. */
  function takeBefore(mention: ScoredMention, cluster: number, entity: number): void {
    const [link] = mention.antecedents;
    if (link === undefined || link.probability < LEAST_BEFORE_NAME) return;
    const before = leads(placed[link.mention]);
    if (before === cluster || clusters[before].named !== null) return;
    const { head } = mentions[link.mention];
    if (mentions[link.mention].kind === "pronoun" || !describes(text.slice(head.from, head.to), entity)) return;
    joined.set(before, cluster);
    for (const [from, to] of joined) if (to === before) joined.set(from, cluster);
  }

  function describes(noun: string, entity: number): boolean {
    const { type } = entities.list[entity];
    const kind = nounClass(noun);
    if (type === "person") return kind === "person";
    return kind === null || kind === "body" || kind === "bodies";
  }

  function fits(mention: ScoredMention, span: Span, cluster: number): boolean {
    const { named } = clusters[cluster];
    const word = text.slice(span.from, span.to).toLowerCase();
    const sex = SEXED.get(word) ?? null;
    const type = named === null ? null : entities.list[named].type;
    if (mention.kind === "pronoun") {
      if (sex !== null) {
        if (type !== null && type !== "person") return false;
        const other = named === null ? null : entities.known[named].sex;
        return other === null || other === sex;
      }
      return !(THINGS.has(word) && type === "person");
    }
    if (named === null) return true;
    const noun = text.slice(mention.head.from, mention.head.to).replace(/['’]s?$/, "");
    if (type === "person") {
      const nounSex = personNounSex(noun);
      const other = entities.known[named].sex;
      return nounClass(noun) === "person" && (nounSex == null || other === null || nounSex === other);
    }
    if (nounClass(noun) === "person" || nounClass(noun) === "persons") return false;
    // "the union" is not the Port Authority
    const own = entities.list[named].name.split(" ").at(-1)!.toLowerCase();
    const other = noun.toLowerCase();
    return !(isBodyNoun(own) && isBodyNoun(other) && own !== other && !ANY_BODY.has(other));
  }

  /** What the names found, or the statements tell, and the model did not find. */
  function addUnfound(): void {
    const found = new Set(mentions.map(({ from, to }) => `${from} ${to}`));
    entities.mentions.forEach(({ from, to, entity }, k) => {
      if (!covered.has(k)) add({ from, to }, entity, "name", "by name");
    });
    for (const { from, to, entity, because } of known) {
      if (!found.has(`${from} ${to}`)) add({ from, to }, entity, "pronoun", because);
    }
  }

  function add(span: Span, entity: number, kind: "name" | "pronoun", because: string): void {
    mentions.push({
      ...span,
      head: span,
      kind,
      type: entities.list[entity].type === "person" ? "person" : "organization",
      name: kind === "name" ? span : null,
      cluster: ofNamed(entity),
      because,
    });
  }

  function finish(): Resolved {
    const order = mentions.map((_, k) => k).sort((a, b) => mentions[a].head.from - mentions[b].head.from || a - b);
    const kept = new Map<number, { named: number | null; mentions: number[] }>();
    const sorted = order.map((k, place) => {
      const cluster = leads(mentions[k].cluster);
      let own = kept.get(cluster);
      if (own === undefined) {
        own = { named: clusters[cluster].named, mentions: [] };
        kept.set(cluster, own);
      }
      own.mentions.push(place);
      return { mention: mentions[k], cluster };
    });
    const numbers = new Map([...kept.keys()].map((cluster, k) => [cluster, k]));
    return {
      mentions: sorted.map(({ mention, cluster }) => ({ ...mention, cluster: numbers.get(cluster)! })),
      clusters: [...kept.values()],
    };
  }
}

/** Tells whose role a noun stands in, as an index into `Entities.list`: "director" in "its director, Lena Moss". */
export function openRoles({ mentions }: Entities): { find(head: Span): number | null } {
  const stated = mentions
    .flatMap(({ role, entity }) => (role === null ? [] : [{ from: role.from, to: role.to, entity }]))
    .sort((a, b) => a.from - b.from);
  return {
    find(head) {
      const after = firstIndex(stated.length, (k) => stated[k].from > head.from);
      const last = stated[after - 1];
      return last !== undefined && head.to <= last.to ? last.entity : null;
    },
  };
}

const spanOf = ({ from, to }: Span): Span => ({ from, to });

interface NamedAt {
  readonly entity: number;
  /** Index into `Entities.mentions`. */
  readonly mention: number;
}

/** Tells which named entity a mention names: its head stands in the name, or it is a title or role with the name after it. */
function openNamed({ mentions }: Entities): (span: Span, head: Span) => NamedAt | null {
  return (span, head) => {
    const low = firstIndex(mentions.length, (k) => mentions[k].to >= span.from);
    let found: NamedAt | null = null;
    // a name may hold another, so that ends are not quite in order
    for (let k = Math.max(0, low - 2); k < mentions.length && mentions[k].from < span.to; k++) {
      const { from, to, opens, entity } = mentions[k];
      const holdsHead = head.from >= from && head.from < to;
      const ends = to === span.to && from >= span.from && head.from >= opens;
      if (to > span.from && (holdsHead || ends)) found ??= { entity, mention: k };
    }
    return found;
  };
}

/** A span without the possessive ending of its last word: "China’s" is China. */
export function withoutPossessive(text: string, { from, to }: Span): Span {
  const [ending] = /['’]s?$/.exec(text.slice(Math.max(from, to - 2), to)) ?? [""];
  return { from, to: to - ending.length > from ? to - ending.length : to };
}
