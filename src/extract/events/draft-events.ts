import { EVENT_TYPES, type ScoredEvent, type ScoredSpan, STATUSES } from "../../model/scores.ts";
import type { Event, EventType, Span } from "../../record.ts";
import type { Layout } from "../../text/layout.ts";
import { tokenAt } from "../token-ranges.ts";
import { cutRoles } from "./role-spans.ts";

/** A span of a role, cut to what names it, with the model's probability. */
export type RoleSpan = ScoredSpan;

/** An event as the model reads it, before its sides, time, place and source are known for what they are. */
export interface DraftEvent {
  readonly scored: ScoredEvent;
  readonly trigger: Span;
  readonly type: EventType;
  readonly typeProbability: number;
  /** The second likeliest type. */
  readonly runnerUp: { readonly type: EventType; readonly probability: number };
  readonly status: Event["status"];
  readonly statusProbability: number;
  readonly actors: readonly RoleSpan[];
  readonly recipients: readonly RoleSpan[];
  readonly place: RoleSpan | null;
  readonly time: RoleSpan | null;
  readonly asserter: RoleSpan | null;
  /** Index into `Layout.sentences`. */
  readonly sentence: number;
}

/** Triggers below it are left out: where precision and recall of trigger and type balance on dev. */
export const LEAST_TRIGGER = 0.55;

/**
 * The events of a document in order of their triggers, with the types and sides that the model finds likeliest. Sides,
 * place and time stand in the sentence of the trigger, the source in its paragraph. `names` are the names of the document,
 * in order of the text; no side cuts one.
 */
export function draftEvents(layout: Layout, scored: readonly ScoredEvent[], names: readonly Span[] = []): DraftEvent[] {
  return scored
    .filter(({ probability }) => probability >= LEAST_TRIGGER)
    .map((one) => draft(layout, one, names))
    .sort((a, b) => a.trigger.from - b.trigger.from);
}

function draft(
  { text, tokens, sentences, paragraphs }: Layout,
  scored: ScoredEvent,
  names: readonly Span[],
): DraftEvent {
  const sentence = tokens.sentence[tokenAt(tokens, scored.trigger.from)];
  const paragraph = paragraphs[sentences[sentence].paragraph];
  const [first, second] = ranked(scored.types);
  const [status] = ranked(scored.statuses);
  const cut = (spans: readonly ScoredSpan[], limit: Span = sentences[sentence]) => cutRoles(text, spans, limit, names);
  const [place] = nearest(cut(scored.places), scored.trigger);
  const [time] = nearest(cut(scored.times), scored.trigger);
  const [asserter] = cut(scored.asserters, paragraph).sort((a, b) => b.probability - a.probability);
  const [actors, recipients] = [cut(scored.actors), cut(scored.recipients)];
  return {
    scored,
    trigger: scored.trigger,
    type: isMeeting(text, scored.trigger) && EVENT_TYPES[first] === "AGREE" ? "CONSULT" : EVENT_TYPES[first],
    typeProbability: scored.types[first],
    runnerUp: { type: EVENT_TYPES[second], probability: scored.types[second] },
    status: statusOf(text, tokens, scored.trigger, STATUSES[status]),
    statusProbability: scored.statuses[status],
    actors: notWithin(actors, recipients, place),
    recipients: notWithin(recipients, actors, place),
    place: place ?? null,
    time: time ?? null,
    asserter: asserter ?? null,
    sentence,
  };
}

/**
 * A word of a side within the words of the other is a part of those, and so is one that opens the words of the place:
 * "Danish" in "three Danish diplomats", "US" in "US airspace".
 */
function notWithin(sides: readonly RoleSpan[], others: readonly RoleSpan[], place: RoleSpan | undefined): RoleSpan[] {
  return sides.filter(({ from, to }) => {
    const part = (whole: Span) => whole.from <= from && whole.to >= to && whole.to - whole.from > to - from;
    return !others.some(part) && !(place !== undefined && place.from === from && part(place));
  });
}

const MEETING = /^(?:meet(?:s|ing|ings)?|met|visit(?:s|ed|ing)?|talks?|summit)$/i;

/** "Will meet" is a meeting to come, not a promise: PLOVER's own examples have it as AGREE, the guide of our marks as CONSULT. */
function isMeeting(text: string, { from, to }: Span): boolean {
  return MEETING.test(text.slice(from, to));
}

const MODAL = /^(?:may|might|could)$/i;
const BETWEEN = /^(?:not|be|have|been|also|still|even|yet|soon|again|well|\p{L}+ly)$/iu;

const NOTHING = /^(?:nothing|nobody|none)$/i;

/** What the words right beside a trigger tell of its status goes before what the model finds likeliest. */
function statusOf(text: string, tokens: Layout["tokens"], trigger: Span, likeliest: Event["status"]): Event["status"] {
  const after = tokenAt(tokens, trigger.to);
  if (after < tokens.length && NOTHING.test(text.slice(tokens.from[after], tokens.to[after]))) return "negated";
  return likeliest !== "negated" && isModal(text, tokens, trigger) ? "possible" : likeliest;
}

/** Does "may", "might" or "could" stand with the trigger: "might also meet"? */
function isModal(text: string, tokens: Layout["tokens"], trigger: Span): boolean {
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]);
  let k = tokenAt(tokens, trigger.from) - 1;
  while (k >= 0 && BETWEEN.test(word(k))) k--;
  return k >= 0 && MODAL.test(word(k));
}

function ranked(values: readonly number[]): number[] {
  return values.map((_, k) => k).sort((a, b) => values[b] - values[a]);
}

/** How far a span is from a trigger, in UTF-16 code units; 0 where they touch. */
export function awayFrom(trigger: Span, { from, to }: Span): number {
  return Math.max(from - trigger.to, trigger.from - to, 0);
}

function nearest(spans: readonly RoleSpan[], trigger: Span): RoleSpan[] {
  return spans.toSorted((a, b) => awayFrom(trigger, a) - awayFrom(trigger, b));
}

/** The spans of all actors, recipients and sources of events. */
export function sidesOf(drafts: readonly DraftEvent[]): Span[] {
  return drafts.flatMap(({ actors, recipients, asserter }) => [
    ...actors,
    ...recipients,
    ...(asserter === null ? [] : [asserter]),
  ]);
}
