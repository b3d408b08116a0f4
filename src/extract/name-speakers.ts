import type { Document, Span, Speaker, SpeakerKind } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { Antecedents, type Choice, isSubject, type PronounPlace } from "./antecedents.ts";
import type { Entities } from "./entities.ts";
import { nounClass, type Sex } from "./lexicons.ts";
import { findNameWords } from "./name-words.ts";
import { kindOfDescription } from "./speaker-kind.ts";
import { type Description, mentionsIn, readSpeakerPhrase, type SpeakerPhrase } from "./speaker-phrase.ts";

/** An attribution as far as naming its speaker asks; the model's `Attribution` is one. */
export interface Attributed {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/** A speaker and which rule named it. */
export interface NamedSpeaker {
  readonly speaker: Speaker;
  /** One sentence for `--explain`. */
  readonly because: string;
}

interface Verdict {
  readonly entities: readonly number[];
  readonly kind: SpeakerKind;
  readonly because: string;
  readonly reason: string | null;
  /** The noun of the description it was read from, where it was one. */
  readonly head?: string | null;
  /** The document it speaks through: "report" of "a report by …". */
  readonly document?: string;
}

interface Said {
  readonly attribution: Attributed;
  readonly at: number;
  readonly sentence: number;
  readonly phrase: SpeakerPhrase;
  verdict: Verdict | null;
}

const LONGEST_ANTECEDENT = 25;

const none: Verdict = { entities: [], kind: "unknown", because: "no source is given", reason: "no source is given" };

const singular: { readonly [pronoun: string]: Sex } = { he: "m", him: "m", his: "m", himself: "m", she: "f", her: "f", herself: "f" };

const PRONOUN = /\b(?:he|him|his|himself|she|her|herself)\b/gi;

function within(spans: readonly Span[], at: number): boolean {
  return spans.some((span) => span.from <= at && at < span.to);
}

function sentenceAt(layout: Layout, at: number): number {
  const { sentences } = layout;
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle].from <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isQuoted(layout: Layout, sentence: number, at: number): boolean {
  const { tokens, sentences } = layout;
  let { from: low, to: high } = sentences[sentence].tokens;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.to[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low < tokens.length && tokens.quote[low] === 1;
}

/**
 * Names the speaker of every attribution, in the order given. Pronouns and descriptions lead to the name that the report
 * gives; where two persons fit alike, or none does, the kind says what is known and `why` the reason.
 */
export function nameSpeakers(document: Document, layout: Layout, entities: Entities, attributions: readonly Attributed[]): NamedSpeaker[] {
  const naming = new Naming(document, layout, entities);
  return naming.all(attributions);
}

class Naming {
  readonly #document: Document;
  readonly #layout: Layout;
  readonly #entities: Entities;
  readonly #antecedents: Antecedents;
  readonly #done: Said[] = [];
  /** The persons whom the report names most. */
  readonly #leading: ReadonlySet<number>;

  constructor(document: Document, layout: Layout, entities: Entities) {
    this.#document = document;
    this.#layout = layout;
    this.#entities = entities;
    this.#antecedents = new Antecedents(entities);
    const persons = [...entities.list.keys()].filter((entity) => entities.list[entity].type === "person");
    const count = (entity: number): number => entities.list[entity].mentions.length;
    this.#leading = new Set(persons.sort((a, b) => count(b) - count(a)).slice(0, 3));
  }

  all(attributions: readonly Attributed[]): NamedSpeaker[] {
    const said = attributions.map((attribution): Said => {
      const [source] = attribution.source;
      const at = (source ?? attribution.cue[0] ?? attribution.content[0])?.from ?? 0;
      const phrase = source === undefined ? { form: "none" as const } : readSpeakerPhrase(this.#document.text, joined(attribution.source, this.#document.text), this.#entities);
      return { attribution, at, sentence: sentenceAt(this.#layout, at), phrase, verdict: null };
    });
    this.#walk(said.toSorted((a, b) => a.at - b.at));
    return said.map(({ attribution, verdict }) => {
      const { entities, kind, because, reason } = verdict!;
      const speaker = { spans: attribution.source.map(({ from, to }) => ({ from, to })), entities: entities.map((entity) => this.#entities.list[entity].id), kind };
      return { speaker: reason === null ? speaker : { ...speaker, why: { entities: reason } }, because };
    });
  }

  /** Goes through names, pronouns and attributions in order of the text, each seeing only what stood before. */
  #walk(said: readonly Said[]): void {
    const { text, sentences } = this.#layout;
    const { mentions } = this.#entities;
    let mention = 0;
    let next = 0;
    for (const [index, sentence] of sentences.entries()) {
      const own: Said[] = [];
      while (next < said.length && said[next].sentence <= index) own.push(said[next++]);
      type Step = { at: number; run: () => void };
      const steps: Step[] = [];
      for (; mention < mentions.length && mentions[mention].from < sentence.to; mention += 1) {
        const named = mentions[mention];
        const speaker = own.some(({ attribution }) => within(attribution.source, named.from));
        steps.push({ at: named.from, run: () => this.#antecedents.add({ entity: named.entity, at: named.from, sentence: index, paragraph: sentence.paragraph, quoted: isQuoted(this.#layout, index, named.from), subject: isSubject(this.#layout, named), speaker, possessive: named.possessive, pronoun: false }) });
      }
      const handled = new Set<number>();
      for (const one of own) {
        if (one.phrase.form === "pronoun") handled.add(one.phrase.at);
        steps.push({ at: one.at + 0.5, run: () => this.#decide(one, own) });
      }
      PRONOUN.lastIndex = sentence.from;
      for (let match = PRONOUN.exec(text); match !== null && match.index < sentence.to; match = PRONOUN.exec(text)) {
        const at = match.index;
        if (handled.has(at)) continue;
        const sex = singular[match[0].toLowerCase()];
        steps.push({
          at,
          run: () => {
            const choice = this.#antecedents.findPerson(this.#place(at, index, null), sex);
            if (choice.entity !== null) this.#refer(choice.entity, at, index, false);
          },
        });
      }
      for (const step of steps.sort((a, b) => a.at - b.at)) step.run();
    }
    while (next < said.length) this.#decide(said[next++], []);
  }

  #refer(entity: number, at: number, sentence: number, speaker: boolean): void {
    const { paragraph } = this.#layout.sentences[sentence];
    this.#antecedents.add({ entity, at, sentence, paragraph, quoted: isQuoted(this.#layout, sentence, at), subject: speaker, speaker, possessive: false, pronoun: true });
  }

  #place(at: number, sentence: number, said: Said | null): PronounPlace {
    const excluded = new Set<number>();
    const inContent = new Set<number>();
    if (said !== null) {
      for (const span of said.attribution.content) for (const { entity } of mentionsIn(this.#entities, span)) inContent.add(entity);
    }
    const quoted = isQuoted(this.#layout, sentence, at);
    if (quoted) for (const entity of this.#outer(at)?.verdict?.entities ?? []) excluded.add(entity);
    return { at, sentence, paragraph: this.#layout.sentences[sentence].paragraph, quoted, excluded, inContent };
  }

  /** The attribution in whose content a place lies. */
  #outer(at: number): Said | null {
    for (let k = this.#done.length - 1; k >= 0 && this.#done.length - k < 12; k -= 1) {
      if (within(this.#done[k].attribution.content, at)) return this.#done[k];
    }
    return null;
  }

  #decide(said: Said, beside: readonly Said[]): void {
    said.verdict = this.#verdict(said, beside);
    this.#done.push(said);
    if (said.phrase.form !== "names") for (const entity of said.verdict.entities) this.#refer(entity, said.at, said.sentence, true);
  }

  #verdict(said: Said, beside: readonly Said[]): Verdict {
    const { phrase } = said;
    switch (phrase.form) {
      case "none":
        return none;
      case "names": {
        const entities = [...new Set(phrase.mentions.map(({ entity }) => entity))];
        return { entities, kind: "named", because: phrase.rule, reason: null };
      }
      case "pronoun":
        return this.#pronoun(phrase.word, phrase.at, said, beside);
      case "description":
        return this.#description(phrase, said);
    }
  }

  #named(choice: Choice, because: string, fallback: SpeakerKind): Verdict {
    if (choice.entity === null) return { entities: [], kind: fallback, because: choice.reason, reason: choice.reason };
    const over = choice.runnerUp === null ? "" : `, before ${this.#entities.list[choice.runnerUp].name}`;
    return { entities: [choice.entity], kind: "named", because: `${because}: ${choice.reason}${over}`, reason: null };
  }

  #pronoun(word: string, at: number, said: Said, beside: readonly Said[]): Verdict {
    const sex = singular[word];
    if (sex !== undefined) {
      const choice = this.#antecedents.findPerson(this.#place(at, said.sentence, said), sex);
      return this.#named(choice, `"${word}"`, choice.runnerUp === null ? this.#unnamedPerson() : "unknown");
    }
    if (word === "i" || word === "me" || word === "my" || word === "we" || word === "us" || word === "our") return this.#firstPerson(word, at, said, beside);
    if (word === "who" || word === "whom" || word === "whose" || word === "which" || word === "that") return this.#relative(word, at, said);
    if (word === "it" || word === "its") {
      const previous = this.#previous(said, (verdict) => verdict.kind === "document" || (verdict.kind === "named" && verdict.entities.length === 1 && !this.#isPerson(verdict.entities[0])));
      if (previous !== null) return { ...previous, because: `"${word}": the speaker before` };
      return this.#named(this.#antecedents.findThing(this.#place(at, said.sentence, said)), `"${word}"`, "unknown");
    }
    if (/^(?:they|them|their|these|those)$/.test(word)) {
      const previous =
        this.#previous(said, (verdict) => verdict.entities.length > 1 || verdict.kind === "group" || verdict.kind === "anonymous" || (verdict.kind === "named" && !this.#isPerson(verdict.entities[0]))) ??
        this.#previous(said, (verdict) => verdict.kind === "document");
      if (previous !== null) return { ...previous, because: `"${word}": the speakers before` };
      return { entities: [], kind: "group", because: `"${word}": no speakers before`, reason: "the report names no speakers before whom the pronoun fits" };
    }
    return { entities: [], kind: "unknown", because: `"${word}"`, reason: "the pronoun leads to no speaker" };
  }

  #unnamedPerson(): SpeakerKind {
    const last = this.#done.at(-1)?.verdict;
    return last?.kind === "role" || last?.kind === "anonymous" ? last.kind : "unknown";
  }

  #isPerson(entity: number): boolean {
    return this.#entities.list[entity].type === "person";
  }

  /** The nearest verdict of the last few sentences that passes. */
  #previous(said: Said, passes: (verdict: Verdict) => boolean, cued?: string): Verdict | null {
    for (let k = this.#done.length - 1; k >= 0; k -= 1) {
      const { verdict, sentence, attribution } = this.#done[k];
      if (said.sentence - sentence > 4) return null;
      if (verdict === null || verdict.kind === "unknown") continue;
      if (passes(verdict) || (cued !== undefined && verdict.kind === "named" && attribution.cue.some(({ from, to }) => this.#document.text.slice(from, to).includes(cued)))) return verdict;
    }
    return null;
  }

  #firstPerson(word: string, at: number, said: Said, beside: readonly Said[]): Verdict {
    const outer = this.#outer(at) ?? beside.find((other) => other !== said && within(other.attribution.content, at)) ?? null;
    if (outer !== null && outer.phrase.form === "names") {
      const verdict = outer.verdict ?? this.#verdict(outer, []);
      return { ...verdict, because: `"${word}" in the words of ${verdict.entities.map((entity) => this.#entities.list[entity].name).join(" and ")}` };
    }
    if (outer?.verdict) return { ...outer.verdict, because: `"${word}" in the words of the speaker around it` };
    const many = word === "we" || word === "us" || word === "our";
    return { entities: [], kind: many ? "group" : "unknown", because: `"${word}" outside any quotation`, reason: "the writer or a speaker whom the report does not name here" };
  }

  /** "who", "which": the nearest name or noun before it that fits. */
  #relative(word: string, at: number, said: Said): Verdict {
    const span = { from: this.#layout.sentences[said.sentence].from, to: at };
    const names = mentionsIn(this.#entities, span);
    const words = findNameWords(this.#document.text, span.from, at);
    const person = word === "who" || word === "whom" || word === "whose";
    let role: string | null = null;
    for (let k = words.length - 1; k >= 0 && words.length - k < LONGEST_ANTECEDENT; k -= 1) {
      while (names.length > 0 && names.at(-1)!.from > words[k].from) names.pop();
      const name = names.at(-1);
      if (name !== undefined && words[k].from < name.to) {
        const { type } = this.#entities.list[name.entity];
        const fits = person ? type === "person" || (type === null && role === null) : type !== "person" && type !== "place";
        const modifies = person && k >= 2 && words[k].from <= name.from && /^(?:to|for|of|with)$/.test(words[k - 1].lower) && nounClass(words[k - 2].lower) === "person";
        // "a longtime adviser to Trump, who declined": the adviser
        if (fits && !name.possessive && !modifies) return verdictOf([name.entity], "named", `"${word}": the name before it`);
        continue;
      }
      const { lower } = words[k];
      const noun = role === null && !words[k].possessive ? nounClass(lower) : null;
      if (noun === "persons" || (noun === "bodies" && !person)) return verdictOf([], "group", `"${word}": ${lower}`);
      if (!person && (noun === "document" || noun === "documents")) return verdictOf([], "document", `"${word}": ${lower}`);
      // "Beto O'Rourke, the congressman who": the name may stand before the noun
      if (person && noun === "person") role = lower;
    }
    if (role !== null) return { ...verdictOf([], "role", `"${word}": ${role}`), reason: "the report does not name the person" };
    return { ...verdictOf([], person ? "role" : "unknown", `"${word}"`), reason: "what the relative refers to is not named" };
  }

  #description(description: Description, said: Said): Verdict {
    const { noun, head } = description;
    const unnamed = (): Verdict => {
      const again = description.definite && noun !== null ? this.#previous(said, (verdict) => verdict.kind === "anonymous" && verdict.head === head) : null;
      if (again !== null) return again;
      const { kind, reason } = kindOfDescription(description);
      return { entities: [], kind, because: `described, not named${head === null ? "" : `: "${head}"`}`, reason, head };
    };
    if (description.by.length > 0 && noun !== "person" && noun !== "body") {
      const entities = [...new Set(description.by.map(({ entity }) => entity))];
      return { ...verdictOf(entities, "named", "named after the description"), document: documentHead(description) };
    }
    if (noun === "person") {
      const choice = this.#byRole(description, said);
      if (choice === null) return this.#kin(description, said) ?? this.#salient(description, said) ?? unnamed();
      return verdictOf([choice], "named", `"${head}": the person whose role the report states so`);
    }
    if (noun === "persons" || noun === "bodies") return this.#several(description, said) ?? unnamed();
    const { owner, ownerPronoun } = description;
    if (noun === "body") {
      const body = this.#body(description, said);
      if (body !== null) return { entities: [body], kind: "named", because: `"${head}": the body named before`, reason: null };
    }
    if (owner !== null && (noun !== null || description.ownerPossessive)) {
      return { ...verdictOf([owner.entity], "named", "the owner is named"), document: documentHead(description) };
    }
    if ((noun === "document" || noun === "documents") && owner === null && ownerPronoun === null && description.definite) {
      const previous = this.#previous(said, (verdict) => verdict.document === head, head!);
      if (previous !== null) return { ...previous, because: `"${head}": of the speaker before` };
    }
    if (ownerPronoun !== null) {
      const verdict = this.#pronoun(ownerPronoun.word, ownerPronoun.at, said, []);
      if (verdict.kind === "named") return { ...verdict, because: `the owner, ${verdict.because}` };
    }
    return unnamed();
  }

  /** "the senators", "the two men": those who spoke or were named together before. */
  #several(description: Description, said: Said): Verdict | null {
    if (!description.definite || description.owner !== null || description.ownerPronoun !== null || description.words.length > 4) return null;
    const previous = this.#previous(said, (verdict) => verdict.entities.length > 1);
    if (previous !== null) return { ...previous, because: `"${description.head}": the speakers before` };
    if (!description.words.includes("two")) return null;
    const persons = description.noun === "persons" && !/^(?:countries|nations|states|sides)$/.test(description.head!);
    const two = new Set<number>();
    const recent = this.#antecedents.recent();
    for (let k = recent.length - 1; k >= 0 && two.size < 2 && said.sentence - recent[k].sentence < 6; k -= 1) {
      const { type } = this.#entities.list[recent[k].entity];
      if (persons ? type === "person" : type === "country") two.add(recent[k].entity);
    }
    return two.size < 2 ? null : verdictOf([...two], "named", `"${description.head}": the two named last`);
  }

  /** The person whose stated role has the noun of a description, likeliest by how lately it was mentioned. */
  #byRole(description: Description, said: Said): number | null {
    const { head } = description;
    if (head === null) return null;
    const nouns = synonyms.get(head) ?? [head];
    const lead = said.sentence < 6;
    if (!description.definite && !lead) return null;
    const { owner } = description;
    const ownerName = owner === null || !description.ownerPossessive ? null : this.#entities.list[owner.entity].name.split(" ").at(-1)!.toLowerCase();
    const words = description.words.filter((word) => word.length > 2 && word !== "the" && word !== head);
    let best: [number, number] | null = null;
    let found = 0;
    for (const [entity, { nouns: stated, roleWords }] of this.#entities.known.entries()) {
      if (!nouns.some((noun) => stated.has(noun))) continue;
      if (this.#entities.list[entity].type !== "person" && this.#entities.list[entity].type !== null) continue;
      if (ownerName !== null && !roleWords.has(ownerName)) continue;
      found += 1;
      let score = 0;
      for (const word of words) if (roleWords.has(word)) score += 1;
      const last = this.#antecedents.recent().findLast((referent) => referent.entity === entity);
      if (last !== undefined) score += 2 / (1 + 0.3 * (said.sentence - last.sentence));
      if (best === null || score > best[1]) best = [entity, score];
    }
    // "A New York judge has rejected …" opens the report; the judge is named below, if it names only one
    if (!description.definite && found > 1) return null;
    return best?.[0] ?? null;
  }

  /** "his wife": the only other person of the owner's surname and of that sex. */
  #kin(description: Description, said: Said): Verdict | null {
    const sex = kin.get(description.head!);
    const owner = sex === undefined ? null : this.#owner(description, said);
    if (owner === null) return null;
    const { list, known } = this.#entities;
    const surname = list[owner].name.split(" ").at(-1);
    const found = [...list.keys()].filter((entity) => entity !== owner && list[entity].type === "person" && known[entity].sex === sex && list[entity].name.split(" ").at(-1) === surname);
    return found.length === 1 ? verdictOf(found, "named", `"${description.head}": the only other ${surname} of that sex`) : null;
  }

  /** "the nominee", with no role stated: the person the report is speaking of, if one stands out. */
  #salient(description: Description, said: Said): Verdict | null {
    if (!/^(?:the|this|that)$/.test(description.words[0]) || !standsIn.has(description.head!) || description.words.length > 4) return null;
    const choice = this.#antecedents.findSalient(this.#place(said.at, said.sentence, said));
    return choice.entity === null || !this.#leading.has(choice.entity) ? null : verdictOf([choice.entity], "named", `"${description.head}": ${choice.reason}`);
  }

  /** Whose the thing described is: the name or the pronoun in the possessive. */
  #owner({ owner, ownerPronoun }: Description, said: Said): number | null {
    if (owner !== null) return owner.entity;
    return ownerPronoun === null ? null : (this.#pronoun(ownerPronoun.word, ownerPronoun.at, said, []).entities[0] ?? null);
  }

  #body(description: Description, said: Said): number | null {
    const head = description.head!;
    const list = this.#entities.list;
    const owner = this.#owner(description, said);
    if (owner !== null) {
      const surname = list[owner].name.split(" ").at(-1)!;
      const found = list.findIndex(({ name }) => name.toLowerCase().endsWith(`${surname} ${head}`.toLowerCase()));
      if (found >= 0) return found;
      const fuller = list.findIndex(({ name, type }) => (type === "organisation" || type === "government") && name.startsWith(`${list[owner].name} `));
      return fuller >= 0 && /^(?:panel|committee|commission|board|council|body)$/.test(head) ? fuller : owner;
    }
    const recent = this.#antecedents.recent();
    const named = recent.findLast((referent) => list[referent.entity].name.toLowerCase().split(" ").includes(head) && said.sentence - referent.sentence < 15);
    if (named !== undefined) return named.entity;
    if (!description.definite || description.ownerPronoun !== null) return null;
    if (head === "campaign" || head === "party") return null;
    const official = /^(?:agency|department|ministry|panel|committee|commission|bureau|office|council|board)$/.test(head);
    if (!official && !/^(?:bank|company|firm|group|organization|organisation|corporation|foundation|union|association|institute|airline|chain|manufacturer)$/.test(head)) return null;
    const last = recent.findLast(({ entity, sentence }) => {
      const { type, name } = list[entity];
      if (said.sentence - sentence > 3) return false;
      return official ? type === "government" || type === "organisation" : type === "organisation" && !/(?:committee|party|commission|council|senate|court)$/i.test(name);
    });
    return last?.entity ?? null;
  }
}

const kin: ReadonlyMap<string, Sex> = new Map([
  ...["wife", "ex-wife", "daughter", "mother", "sister"].map((noun) => [noun, "f"] as const),
  ...["husband", "ex-husband", "son", "father", "brother"].map((noun) => [noun, "m"] as const),
]);

/** Descriptions that stand in for the name of the person spoken of. */
const standsIn = new Set("nominee candidate contender frontrunner front-runner president senator governor mogul businessman businesswoman billionaire tycoon developer man woman leader minister chancellor".split(" "));

const synonyms = new Map<string, readonly string[]>();
for (const group of [
  ["lawyer", "attorney", "counsel"],
  ["judge", "justice"],
  ["senator", "sen"],
  ["governor", "gov"],
  ["congressman", "congresswoman", "representative", "rep", "lawmaker"],
  ["spokesman", "spokeswoman", "spokesperson"],
  ["professor", "prof"],
  ["general", "gen"],
  ["nominee", "candidate"],
  ["chief", "head", "director", "executive", "ceo"],
  ["chairman", "chairwoman", "chair"],
]) {
  for (const word of group) synonyms.set(word, [word, ...group.filter((other) => other !== word)]);
}

function verdictOf(entities: readonly number[], kind: SpeakerKind, because: string): Verdict {
  return { entities, kind, because, reason: null };
}

function documentHead({ noun, head }: Description): string | undefined {
  return noun === "document" || noun === "documents" ? head! : undefined;
}

function joined(spans: readonly Span[], text: string): Span {
  // a source in several pieces is read as its first, unless the pieces lie close together
  const [first] = spans;
  const last = spans.at(-1)!;
  return last.to - first.from < 200 && !text.slice(first.from, last.to).includes("\n") ? { from: first.from, to: last.to } : first;
}
