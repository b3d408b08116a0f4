import type { Document, Span, SpeakerKind } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { Antecedents, type PronounPlace, type Referent } from "./antecedents.ts";
import type { Entities, EntityMention } from "./entities.ts";
import { isSubject } from "./is-subject.ts";
import { mentionsIn, type SpeakerPhrase } from "./speaker-phrase.ts";

const ADDS = /^(?:also )?(?:added|adding|adds|continued|continues|went on)\b/i;
const ANSWERS = /\b(?:repl(?:y|ied|ies)|answer(?:s|ed)?|respond(?:s|ed)?)\b/i;
const ASKS = /\bask(?:s|ed)?\b/i;

/** An attribution as far as naming its speaker asks; the model's `Attribution` is one. */
export interface Attributed {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/** Who a source was found to be. */
export interface Verdict {
  /** Indices into `Entities.list`. */
  readonly entities: readonly number[];
  readonly kind: SpeakerKind;
  /** Which rule decided. */
  readonly because: string;
  /** Why no entity is given, where that wants saying. */
  readonly reason: string | null;
  /** The noun of the description it was read from, where it was one. */
  readonly head?: string | null;
  /** The document it speaks through: "report" of "a report by …". */
  readonly document?: string;
}

/** An attribution on the way to its speaker. */
export interface Said {
  readonly attribution: Attributed;
  readonly at: number;
  readonly sentence: number;
  readonly phrase: SpeakerPhrase;
  verdict: Verdict | null;
}

export function verdictOf(
  entities: readonly number[],
  kind: SpeakerKind,
  because: string,
  reason: string | null = null,
): Verdict {
  return { entities, kind, because, reason };
}

/** So many sentences back, "they" or "the statement" may mean an earlier speaker. */
const REACH = 4;
/** So many attributions back, one may still enclose a place. */
const ENCLOSING = 12;

export function within(spans: readonly Span[], at: number): boolean {
  return spans.some((span) => span.from <= at && at < span.to);
}

/** What has been said and named up to a place in the text. */
export class Discourse {
  readonly document: Document;
  readonly layout: Layout;
  readonly entities: Entities;
  readonly antecedents: Antecedents;
  readonly #done: Said[] = [];

  constructor(document: Document, layout: Layout, entities: Entities) {
    this.document = document;
    this.layout = layout;
    this.entities = entities;
    this.antecedents = new Antecedents(entities);
  }

  name(entity: number): string {
    return this.entities.list[entity].name;
  }

  isPerson(entity: number): boolean {
    return this.entities.list[entity].type === "person";
  }

  isQuoted(sentence: number, at: number): boolean {
    const { tokens, sentences } = this.layout;
    const { from, to } = sentences[sentence].tokens;
    const token = from + firstIndex(to - from, (k) => tokens.to[from + k] > at);
    return token < tokens.length && tokens.quote[token] === 1;
  }

  /** Takes note of a name. */
  addName(mention: EntityMention, speaker: boolean): void {
    const { entity, from: at, sentence, possessive } = mention;
    const { sentences } = this.layout;
    const subject = isSubject(this.layout, mention);
    const opening = subject && sentences[sentence - 1]?.paragraph !== sentences[sentence].paragraph;
    this.#addReferent({ entity, at, sentence, subject, opening, speaker, possessive, pronoun: false });
  }

  /** Takes note of a pronoun or description that was found to mean an entity. */
  addReference(entity: number, at: number, sentence: number, speaker: boolean): void {
    const [subject, opening, possessive] = [speaker, false, false];
    this.#addReferent({ entity, at, sentence, subject, opening, speaker, possessive, pronoun: true });
  }

  #addReferent(referent: Omit<Referent, "paragraph" | "quoted">): void {
    const { at, sentence } = referent;
    const { paragraph } = this.layout.sentences[sentence];
    this.antecedents.add({ ...referent, paragraph, quoted: this.isQuoted(sentence, at) });
  }

  /** Takes note of an attribution whose speaker has been found. */
  addSaid(said: Said): void {
    this.#done.push(said);
    if (said.phrase.form === "names") return;
    for (const entity of said.verdict!.entities) this.addReference(entity, said.at, said.sentence, true);
  }

  /** The attribution before. */
  lastSaid(): Said | null {
    return this.#done.at(-1) ?? null;
  }

  /** "he added", "she went on": more of what the speaker before said; within the same paragraph or the next. */
  goesOn(said: Said): Said | null {
    const before = this.lastSaid();
    if (before === null || !ADDS.test(this.#cueOf(said))) return null;
    const { sentences } = this.layout;
    const apart = sentences[said.sentence].paragraph - sentences[before.sentence].paragraph;
    return apart <= 1 ? before : null;
  }

  #cueOf({ attribution }: Said): string {
    return attribution.cue.map(({ from, to }) => this.layout.text.slice(from, to)).join(" ");
  }

  /** Where a pronoun stands: who it cannot mean, and who is named in what it is told to have said. */
  placeOf(at: number, sentence: number, said: Said | null): PronounPlace {
    const content = said?.attribution.content ?? [];
    const inContent = new Set(content.flatMap((span) => mentionsIn(this.entities, span)).map(({ entity }) => entity));
    const quoted = this.isQuoted(sentence, at);
    const excluded = new Set(quoted ? this.outerAt(at)?.verdict?.entities : []);
    const before = this.#done.at(-1);
    // "Hallam asked him whether … He replied": who asked does not answer.
    if (said !== null && before !== undefined && sentence - before.sentence <= 1) {
      if (ANSWERS.test(this.#cueOf(said)) && ASKS.test(this.#cueOf(before))) {
        for (const entity of before.verdict?.entities ?? []) excluded.add(entity);
      }
    }
    return { at, sentence, paragraph: this.layout.sentences[sentence].paragraph, quoted, excluded, inContent };
  }

  /** The attribution in whose content a place lies. */
  outerAt(at: number): Said | null {
    for (let k = this.#done.length - 1; k >= 0 && this.#done.length - k <= ENCLOSING; k -= 1) {
      if (within(this.#done[k].attribution.content, at)) return this.#done[k];
    }
    return null;
  }

  /** The nearest speaker of the last sentences that passes; `null` where none does. */
  previous(said: Said, passes: (verdict: Verdict, before: Said) => boolean): Verdict | null {
    for (let k = this.#done.length - 1; k >= 0 && said.sentence - this.#done[k].sentence <= REACH; k -= 1) {
      const before = this.#done[k];
      if (before.verdict !== null && before.verdict.kind !== "unknown" && passes(before.verdict, before))
        return before.verdict;
    }
    return null;
  }
}
