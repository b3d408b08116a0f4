import type { Entity } from "../record.ts";
import { names } from "../text/stems.ts";
import { maySameGivenName } from "./given-names.ts";
import { Groups } from "./groups.ts";
import type { Telling } from "./telling.ts";

/** A person, body or country in one or several tellings. */
export interface PartyGroup {
  readonly id: string;
  readonly name: string;
  readonly type: Entity["type"];
  readonly country: string | null;
  /** Its entities, by telling. */
  readonly entities: readonly { readonly telling: number; readonly entity: Entity }[];
}

/** The parties of all tellings, and which of them an entity is. */
export interface Parties {
  readonly all: readonly PartyGroup[];
  /** `null` for an entity that is not in the record. */
  of(telling: number, entity: string): PartyGroup | null;
}

interface Candidate {
  readonly telling: number;
  readonly entity: Entity;
  /** All of its names, folded, the fullest first. */
  readonly named: readonly (readonly string[])[];
}

/**
 * Which entities of different tellings are one: by the same full name; persons also without their middle names, and by
 * surname, where a telling knows one person of that surname and the first names do not differ; countries by their code; bodies also by their initials. Within one story the same name is
 * evidence enough. Descriptions without a name stay apart.
 */
export function findParties(tellings: readonly Telling[]): Parties {
  const candidates = tellings.flatMap((telling) =>
    telling.record.entities.map(
      (entity): Candidate => ({ telling: telling.at, entity, named: namesOf(telling, entity) }),
    ),
  );
  const groups = joinCandidates(candidates);
  const all = groups.of(candidates).map((members, k): PartyGroup => {
    const best = fullest(members);
    return {
      id: `a${k + 1}`,
      name: best.entity.name,
      type: best.entity.type,
      country: members.find(({ entity }) => entity.country !== null)?.entity.country ?? null,
      entities: members.map(({ telling, entity }) => ({ telling, entity })),
    };
  });
  const of = new Map(
    all.flatMap((group) => group.entities.map(({ telling, entity }) => [`${telling} ${entity.id}`, group])),
  );
  return { all, of: (telling, entity) => of.get(`${telling} ${entity}`) ?? null };
}

/** Joins what shares a key and agrees, the surest keys first; two entities of one telling never come together. */
function joinCandidates(candidates: readonly Candidate[]): Groups<Candidate> {
  const groups = new Groups<Candidate>();
  const tellings = new Map(candidates.map((candidate) => [candidate, new Set([candidate.telling])]));
  const surnames = countSurnames(candidates);
  for (const keysOf of [nameKeys, initialsKeys, surnameKeys]) {
    const byKey = new Map<string, Candidate[]>();
    for (const candidate of candidates) {
      for (const key of keysOf(candidate, surnames)) {
        const known = byKey.get(key) ?? [];
        for (const other of known) {
          const [a, b] = [groups.root(other), groups.root(candidate)];
          if (a === b || !agree(other, candidate)) continue;
          const [inA, inB] = [tellings.get(a)!, tellings.get(b)!];
          if (!inA.isDisjointFrom(inB)) continue;
          groups.join(a, b);
          tellings.set(a, inA.union(inB));
        }
        byKey.set(key, [...known, candidate]);
      }
    }
  }
  return groups;
}

type Keys = (candidate: Candidate, surnames: ReadonlyMap<string, number>) => string[];

/** One word alone may be a surname: it names the same only where no person with more of a name has it. */
const nameKeys: Keys = ({ telling, entity, named }, surnames) => [
  ...(entity.type === "country" && entity.country !== null ? [`country ${entity.country}`] : []),
  ...named
    .filter(
      (words) =>
        words.length > 1 || (surnames.get(`${telling} ${words[0]}`) ?? 0) <= (entity.type === "person" ? 1 : 0),
    )
    .map((words) => words.join(" ")),
  ...(entity.type === "person" ? named.flatMap(withoutMiddle) : []),
];

const SUFFIXES = new Set(["jr", "sr", "ii", "iii", "iv"]);

/** The surname of a person's name: "Jackson" of "Jesse L. Jackson Jr.". */
function surnameOf(words: readonly string[]): string {
  return words.findLast((word) => !SUFFIXES.has(word)) ?? words.at(-1)!;
}

/** "Hillary Clinton" for "Hillary Rodham Clinton"; with what tells father and son apart. */
function withoutMiddle(words: readonly string[]): string[] {
  const suffix = words.filter((word) => SUFFIXES.has(word));
  return words.length - suffix.length > 2 ? [[words[0], surnameOf(words), ...suffix].join(" ")] : [];
}

const initialsKeys: Keys = ({ entity, named }) =>
  entity.type === "person"
    ? []
    : named.map((words) => (words.length > 2 ? words.map((word) => word[0]).join("") : words.join(" ")));

/** Of persons, where their telling knows only one of that surname. */
const surnameKeys: Keys = ({ telling, entity, named }, surnames) => {
  if (entity.type !== "person" || named.length === 0) return [];
  const surname = surnameOf(named[0]);
  return surnames.get(`${telling} ${surname}`) === 1 ? [surname] : [];
};

function countSurnames(candidates: readonly Candidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { telling, entity, named } of candidates) {
    if (entity.type !== "person" || named.length === 0) continue;
    const key = `${telling} ${surnameOf(named[0])}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const ARTICLES = new Set(["the", "a", "an"]);

function namesOf({ document }: Telling, { name, mentions }: Entity): string[][] {
  const isNamed = mentions.some(({ kind }) => kind === "name");
  if (!isNamed) return [];
  const wordings = [
    name,
    ...mentions.filter(({ kind }) => kind === "name").map(({ from, to }) => document.text.slice(from, to)),
  ];
  const folded = new Set(
    wordings.map((wording) =>
      names(wording)
        .filter((word) => !ARTICLES.has(word))
        .join(" "),
    ),
  );
  return [...folded].filter((words) => words !== "").map((words) => words.split(" "));
}

function agree(a: Candidate, b: Candidate): boolean {
  const [first, second] = [a.entity, b.entity];
  if (first.country !== null && second.country !== null && first.country !== second.country) return false;
  // What a report tells too little of is typed by guess ("Sorenia" as a person): the name decides.
  if (first.type !== "person" || second.type !== "person") return true;
  const [x, y] = [a.named[0], b.named[0]];
  return x.length < 2 || y.length < 2 || maySameGivenName(x[0], y[0]);
}

function fullest(members: readonly Candidate[]): Candidate {
  return [...members].sort(
    (a, b) => b.entity.name.length - a.entity.name.length || (a.entity.name < b.entity.name ? -1 : 1),
  )[0];
}
