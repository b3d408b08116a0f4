import type { Document, Span, Speaker } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { Descriptions, findDescribedSpeaker } from "./described-speaker.ts";
import { type Attributed, Discourse, type Said, type Verdict, verdictOf, within } from "./discourse.ts";
import type { Entities } from "./entities.ts";
import { findPronounSpeaker, pronounSex } from "./pronoun-speaker.ts";
import { readSpeakerPhrase, type SpeakerPhrase } from "./speaker-phrase.ts";

export type { Attributed } from "./discourse.ts";

/** A speaker and which rule named it. */
export interface NamedSpeaker {
  readonly speaker: Speaker;
  /** For `--explain`: the rule, and the runner-up where there was one. */
  readonly because: string;
}

/** Pieces of a source that lie no farther apart are read as one. */
const CLOSE = 200;
/** Of a longer source, so much is read. */
const LONGEST_SOURCE = 600;

/** So many attributions before and after one in its sentence may have it in their content. */
const BESIDE = 8;

const PRONOUN = /\b(?:he|him|his|himself|she|her|herself)\b/gi;

/**
 * Names the speaker of every attribution, in the order given. Pronouns and descriptions lead to the name that the report
 * gives; where two persons fit alike, or none does, the kind says what is known and `why` the reason.
 */
export function nameSpeakers(
  document: Document,
  layout: Layout,
  entities: Entities,
  attributions: readonly Attributed[],
): NamedSpeaker[] {
  const said = attributions.map((attribution): Said => {
    const at = (attribution.source[0] ?? attribution.cue[0] ?? attribution.content[0])?.from ?? 0;
    const phrase = readSource(document.text, attribution.source, entities);
    return { attribution, at, sentence: sentenceAt(layout, at), phrase, verdict: null };
  });
  readInOrder(new Discourse(document, layout, entities), said);
  return said.map(({ attribution, verdict }) => asNamed(entities, attribution, verdict!));
}

function readSource(text: string, source: readonly Span[], entities: Entities): SpeakerPhrase {
  if (source.length === 0) return { form: "none" };
  const [first] = source;
  const { to } = source.at(-1)!;
  const close = to - first.from < CLOSE && !text.slice(first.from, to).includes("\n");
  return readSpeakerPhrase(
    text,
    { from: first.from, to: Math.min(close ? to : first.to, first.from + LONGEST_SOURCE) },
    entities,
  );
}

function sentenceAt({ sentences }: Layout, at: number): number {
  return Math.max(firstIndex(sentences.length, (k) => sentences[k].from > at) - 1, 0);
}

/** Goes through names, pronouns and attributions in order of the text, each seeing only what stood before. */
function readInOrder(discourse: Discourse, attributed: readonly Said[]): void {
  const { layout, entities, antecedents } = discourse;
  const descriptions = new Descriptions(entities);
  const said = attributed.toSorted((a, b) => a.at - b.at);
  let mention = 0;
  let next = 0;
  for (const [index, sentence] of layout.sentences.entries()) {
    const own: Said[] = [];
    while (next < said.length && said[next].sentence <= index) own.push(said[next++]);
    const steps: { readonly at: number; readonly take: () => void }[] = [];
    const isSource = sweep(own.flatMap(({ attribution }) => attribution.source));
    for (; mention < entities.mentions.length && entities.mentions[mention].from < sentence.to; mention += 1) {
      const named = entities.mentions[mention];
      const speaker = isSource(named.from);
      steps.push({ at: named.from, take: () => discourse.addName(named, speaker) });
    }
    for (const [k, one] of own.entries()) {
      const beside = own.slice(Math.max(0, k - BESIDE), k + BESIDE);
      // a name that begins the source is read before it
      steps.push({ at: one.at + 0.5, take: () => decide(discourse, descriptions, one, beside) });
    }
    const sources = new Set(own.map(({ phrase }) => (phrase.form === "pronoun" ? phrase.at : -1)));
    PRONOUN.lastIndex = sentence.from;
    for (
      let match = PRONOUN.exec(layout.text);
      match !== null && match.index < sentence.to;
      match = PRONOUN.exec(layout.text)
    ) {
      const at = match.index;
      if (sources.has(at)) continue;
      const sex = pronounSex[match[0].toLowerCase()];
      const take = (): void => {
        const { entity } = antecedents.findPerson(discourse.placeOf(at, index, null), sex);
        if (entity !== null) discourse.addReference(entity, at, index, false);
      };
      steps.push({ at, take });
    }
    for (const { take } of steps.sort((a, b) => a.at - b.at)) take();
  }
  while (next < said.length) decide(discourse, descriptions, said[next++], []);
}

/** Tells of places asked for in rising order whether they lie within one of the spans. */
function sweep(spans: readonly Span[]): (at: number) => boolean {
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  let next = 0;
  let reach = -1;
  return (at) => {
    for (; next < sorted.length && sorted[next].from <= at; next += 1) reach = Math.max(reach, sorted[next].to);
    return at < reach;
  };
}

function decide(discourse: Discourse, descriptions: Descriptions, said: Said, beside: readonly Said[]): void {
  said.verdict = findVerdict(discourse, descriptions, said, beside);
  discourse.addSaid(said);
}

function findVerdict(discourse: Discourse, descriptions: Descriptions, said: Said, beside: readonly Said[]): Verdict {
  const { phrase } = said;
  switch (phrase.form) {
    case "none":
      return verdictOf([], "unknown", "no source is given", "no source is given");
    case "names":
      return verdictOf([...new Set(phrase.mentions.map(({ entity }) => entity))], "named", phrase.rule);
    case "pronoun":
      return findPronounSpeaker(
        discourse,
        phrase.word,
        phrase.at,
        said,
        verdictAround(discourse, phrase.at, said, beside),
      );
    case "description":
      return findDescribedSpeaker(discourse, descriptions, phrase, said);
  }
}

/** The speaker in whose words a place lies; a source after its words ("…," Blinken said) is known before its turn if it is a name. */
function verdictAround(discourse: Discourse, at: number, said: Said, beside: readonly Said[]): Verdict | null {
  const before = discourse.outerAt(at);
  if (before !== null) return before.verdict;
  const later = beside.find((other) => other !== said && within(other.attribution.content, at));
  if (later === undefined || later.phrase.form !== "names") return null;
  return verdictOf([...new Set(later.phrase.mentions.map(({ entity }) => entity))], "named", later.phrase.rule);
}

function asNamed(
  { list }: Entities,
  { source }: Attributed,
  { entities, kind, because, reason }: Verdict,
): NamedSpeaker {
  const spans = source.map(({ from, to }) => ({ from, to }));
  const speaker = { spans, entities: entities.map((entity) => list[entity].id), kind };
  return { speaker: reason === null ? speaker : { ...speaker, why: { entities: reason } }, because };
}
