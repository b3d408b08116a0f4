import type { Entities } from "./entities.ts";
import type { Sex } from "./lexicons.ts";

/** A mention, by name or by a pronoun already resolved, as later pronouns see it. */
export interface Referent {
  readonly entity: number;
  readonly at: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly quoted: boolean;
  readonly subject: boolean;
  /** Its paragraph begins with it as the subject. */
  readonly opening: boolean;
  /** It is the source of an attribution. */
  readonly speaker: boolean;
  readonly possessive: boolean;
  readonly pronoun: boolean;
}

/** Where a pronoun stands, and who it cannot be. */
export interface PronounPlace {
  readonly at: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly quoted: boolean;
  readonly excluded: ReadonlySet<number>;
  /** Named in what the pronoun is told to have said: speakers seldom name themselves. */
  readonly inContent: ReadonlySet<number>;
}

export interface Choice {
  readonly entity: number | null;
  readonly runnerUp: number | null;
  readonly reason: string;
}

const WINDOW = 60;
const SENTENCES = 14;
const MARGIN = 0.25;

/** Weights of what speaks for a candidate. */
const weights = {
  near: 3,
  step: 0.75,
  subject: 1,
  speaker: 1,
  paragraph: 0.7,
  opening: 2,
  introduced: 1,
  chain: 0.4,
  sex: 0.7,
  count: 0.25,
  possessive: -0.6,
  quoted: -1.6,
  untyped: -0.8,
  content: -1.5,
};

/** Keeps the last mentions, and finds the person that "he" or "she" stands for among them. */
export class Antecedents {
  readonly #recent: Referent[] = [];
  readonly #counts = new Map<number, number>();
  readonly #entities: Entities;

  constructor(entities: Entities) {
    this.#entities = entities;
  }

  add(referent: Referent): void {
    this.#recent.push(referent);
    if (this.#recent.length > 2 * WINDOW) this.#recent.splice(0, WINDOW);
    this.#counts.set(referent.entity, (this.#counts.get(referent.entity) ?? 0) + 1);
  }

  recent(): readonly Referent[] {
    return this.#recent;
  }

  #score(referent: Referent, place: PronounPlace): number {
    const distance = place.sentence - referent.sentence;
    let score =
      distance < 3 ? weights.near - weights.step * distance : weights.near - 2 * weights.step - 0.35 * (distance - 2);
    if (referent.subject) score += weights.subject;
    if (referent.speaker) score += weights.speaker;
    if (referent.paragraph === place.paragraph) score += weights.paragraph;
    if (referent.opening && referent.paragraph === place.paragraph) score += weights.opening;
    // "Weller fired back on Monday." and then a paragraph of his words
    if (referent.opening && referent.paragraph === place.paragraph - 1 && distance === 1) score += weights.introduced;
    if (referent.pronoun) score += weights.chain;
    if (referent.possessive) score += weights.possessive;
    if (referent.quoted !== place.quoted) score += weights.quoted;
    return score;
  }

  /** The person meant by a singular pronoun of a sex; none where two stand alike. */
  findPerson(place: PronounPlace, sex: Sex): Choice {
    return this.#choose(this.#rank(place, sex), MARGIN, "the pronoun", "the likeliest person named before");
  }

  /** The person that the report is speaking of; none where another comes near. */
  findSalient(place: PronounPlace): Choice {
    return this.#choose(this.#rank(place, null), 2 * MARGIN, "the description", "the person spoken of");
  }

  #rank(place: PronounPlace, sex: Sex | null): [number, number][] {
    const best = new Map<number, number>();
    // "Marta Ovalle argued …. She said": whoever has just spoken and is of that sex, before anybody earlier of whom that is not known.
    let spokenLast: number | null = null;
    for (let k = this.#recent.length - 1; k >= 0; k -= 1) {
      const referent = this.#recent[k];
      if (place.sentence - referent.sentence > SENTENCES || this.#recent.length - k > WINDOW) break;
      const type = this.#entities.list[referent.entity].type;
      const told = this.#entities.known[referent.entity].sex;
      if (
        (type !== "person" && type !== null) ||
        (told !== null && sex !== null && told !== sex) ||
        place.excluded.has(referent.entity)
      )
        continue;
      if (spokenLast !== null && told === null && referent.sentence < spokenLast) continue;
      const isOfSex = told !== null && told === sex;
      if (isOfSex && referent.speaker && !referent.quoted && place.sentence - referent.sentence <= 1)
        spokenLast = referent.sentence;
      let score =
        this.#score(referent, place) + weights.count * Math.log2(1 + (this.#counts.get(referent.entity) ?? 0));
      if (isOfSex) score += weights.sex;
      if (type === null) score += weights.untyped;
      if (place.inContent.has(referent.entity)) score += weights.content;
      if (score > (best.get(referent.entity) ?? Number.NEGATIVE_INFINITY)) best.set(referent.entity, score);
    }
    return [...best].sort((a, b) => b[1] - a[1]);
  }

  #choose(ranked: readonly [number, number][], margin: number, what: string, reason: string): Choice {
    if (ranked.length === 0) return { entity: null, runnerUp: null, reason: `no person named before fits ${what}` };
    const [first, second] = ranked;
    if (second !== undefined && first[1] - second[1] < margin) {
      return {
        entity: null,
        runnerUp: second[0],
        reason: `two persons fit ${what} alike: ${this.#name(first[0])}, ${this.#name(second[0])}`,
      };
    }
    return { entity: first[0], runnerUp: second?.[0] ?? null, reason };
  }

  /** The body or country that "it" stands for. */
  findThing(place: PronounPlace): Choice {
    let best: [number, number] | null = null;
    for (let k = this.#recent.length - 1; k >= 0; k -= 1) {
      const referent = this.#recent[k];
      if (place.sentence - referent.sentence > 3) break;
      const type = this.#entities.list[referent.entity].type;
      if (type === "person" || type === "place" || place.excluded.has(referent.entity)) continue;
      let score = this.#score(referent, place);
      if (type === null) score += weights.untyped;
      if (place.inContent.has(referent.entity)) score += weights.content;
      if (best === null || score > best[1]) best = [referent.entity, score];
    }
    if (best === null)
      return { entity: null, runnerUp: null, reason: "no body or country named before fits the pronoun" };
    return { entity: best[0], runnerUp: null, reason: "the likeliest body or country named before" };
  }

  #name(entity: number): string {
    return this.#entities.list[entity].name;
  }
}
