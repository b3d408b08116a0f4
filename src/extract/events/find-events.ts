import type { Event, Participant, Place, Span, Statement, Time } from "../../record.ts";
import { firstIndex } from "../../text/first-index.ts";
import type { Layout } from "../../text/layout.ts";
import { findAssertions } from "./asserted-by.ts";
import { awayFrom, type DraftEvent, type RoleSpan } from "./draft-events.ts";
import { findEventConfidence } from "./event-confidence.ts";
import { findMagnitudes, magnitudesOf } from "./magnitude.ts";
import { findMode } from "./mode.ts";
import { quadOf } from "./quad.ts";
import { findSameActs } from "./same-act.ts";

/** What the other stages found, for events to point at. */
export interface Findings {
  readonly statements: readonly Statement[];
  readonly times: readonly Time[];
  readonly places: readonly Place[];
  /** The entity that a span means, by id, and why; `null` where none is known. */
  entityAt(span: Span): { readonly id: string; readonly because: string } | null;
}

/** How an event came to be what it is, for `readout explain`: a line for each decision. */
export type EventReasons = readonly { readonly field: string; readonly because: string }[];

export interface FoundEvents {
  /** In order of their first triggers. */
  readonly events: readonly Event[];
  /** By id. */
  readonly reasons: ReadonlyMap<string, EventReasons>;
}

/** Who did what to whom, when and where, and on whose word, from what the model reads as events. `drafts` in order of their triggers. */
export function findEvents(layout: Layout, drafts: readonly DraftEvent[], findings: Findings): FoundEvents {
  const { text, sentences } = layout;
  const entitiesAt = (span: Span) => {
    const entity = findings.entityAt(span);
    return entity === null ? [] : [entity.id];
  };
  const assertions = findAssertions(text, drafts, findings.statements, entitiesAt);
  const timeOf = openSpans(findings.times);
  const placeOf = openSpans(findings.places);
  const bySentence = new Map(
    [...Map.groupBy(drafts, ({ sentence }) => sentence)].map(([sentence, triggers]) => [
      sentence,
      { triggers, magnitudes: findMagnitudes(layout, sentences[sentence]) },
    ]),
  );
  const told = drafts.map((draft, k) => {
    const time = draft.time === null ? null : timeOf(draft.time);
    const sides = (spans: readonly RoleSpan[]) => onceEach(spans, draft.trigger, findings);
    return { draft, assertion: assertions[k], time, actors: sides(draft.actors), recipients: sides(draft.recipients) };
  });
  const keys = (sides: readonly Participant[]) =>
    sides.map(({ spans: [{ from, to }], entity }) => entity ?? `“${text.slice(from, to).toLowerCase()}”`);
  const same = findSameActs(
    told.map(({ draft, actors, recipients, time }) => ({
      type: draft.type,
      trigger: text.slice(draft.trigger.from, draft.trigger.to),
      status: draft.status,
      actors: keys(actors),
      recipients: keys(recipients),
      time: time?.value ?? null,
      sentence: draft.sentence,
    })),
  );
  const numbers = new Map<number, number>();
  same.forEach((first, k) => void (first === null && numbers.set(k, numbers.size + 1)));
  const again = Map.groupBy(
    same.map((_, k) => k),
    (k) => same[k] ?? k,
  );
  const reasons = new Map<string, EventReasons>();
  const events = told.flatMap(({ draft, assertion, time, actors, recipients }, k): Event[] => {
    if (same[k] !== null) return [];
    const id = `v${numbers.get(k)}`;
    const { from, to } = sentences[draft.sentence];
    const sentence = { from, to };
    const trigger = text.slice(draft.trigger.from, draft.trigger.to);
    const { mode, why: noMode } = findMode(draft.type, trigger, text.slice(from, to), draft.trigger.from - from);
    const place = draft.place === null ? null : placeOf(draft.place);
    const { magnitudes, triggers } = bySentence.get(draft.sentence)!;
    const mentions = again.get(k)!.map((m) => spanOf(drafts[m].trigger));
    const why: { [field: string]: string } = {};
    if (mode === null) why.mode = noMode;
    if (draft.place === null) why.place = NOT_TOLD.place;
    if (draft.time === null) why.time = NOT_TOLD.time;
    if (actors.length === 0) why.actors = NOT_TOLD.actors;
    if (recipients.length === 0) why.recipients = NOT_TOLD.recipients;
    reasons.set(
      id,
      explain(text, draft, { assertion: assertion.because, time, place, mode, noMode, mentions }, findings),
    );
    return [
      {
        id,
        type: draft.type,
        mode,
        quad: quadOf(draft.type),
        trigger: spanOf(draft.trigger),
        mentions,
        actors,
        recipients,
        place: draft.place === null ? null : { spans: [spanOf(draft.place)], place: place?.id ?? null },
        time: draft.time === null ? null : { spans: [spanOf(draft.time)], time: time?.id ?? null },
        magnitude: magnitudesOf(draft.type, draft.trigger, magnitudes, triggers),
        status: draft.status,
        assertedBy: assertion.assertedBy,
        sentence,
        confidence: findEventConfidence(draft),
        ...(Object.keys(why).length > 0 ? { why } : {}),
      },
    ];
  });
  return { events, reasons };
}

/** Why a field is empty: the model finds no words around the trigger likelier to be it than not. */
const NOT_TOLD = {
  actors: "the text does not tell who did it",
  recipients: "the text does not tell to whom it was done",
  place: "the text tells no place of it",
  time: "the text tells no time of it",
};

const spanOf = ({ from, to }: Span): Span => ({ from, to });

/** The participants of a role: one that is named twice ("Orlan said *he* …") once, by the words nearest to the trigger. */
function onceEach(spans: readonly RoleSpan[], trigger: Span, findings: Findings): Participant[] {
  const sides = spans.map((span) => ({ span, entity: findings.entityAt(span)?.id ?? null }));
  const nearest = new Map<string, RoleSpan>();
  for (const { span, entity } of sides) {
    if (entity === null) continue;
    const other = nearest.get(entity);
    if (other === undefined || awayFrom(trigger, span) < awayFrom(trigger, other)) nearest.set(entity, span);
  }
  return sides
    .filter(({ span, entity }) => entity === null || nearest.get(entity) === span)
    .map(({ span, entity }) => ({ spans: [spanOf(span)], entity }));
}

/** Finds the one of some findings, in order of the text, that a span touches most. */
function openSpans<T extends Span>(found: readonly T[]): (span: Span) => T | null {
  return (span) => {
    const low = firstIndex(found.length, (k) => found[k].to > span.from);
    let best: T | null = null;
    let most = 0;
    for (let k = low; k < found.length && found[k].from < span.to; k++) {
      const shared = Math.min(found[k].to, span.to) - Math.max(found[k].from, span.from);
      if (shared > most) [best, most] = [found[k], shared];
    }
    return best;
  };
}

interface Decided {
  readonly assertion: string;
  readonly time: Time | null;
  readonly place: Place | null;
  readonly mode: string | null;
  readonly noMode: string;
  readonly mentions: readonly Span[];
}

function explain(text: string, draft: DraftEvent, decided: Decided, findings: Findings): EventReasons {
  const words = ({ from, to }: Span) => `“${text.slice(from, to).replace(/\s+/g, " ")}”`;
  const p = (probability: number) => probability.toFixed(2);
  const lines: { field: string; because: string }[] = [];
  const say = (field: string, because: string) => void lines.push({ field, because });
  say("trigger", `${words(draft.trigger)} tells an act (${p(draft.scored.probability)})`);
  say(
    "type",
    `${draft.type} ${p(draft.typeProbability)}, next ${draft.runnerUp.type} ${p(draft.runnerUp.probability)}`,
  );
  say("mode", decided.mode === null ? decided.noMode : `${decided.mode}, by the words of the trigger`);
  say("status", `${draft.status} (${p(draft.statusProbability)})`);
  for (const [field, spans] of [
    ["actors", draft.actors],
    ["recipients", draft.recipients],
  ] as const) {
    if (spans.length === 0) say(field, NOT_TOLD[field]);
    for (const span of spans) {
      const entity = findings.entityAt(span);
      say(
        field,
        `${words(span)} (${p(span.probability)})${entity === null ? ", no known entity" : ` is ${entity.id}: ${entity.because}`}`,
      );
    }
  }
  say(
    "time",
    draft.time === null
      ? NOT_TOLD.time
      : `${words(draft.time)} (${p(draft.time.probability)})${timeWords(decided.time)}`,
  );
  say(
    "place",
    draft.place === null
      ? NOT_TOLD.place
      : `${words(draft.place)} (${p(draft.place.probability)})${placeWords(decided.place)}`,
  );
  say("assertedBy", decided.assertion);
  if (decided.mentions.length > 1)
    say("mentions", `told ${decided.mentions.length} times: the same word, type, status and sides`);
  return lines;
}

function timeWords(time: Time | null): string {
  if (time === null) return ", which could not be read as a time";
  if (time.value === null) return `: no value, ${time.why?.value ?? "it tells none"}`;
  return `: ${time.value}, ${time.basis ?? time.why?.basis ?? "partly known"}`;
}

function placeWords(place: Place | null): string {
  if (place === null) return ", which could not be read as a place";
  return place.geonames === null
    ? `: ${place.why?.geonames ?? "not in the gazetteer"}`
    : `: ${place.name}, GeoNames ${place.geonames}`;
}
