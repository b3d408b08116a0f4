import type { Scores } from "../model/scores.ts";
import type { Document, Entity, Form, Span, Statement } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { findAddressee } from "./addressee.ts";
import { findConfidence } from "./confidence.ts";
import { trimContent, withoutAddressee } from "./content-edges.ts";
import { classifyCue } from "./cue-class.ts";
import { findCueLemma } from "./cue-lemma.ts";
import type { Draft } from "./draft.ts";
import { draftAttributions } from "./draft-attributions.ts";
import { draftEstimates } from "./draft-estimates.ts";
import { draftUncued } from "./draft-uncued.ts";
import { type Entities, findEntities } from "./entities.ts";
import { findForm } from "./form.ts";
import { draftInnerClauses } from "./inner-clauses.ts";
import { draftInnerQuotations } from "./inner-quotations.ts";
import { openActors } from "./leading-actor.ts";
import { nameDrafts } from "./name-drafts.ts";
import { findQuotedParts } from "./quoted-parts.ts";
import { isSaid } from "./said.ts";
import { findSecondHand } from "./second-hand.ts";
import { mentionsIn } from "./speaker-phrase.ts";
import { toSpans } from "./token-ranges.ts";

/** Who said what in a document. */
export interface Voices {
  /** Those with a name; `complete-entities.ts` adds the others. */
  readonly entities: readonly Entity[];
  readonly named: Entities;
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
    ...draftEstimates(layout, drafted),
  ]);
  const ordered = drafts
    .map((draft) => ({ ...draft, content: trimContent(layout, draft.content), draft }))
    .filter(({ content }) => content.length > 0)
    .sort((a, b) => a.content[0].from - b.content[0].from || b.content.at(-1)!.to - a.content.at(-1)!.to);
  const places = new Map(ordered.map(({ draft }, k) => [draft, k]));
  const idOf = (draft: Draft | null | undefined) => {
    const place = draft == null ? undefined : places.get(draft);
    return place === undefined ? null : `s${place + 1}`;
  };
  const speakers = nameDrafts(document, layout, entities, ordered, within);

  const because = new Map<string, string>();
  // For what goes on, the statement that it began with.
  const beginnings = new Map<Draft, Draft>();
  const statements = ordered.map(({ draft, content: ranges }, place): Statement => {
    const id = `s${place + 1}`;
    const { speaker, because: reason } = speakers.get(draft)!;
    because.set(id, reason);
    const beginning = draft.continues === null ? draft : (beginnings.get(draft.continues) ?? draft.continues);
    beginnings.set(draft, beginning);
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
      form: formOf(layout, beginning, content),
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
  return { entities: entities.list, named: entities, statements, because };
}

// Words after a name and a colon are given as spoken, with quotation marks or without.
function formOf(layout: Layout, first: Draft, content: readonly Span[]): Form {
  const form = findForm(layout, content);
  if (first.found === "turn") return "direct";
  return form === "indirect" && (first.found === "label" || isLetter(layout, first)) ? "direct" : form;
}

/** `She wrote:` and the words in a paragraph of their own, without marks: as a block quotation reads. */
function isLetter({ text, tokens }: Layout, { cue, content }: Draft): boolean {
  if (cue.length === 0 || content[0].from < cue[0].to) return false;
  const before = content[0].from - 1;
  return tokens.paragraph[before] !== tokens.paragraph[content[0].from] && text[tokens.from[before]] === ":";
}

function entitiesAt(entities: Entities, spans: readonly Span[]): string[] {
  const found = spans.flatMap((span) => mentionsIn(entities, span).map(({ entity }) => entities.list[entity].id));
  return [...new Set(found)];
}
