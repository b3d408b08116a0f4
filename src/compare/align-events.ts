import type { Event, EventType, Participant } from "../record.ts";
import { spannedText } from "../text/spanned-text.ts";
import { stems } from "../text/stems.ts";
import { findCandidates } from "./candidates.ts";
import { oneToOne } from "./one-to-one.ts";
import type { Parties } from "./parties.ts";
import { sameForm } from "./quotation-words.ts";
import { cosine } from "./stem-weights.ts";
import type { Telling, TellingEvent } from "./telling.ts";

/** Two events of different tellings that are one act. */
export interface EventLink {
  readonly a: TellingEvent;
  readonly b: TellingEvent;
  /** 0 to 1. */
  readonly score: number;
}

const LEAST_SCORE = 0.5;
/** How alike their sentences must be: two agreements of the same parties may be two. */
const LEAST_ALIKE = { sameWordAndSide: 0.15, sameWord: 0.25, otherWord: 0.35 };

/** Types that two reports may have for one act: what one calls a demand another calls an accusation. */
const COMPATIBLE: readonly (readonly EventType[])[] = [
  ["AGREE", "CONCEDE", "COOPERATE", "SUPPORT", "CONSULT"],
  ["REQUEST", "ACCUSE", "THREATEN", "REJECT"],
  ["CONCEDE", "RETREAT"],
  ["AID", "SUPPORT", "COOPERATE"],
  ["SANCTION", "COERCE", "REJECT"],
  ["ASSAULT", "COERCE"],
  ["PROTEST", "ASSAULT", "ACCUSE"],
  ["MOBILIZE", "THREATEN", "COERCE"],
];

/** Which events of two tellings are one act, one to one, the surest first. */
export function alignEvents(a: Telling, b: Telling, parties: Parties): EventLink[] {
  const candidates = findCandidates(
    a.events.map(({ vector }) => vector),
    b.events.map(({ vector }) => vector),
  );
  const [left, right] = [a, b].map((telling) => telling.events.map((own) => actOf(telling, own, parties)));
  const links = candidates.flatMap((shared, i) =>
    [...shared.keys()].flatMap((k) => {
      const score = scoreActs(left[i], right[k]);
      return score < LEAST_SCORE ? [] : [{ a: a.events[i], b: b.events[k], score }];
    }),
  );
  return oneToOne(links);
}

/** An event with what is asked of it for each that it may be one with. */
interface Act {
  readonly own: TellingEvent;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly day: string | null;
}

function actOf(telling: Telling, own: TellingEvent, parties: Parties): Act {
  const { actors, recipients } = own.event;
  return {
    own,
    actors: sideKeys(telling, actors, parties),
    recipients: sideKeys(telling, recipients, parties),
    day: dayOf(telling, own.event),
  };
}

function scoreActs(a: Act, b: Act): number {
  const [x, y] = [a.own, b.own];
  const type = x.event.type === y.event.type ? 1 : areCompatible(x.event.type, y.event.type) ? 0.5 : 0;
  const trigger = x.stems.isDisjointFrom(y.stems) ? 0 : 1;
  if (type === 0 && trigger === 0) return 0;
  const sides = [sharedSides(a.actors, b.actors), sharedSides(a.recipients, b.recipients)];
  // Sides that only one tells say nothing; sides that differ speak against it, but who did what to whom may be what differs.
  const known = sides.filter((share) => share !== null);
  const parts = known.length === 0 ? 0.4 : known.reduce((sum, share) => sum + share, 0) / known.length;
  const alike = Math.max(cosine(x.vector, y.vector), sameForm(x.words, y.words));
  const isShared = known.some((share) => share > 0);
  if (alike < (trigger === 0 ? LEAST_ALIKE.otherWord : isShared ? LEAST_ALIKE.sameWordAndSide : LEAST_ALIKE.sameWord))
    return 0;
  const time = a.day !== null && b.day !== null && a.day !== b.day ? -0.1 : 0;
  return Math.min(1, 0.3 * type + 0.2 * trigger + 0.25 * parts + 0.35 * alike + time);
}

function areCompatible(a: EventType, b: EventType): boolean {
  return COMPATIBLE.some((types) => types.includes(a) && types.includes(b));
}

/** The share of sides in common, by their keys, 0 to 1; `null` where one telling has none. */
export function sharedSides(a: readonly string[], b: readonly string[]): number | null {
  if (a.length === 0 || b.length === 0) return null;
  return b.filter((key) => a.includes(key)).length / Math.max(a.length, b.length);
}

/** What sides are known by across tellings: each by its party, else by its words. */
export function sideKeys(telling: Telling, sides: readonly Participant[], parties: Parties): string[] {
  return sides.map(({ entity, spans }) => {
    const party = entity === null ? null : parties.of(telling.at, entity);
    return party !== null && party.entities.length > 1
      ? party.id
      : stems(spannedText(telling.document, spans)).join(" ");
  });
}

/** The day of an event, where its time is one. */
export function dayOf({ record }: Telling, { time }: Event): string | null {
  if (time?.time == null) return null;
  const value = record.times.find(({ id }) => id === time.time)?.value ?? "";
  return /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null;
}
