import type { Event, EventType, Participant } from "../record.ts";
import { names, stems } from "../text/stems.ts";
import { findCandidates } from "./candidates.ts";
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
  const links = candidates.flatMap((shared, i) =>
    [...shared.keys()].flatMap((k) => {
      const score = scoreEvents(a, a.events[i], b, b.events[k], parties);
      return score < LEAST_SCORE ? [] : [{ a: a.events[i], b: b.events[k], score }];
    }),
  );
  links.sort((x, y) => y.score - x.score);
  const taken = new Set<TellingEvent>();
  return links.filter((link) => {
    if (taken.has(link.a) || taken.has(link.b)) return false;
    taken.add(link.a);
    taken.add(link.b);
    return true;
  });
}

function scoreEvents(a: Telling, x: TellingEvent, b: Telling, y: TellingEvent, parties: Parties): number {
  const type = x.event.type === y.event.type ? 1 : areCompatible(x.event.type, y.event.type) ? 0.5 : 0;
  const trigger = sharesStem(x.trigger, y.trigger) ? 1 : 0;
  if (type === 0 && trigger === 0) return 0;
  const sides = [
    sharedSides(a, x.event.actors, b, y.event.actors, parties),
    sharedSides(a, x.event.recipients, b, y.event.recipients, parties),
  ];
  // Sides that only one tells say nothing; sides that differ speak against it, but who did what to whom may be what differs.
  const known = sides.filter((share) => share !== null);
  const parts = known.length === 0 ? 0.4 : known.reduce((sum, share) => sum + share, 0) / known.length;
  const alike = Math.max(cosine(x.vector, y.vector), sameForm(wordsOf(a, x), wordsOf(b, y)));
  const isShared = known.some((share) => share > 0);
  if (alike < (trigger === 0 ? LEAST_ALIKE.otherWord : isShared ? LEAST_ALIKE.sameWordAndSide : LEAST_ALIKE.sameWord))
    return 0;
  const time = timesDiffer(a, x.event, b, y.event) ? -0.1 : 0;
  return Math.min(1, 0.3 * type + 0.2 * trigger + 0.25 * parts + 0.35 * alike + time);
}

function wordsOf({ document }: Telling, { event }: TellingEvent): string[] {
  return names(document.text.slice(event.sentence.from, event.sentence.to));
}

function areCompatible(a: EventType, b: EventType): boolean {
  return COMPATIBLE.some((types) => types.includes(a) && types.includes(b));
}

export function sharesStem(a: string, b: string): boolean {
  const known = new Set(stems(a));
  return stems(b).some((stem) => known.has(stem));
}

/** The share of sides in common, 0 to 1; `null` where one telling has none. */
export function sharedSides(
  a: Telling,
  x: readonly Participant[],
  b: Telling,
  y: readonly Participant[],
  parties: Parties,
): number | null {
  if (x.length === 0 || y.length === 0) return null;
  const keys = new Set(x.map((side) => sideKey(a, side, parties)));
  const shared = y.filter((side) => keys.has(sideKey(b, side, parties))).length;
  return shared / Math.max(x.length, y.length);
}

/** What a side is known by across tellings: its party, else its words. */
export function sideKey(telling: Telling, { entity, spans }: Participant, parties: Parties): string {
  const party = entity === null ? null : parties.of(telling.at, entity);
  if (party !== null && party.entities.length > 1) return party.id;
  const text = spans.map(({ from, to }) => telling.document.text.slice(from, to)).join(" ");
  return stems(text).join(" ");
}

function timesDiffer(a: Telling, x: Event, b: Telling, y: Event): boolean {
  const [first, second] = [dayOf(a, x), dayOf(b, y)];
  return first !== null && second !== null && first !== second;
}

/** The day of an event, where its time is one. */
export function dayOf({ record }: Telling, { time }: Event): string | null {
  if (time?.time == null) return null;
  const value = record.times.find(({ id }) => id === time.time)?.value ?? "";
  return /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null;
}
