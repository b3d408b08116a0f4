import type { EntityType } from "../record.ts";
import { type Discourse, type Said, type Verdict, verdictOf } from "./discourse.ts";
import type { Entities, Known } from "./entities.ts";
import { stateIn } from "./home-states.ts";
import type { Sex } from "./lexicons.ts";
import { findPronounSpeaker } from "./pronoun-speaker.ts";
import { fitsRole, modifiersOf, rolesLike } from "./role-fit.ts";
import { kindOfDescription } from "./speaker-kind.ts";
import type { Description } from "./speaker-phrase.ts";

const kin: ReadonlyMap<string, Sex> = new Map([
  ...["wife", "ex-wife", "daughter", "mother", "sister"].map((noun) => [noun, "f"] as const),
  ...["husband", "ex-husband", "son", "father", "brother"].map((noun) => [noun, "m"] as const),
]);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Descriptions that stand in for the name of the person spoken of. */
const standsIn = words(
  "nominee candidate contender frontrunner front-runner president senator governor mogul businessman businesswoman billionaire tycoon developer man woman leader minister chancellor",
);
const offices = words("agency department ministry panel committee commission bureau office council board");
const companies = words(
  "bank company firm group organization organisation corporation foundation union association institute airline chain manufacturer",
);
const chambers = words("panel committee commission board council body");
/** Acts that say nothing of whoever did them: "Blinken's visit underlines …". */
const acts = words(
  "visit trip tour journey stay arrival departure return absence presence election reelection re-election victory win loss defeat rise fall death career resignation appointment appearance candidacy success failure",
);
const ofNations = words("countries nations states sides");

/** A description before so many sentences may be of a person or body whom the report names only later. */
const LEAD = 6;
/** How many sentences back a body may be meant by "the agency", and by a noun of its own name. */
const BODY_REACH = 3;
const NAMED_BODY_REACH = 14;
/** Of entities with one noun or word, so many are looked at. */
const MOST = 64;

/** Entities by what descriptions call them. */
export class Descriptions {
  readonly #entities: Entities;
  readonly #byNoun = new Map<string, number[]>();
  readonly #byFirst = new Map<string, number[]>();
  readonly #byLast = new Map<string, number[]>();
  /** The persons whom the report names most. */
  readonly leading: ReadonlySet<number>;

  constructor(entities: Entities) {
    this.#entities = entities;
    for (const [entity, { name }] of entities.list.entries()) {
      for (const noun of entities.known[entity].nouns) push(this.#byNoun, noun, entity);
      const parts = name.toLowerCase().split(" ");
      push(this.#byFirst, parts[0], entity);
      push(this.#byLast, parts.at(-1)!, entity);
    }
    const persons = [...entities.list.keys()].filter((entity) => entities.list[entity].type === "person");
    const count = (entity: number): number => entities.list[entity].mentions.length;
    this.leading = new Set(persons.sort((a, b) => count(b) - count(a)).slice(0, 3));
  }

  /** Persons in whose stated roles one of the nouns stands. */
  withNoun(nouns: readonly string[]): number[] {
    const found = new Set(nouns.flatMap((noun) => this.#byNoun.get(noun)?.slice(0, MOST) ?? []));
    return [...found].filter((entity) => this.#isType(entity, "person", null));
  }

  /** Persons of a surname and a sex. */
  kinOf(owner: number, sex: Sex): number[] {
    const surname = lastWord(this.#entities.list[owner].name);
    const found = this.#byLast.get(surname)?.slice(0, MOST) ?? [];
    return found.filter(
      (entity) => entity !== owner && this.#isType(entity, "person") && this.#entities.known[entity].sex === sex,
    );
  }

  /** The body that is named by its owner and a noun: "Clinton campaign"; or, for a committee, whose name begins with the owner's. */
  bodyOf(owner: number, noun: string): number | null {
    const { list } = this.#entities;
    const ending = `${lastWord(list[owner].name)} ${noun}`;
    const possessive = ending.replace(" ", "'s ");
    const named = this.#byLast.get(noun)?.slice(0, MOST) ?? [];
    const found = named.find((entity) => {
      const name = list[entity].name.toLowerCase().replaceAll("’", "'");
      return name.endsWith(ending) || name.endsWith(possessive);
    });
    if (found !== undefined || !chambers.has(noun)) return found ?? null;
    const longer = this.#byFirst.get(list[owner].name.toLowerCase().split(" ")[0])?.slice(0, MOST) ?? [];
    const body = longer.find(
      (entity) =>
        this.#isType(entity, "organisation", "government") && list[entity].name.startsWith(`${list[owner].name} `),
    );
    return body ?? null;
  }

  #isType(entity: number, ...types: readonly (EntityType | null)[]): boolean {
    return types.includes(this.#entities.list[entity].type);
  }
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1).toLowerCase();
}

/** Who is meant by a source that is neither a name nor a pronoun. */
export function findDescribedSpeaker(
  discourse: Discourse,
  descriptions: Descriptions,
  description: Description,
  said: Said,
): Verdict {
  const { noun, head, by } = description;
  if (by.length > 0 && noun !== "person" && noun !== "body" && !acts.has(head ?? "")) {
    const entities = [...new Set(by.map(({ entity }) => entity))];
    return { ...verdictOf(entities, "named", "named after the description"), document: documentNoun(description) };
  }
  const ofState = findByState(discourse, description, said);
  if (ofState !== null) return ofState;
  switch (noun) {
    case "person":
      return (
        findByRole(discourse, descriptions, description, said) ??
        findKin(discourse, descriptions, description, said) ??
        findSalient(discourse, descriptions, description, said) ??
        unnamed(discourse, description, said)
      );
    case "persons":
    case "bodies":
      return findSeveral(discourse, description, said) ?? unnamed(discourse, description, said);
    case "body": {
      const body = findBody(discourse, descriptions, description, said);
      if (body !== null) return verdictOf([body], "named", `"${head}": the body named before`);
    }
  }
  return findOwner(discourse, description, said) ?? unnamed(discourse, description, said);
}

function documentNoun({ noun, head }: Description): string | undefined {
  return noun === "document" || noun === "documents" ? head! : undefined;
}

function unnamed(discourse: Discourse, description: Description, said: Said): Verdict {
  const { definite, noun, head } = description;
  // "the official" after "an official who asked not to be named"
  const again =
    definite && noun !== null
      ? discourse.previous(said, (before) => before.kind === "anonymous" && before.head === head)
      : null;
  if (again !== null) return again;
  const { kind, reason } = kindOfDescription(description);
  return { ...verdictOf([], kind, `described, not named${head === null ? "" : `: "${head}"`}`, reason), head };
}

/** Whose the thing described is: the name or the pronoun in the possessive. */
function ownerOf(discourse: Discourse, { owner, ownerPronoun }: Description, said: Said): number | null {
  if (owner !== null) return owner.entity;
  if (ownerPronoun === null) return null;
  return findPronounSpeaker(discourse, ownerPronoun.word, ownerPronoun.at, said, null).entities[0] ?? null;
}

/** "Clinton's plan", "her brief", "the statement": whose mind or words are meant. */
function findOwner(discourse: Discourse, description: Description, said: Said): Verdict | null {
  const { noun, head, owner, ownerPossessive, ownerPronoun, definite } = description;
  if (owner !== null && (noun !== null || ownerPossessive)) {
    if (acts.has(head!)) return verdictOf([], "unknown", `"${head}": an act`, "an act of a person is nobody's words");
    return { ...verdictOf([owner.entity], "named", "the owner is named"), document: documentNoun(description) };
  }
  if (ownerPronoun !== null) {
    const verdict = findPronounSpeaker(discourse, ownerPronoun.word, ownerPronoun.at, said, null);
    return verdict.kind === "named" ? { ...verdict, because: `the owner, ${verdict.because}` } : null;
  }
  if (owner !== null || !definite || documentNoun(description) === undefined) return null;
  const { text } = discourse.document;
  const previous = discourse.previous(said, (verdict, { attribution }) => {
    // "issued a statement calling …" — "The statement noted …"
    const cued = attribution.cue.some(({ from, to }) => text.slice(from, to).includes(head!));
    return verdict.document === head || (verdict.kind === "named" && cued);
  });
  return previous === null ? null : { ...previous, because: `"${head}": of the speaker before` };
}

/** "the senators", "the two men": those who spoke or were named together before. */
function findSeveral(discourse: Discourse, description: Description, said: Said): Verdict | null {
  const { definite, owner, ownerPronoun, head, noun } = description;
  if (!definite || owner !== null || ownerPronoun !== null || description.words.length > 4) return null;
  const previous = discourse.previous(said, ({ entities }) => entities.length > 1);
  if (previous !== null) return { ...previous, because: `"${head}": the speakers before` };
  if (!description.words.includes("two")) return null;
  const type = noun === "persons" && !ofNations.has(head!) ? "person" : "country";
  const two = new Set<number>();
  const recent = discourse.antecedents.recent();
  for (let k = recent.length - 1; k >= 0 && two.size < 2 && said.sentence - recent[k].sentence < LEAD; k -= 1) {
    if (discourse.entities.list[recent[k].entity].type === type) two.add(recent[k].entity);
  }
  return two.size < 2 ? null : verdictOf([...two], "named", `"${head}": the two named last`);
}

const PARTY = /\b(?:Republican|Democrat)$/;
const FROM_STATE = /\b(?:senator|congressman|congresswoman|representative|lawmaker|governor|Republican|Democrat)$/;

/** The state that a description of a member of Congress or a governor names. */
function stateOf(discourse: Discourse, { definite }: Description, said: Said): { state: string; words: string } | null {
  const words = said.attribution.source.map(({ from, to }) => discourse.document.text.slice(from, to)).join(" ");
  const state = definite && FROM_STATE.test(words) ? stateIn(words) : null;
  return state === null ? null : { state, words };
}

/** "The Arizona Republican", "the South Carolina senator": the only person beside whose name that state stands, and that party. */
function findByState(discourse: Discourse, description: Description, said: Said): Verdict | null {
  const told = stateOf(discourse, description, said);
  if (told === null) return null;
  const party = PARTY.exec(told.words)?.[0].toLowerCase() ?? null;
  const found = [...discourse.entities.known.entries()].filter(
    ([, { home }]) => home?.state === told.state && (party === null || (home.party ?? party) === party),
  );
  const reason = `"${told.words}": the only one told to be from ${told.state}`;
  return found.length === 1 ? verdictOf([found[0][0]], "named", reason) : null;
}

/** "the judge", "Pagliano's lawyer": the person in whose stated role the noun stands, likeliest by how lately it was mentioned. */
function findByRole(
  discourse: Discourse,
  descriptions: Descriptions,
  description: Description,
  said: Said,
): Verdict | null {
  const { head, definite, owner, ownerPossessive } = description;
  if (head === null || (!definite && said.sentence >= LEAD)) return null;
  const { list, known } = discourse.entities;
  const state = stateOf(discourse, description, said)?.state ?? null;
  const ownerWord = owner !== null && ownerPossessive ? lastWord(list[owner.entity].name) : null;
  const candidates = descriptions
    .withNoun(rolesLike(head))
    .filter((entity) => {
      const { roleWords, countries } = known[entity];
      return ownerWord === null || roleWords.has(ownerWord) || !countries.isDisjointFrom(description.countries);
    })
    .filter((entity) => fitsRole(description, known[entity]) && mayBeFrom(state, known[entity]));
  // "A New York judge has rejected …" opens a report; the judge is named below, if it names only one
  if (!definite && candidates.length > 1) return null;
  const modifiers = modifiersOf(description);
  const isPast = description.words.some((word) => PAST.test(word));
  let best: number | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const entity of candidates) {
    const last = discourse.antecedents.recent().findLast((referent) => referent.entity === entity);
    const near = last === undefined ? 0 : 2 / (1 + 0.3 * (said.sentence - last.sentence));
    // "the governor" of a report that names the governor and a former one
    const past = !isPast && wasOnce(known[entity].roleWords) ? 1.5 : 0;
    const score = near - past + modifiers.filter((word) => known[entity].roleWords.has(word)).length;
    if (score > most) [best, most] = [entity, score];
  }
  return best === null ? null : verdictOf([best], "named", `"${head}": the person whose role the report states so`);
}

/** Is a person of whom another state is told not the one of this? */
function mayBeFrom(state: string | null, { home }: Known): boolean {
  return state === null || home === null || home.state === state;
}

const PAST = /^(?:former|ex|ex-\p{L}+|onetime|then|late)$/u;

function wasOnce(roleWords: ReadonlySet<string>): boolean {
  return [...roleWords].some((word) => PAST.test(word));
}

/** "his wife": the only other person of the owner's surname and of that sex. */
function findKin(
  discourse: Discourse,
  descriptions: Descriptions,
  description: Description,
  said: Said,
): Verdict | null {
  const sex = kin.get(description.head!);
  const owner = sex === undefined ? null : ownerOf(discourse, description, said);
  if (sex === undefined || owner === null) return null;
  const found = descriptions.kinOf(owner, sex);
  return found.length === 1
    ? verdictOf(found, "named", `"${description.head}": the only other person of that surname and sex`)
    : null;
}

/** "the nominee", with no role stated: the person the report is speaking of, if one stands out. */
function findSalient(
  discourse: Discourse,
  descriptions: Descriptions,
  description: Description,
  said: Said,
): Verdict | null {
  const { head } = description;
  if (!/^(?:the|this|that)$/.test(description.words[0]) || !standsIn.has(head!) || description.words.length > 4)
    return null;
  const { entity, reason } = discourse.antecedents.findSalient(discourse.placeOf(said.at, said.sentence, said));
  return entity === null ||
    !descriptions.leading.has(entity) ||
    !fitsRole(description, discourse.entities.known[entity]) ||
    !mayBeFrom(stateOf(discourse, description, said)?.state ?? null, discourse.entities.known[entity])
    ? null
    : verdictOf([entity], "named", `"${head}": ${reason}`);
}

/** "the Clinton campaign", "House panel", "the ministry", "the agency". */
function findBody(
  discourse: Discourse,
  descriptions: Descriptions,
  description: Description,
  said: Said,
): number | null {
  const head = description.head!;
  const owner = ownerOf(discourse, description, said);
  if (owner !== null) return descriptions.bodyOf(owner, head) ?? owner;
  const { list } = discourse.entities;
  const recent = discourse.antecedents.recent();
  const named = recent.findLast(({ entity, sentence }) => {
    return said.sentence - sentence <= NAMED_BODY_REACH && list[entity].name.toLowerCase().split(" ").includes(head);
  });
  if (named !== undefined) return named.entity;
  if (!description.definite || description.ownerPronoun !== null) return null;
  if (!offices.has(head) && !companies.has(head)) return null;
  const last = recent.findLast(({ entity, sentence }) => {
    const { type, name } = list[entity];
    if (said.sentence - sentence > BODY_REACH) return false;
    if (offices.has(head)) return type === "government" || type === "organisation";
    return type === "organisation" && !/(?:committee|party|commission|council|senate|court)$/i.test(name);
  });
  return last?.entity ?? null;
}
