import type { Scores } from "../model/scores.ts";
import type { Document, Entity, Form, Span, Statement } from "../record.ts";
import type { IndexRange, Layout } from "../text/layout.ts";
import { findAddressee } from "./addressee.ts";
import { findConfidence } from "./confidence.ts";
import { classifyCue } from "./cue-class.ts";
import { findCueLemma } from "./cue-lemma.ts";
import { type Draft, firstToken } from "./draft.ts";
import { draftAttributions } from "./draft-attributions.ts";
import { draftUncued } from "./draft-uncued.ts";
import { type Entities, findEntities } from "./entities.ts";
import { findForm } from "./form.ts";
import { draftInnerClauses } from "./inner-clauses.ts";
import { draftInnerQuotations } from "./inner-quotations.ts";
import { openActors } from "./leading-actor.ts";
import { type NamedSpeaker, nameSpeakers } from "./name-speakers.ts";
import { findQuotedParts } from "./quoted-parts.ts";
import { isSaid } from "./said.ts";
import { findSecondHand } from "./second-hand.ts";
import { toSpans, toTokens } from "./token-ranges.ts";

/** Who said what in a document. */
export interface Voices {
  readonly entities: readonly Entity[];
  /** In order of their contents. */
  readonly statements: readonly Statement[];
  /** For each statement by id: why this speaker. */
  readonly because: ReadonlyMap<string, string>;
}

/** Reads the statements of a document from what the model found in it and from its quotation marks. */
export function findStatements(document: Document, layout: Layout, scores: Scores): Voices {
  const entities = findEntities(document, layout, scores.names);
  const findActor = openActors(layout, entities);
  const drafted = draftUncued(
    layout,
    draftAttributions(layout, scores.attributions, findQuotedParts(layout), findActor),
    findActor,
  );
  const { drafts, within } = findSecondHand(layout, [
    ...drafted,
    ...draftInnerQuotations(layout, drafted),
    ...draftInnerClauses(layout, drafted),
  ]);
  const ordered = drafts
    .map((draft) => ({ ...draft, content: trimmed(layout, draft.content), draft }))
    .filter(({ content }) => content.length > 0)
    .sort((a, b) => a.content[0].from - b.content[0].from || b.content.at(-1)!.to - a.content.at(-1)!.to);
  const places = new Map(ordered.map(({ draft }, k) => [draft, k]));
  const idOf = (draft: Draft | null | undefined) => {
    const place = draft == null ? undefined : places.get(draft);
    return place === undefined ? null : `s${place + 1}`;
  };
  const speakers = nameAll(document, layout, entities, ordered);

  const because = new Map<string, string>();
  const statements = ordered.map(({ draft, content: ranges }, place): Statement => {
    const id = `s${place + 1}`;
    const { speaker, because: reason } = speakers.get(draft)!;
    because.set(id, reason);
    const cue = draft.found === "label" ? [] : toSpans(layout, draft.cue);
    const source = toSpans(layout, draft.source);
    const whole = toSpans(layout, ranges);
    const hearer = cue.length === 0 ? null : findAddressee(layout, { cue, source, content: whole });
    // `asked opposition leader Emil Castan`: what stands before the name is his title.
    const to =
      hearer !== null && source.some(({ from }) => from - hearer[0].to <= 1 && from >= hearer[0].from) ? null : hearer;
    const content = to === null ? whole : toSpans(layout, withoutAddressee(layout, ranges, to));
    return {
      id,
      form: formOf(layout, draft, content),
      speaker,
      cue:
        cue.length === 0
          ? null
          : { spans: cue, lemma: findCueLemma(layout, cue), class: classifyCue(layout, cue, content, source) },
      content: { spans: content },
      addressee: to === null ? null : { spans: to, entities: entitiesAt(entities, to) },
      continues: draft.continues !== null && places.get(draft.continues)! < place ? idOf(draft.continues) : null,
      within: idOf(within.get(draft)),
      said: cue.length === 0 || isSaid(layout, cue, content, source),
      confidence: findConfidence(draft),
    };
  });
  return { entities: entities.list, statements, because };
}

// Words after a name and a colon are given as spoken, with quotation marks or without.
function formOf(layout: Layout, draft: Draft, content: readonly Span[]): Form {
  const form = findForm(layout, content);
  let first = draft;
  while (first.found === "goes on" && first.continues !== null) first = first.continues;
  if (first.found === "turn") return "direct";
  return form === "indirect" && (first.found === "label" || isLetter(layout, first)) ? "direct" : form;
}

/** `She wrote:` and the words in a paragraph of their own, without marks: as a block quotation reads. */
function isLetter({ text, tokens }: Layout, { cue, content }: Draft): boolean {
  if (cue.length === 0 || content[0].from < cue[0].to) return false;
  const before = content[0].from - 1;
  return tokens.paragraph[before] !== tokens.paragraph[content[0].from] && text[tokens.from[before]] === ":";
}

type Ordered = Draft & { readonly draft: Draft };

/** The speaker of every draft. One that goes on has the speaker of the statement it goes on with. */
function nameAll(
  document: Document,
  layout: Layout,
  entities: Entities,
  ordered: readonly Ordered[],
): Map<Draft, NamedSpeaker> {
  const told = ordered.filter(({ cue, source }) => cue.length > 0 || source.length > 0);
  const named = nameSpeakers(
    document,
    layout,
    entities,
    told.map(({ cue, source, content }) => ({
      cue: toSpans(layout, cue),
      source: toSpans(layout, source),
      content: toSpans(layout, content),
    })),
  );
  const out = new Map(told.map(({ draft }, k) => [draft, named[k]]));
  nameLabels(layout, entities, ordered, out);
  for (const { draft } of ordered) {
    if (out.has(draft)) continue;
    const teller = findTeller(draft, out);
    out.set(draft, teller === undefined ? UNTOLD : goesOn(teller));
  }
  return out;
}

/**
 * Labels of turns that are no names as they stand: `MARSH` is the one person of that surname; `A`, in questions and
 * answers, the one person whom the report names before the first turn.
 */
function nameLabels(
  layout: Layout,
  { list, mentions }: Entities,
  ordered: readonly Ordered[],
  named: Map<Draft, NamedSpeaker>,
): void {
  const persons = list.filter(({ type }) => type === "person");
  const first = ordered.find(({ found }) => found === "turn");
  const begin = first === undefined ? 0 : layout.tokens.from[firstToken(first.draft)];
  const introduced = new Set(mentions.filter(({ from }) => from < begin).map(({ entity }) => list[entity]));
  for (const { draft } of ordered) {
    const speaker = named.get(draft)?.speaker;
    if ((draft.found !== "turn" && draft.found !== "label") || speaker?.kind !== "unknown") continue;
    const label = speaker.spans.map(({ from, to }) => layout.text.slice(from, to)).join(" ");
    const surname = label.split(" ").at(-1)!.toLowerCase();
    const fit =
      label === "A"
        ? persons.filter((person) => introduced.has(person))
        : persons.filter(({ name }) => name.split(" ").at(-1)!.toLowerCase() === surname);
    if (fit.length !== 1) continue;
    named.set(draft, {
      speaker: { spans: speaker.spans, entities: [fit[0].id], kind: "named" },
      because: `the label ${label} can only be ${fit[0].name}`,
    });
  }
}

/** The speaker of the nearest statement that a draft goes on with, or of the one that tells whose it is. */
function findTeller(draft: Draft, named: ReadonlyMap<Draft, NamedSpeaker>): NamedSpeaker | undefined {
  const seen = new Set<Draft>();
  for (let one: Draft | null = draft; one !== null && !seen.has(one); one = one.toldBy ?? one.continues) {
    if (named.has(one)) return named.get(one);
    seen.add(one);
  }
  return undefined;
}

const UNTOLD: NamedSpeaker = {
  speaker: {
    spans: [],
    entities: [],
    kind: "unknown",
    why: { entities: "nothing beside the quotation tells whose it is" },
  },
  because: "nothing beside the quotation tells whose it is",
};

function goesOn({ speaker, because }: NamedSpeaker): NamedSpeaker {
  return { speaker, because: `goes on with the words of the statement it continues: ${because}` };
}

function entitiesAt({ list, mentions }: Entities, spans: readonly Span[]): string[] {
  const out = new Set<string>();
  for (const { from, to } of spans) {
    let low = 0;
    let high = mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (mentions[middle].to > from) high = middle;
      else low = middle + 1;
    }
    for (; low < mentions.length && mentions[low].from < to; low++) out.add(list[mentions[low].entity].id);
  }
  return [...out];
}

const OPENS_CLAUSE = new Set(["that", "whether", "if", "how", "why", "what", "who", "when", "where"]);

/** `warned parents that …`: whom the words are said to is no part of them. */
function withoutAddressee(
  layout: Layout,
  content: readonly IndexRange[],
  addressee: readonly Span[],
): readonly IndexRange[] {
  const { text, tokens } = layout;
  const [{ from, to }] = toTokens(layout, addressee);
  const [first, ...rest] = content;
  if (first.from !== from || to >= first.to) return content;
  const next = text.slice(tokens.from[to], tokens.to[to]).toLowerCase();
  return OPENS_CLAUSE.has(next) || tokens.quote[to] === 2 ? [{ from: to, to: first.to }, ...rest] : content;
}

const EDGE = /^[,;:—–-]$/;
const FULL_STOP = /^[.]$/;

/** Contents without the commas, colons and dashes that part them from their cue; a full stop stays only inside quotation marks. */
function trimmed({ text, tokens }: Layout, content: readonly IndexRange[]): IndexRange[] {
  return content.flatMap(({ from, to }) => {
    const edge = (k: number, last: boolean) => {
      if (tokens.quote[k] !== 0) return false;
      const word = text.slice(tokens.from[k], tokens.to[k]);
      return EDGE.test(word) || (last && FULL_STOP.test(word));
    };
    let start = from;
    let end = to;
    while (start < end && edge(start, false)) start++;
    while (end > start && edge(end - 1, true)) end--;
    return start < end ? [{ from: start, to: end }] : [];
  });
}
