import type { Span } from "../record.ts";
import { type Counts, type Share, Tally } from "./counts.ts";
import type { GoldEvents, MarkedEvent } from "./event-gold.ts";
import type { EventRecord, ScorableEvent } from "./event-records.ts";
import { jaccard, matchPairs, overlap } from "./match.ts";
import { pairRecords, spansOf } from "./scorable.ts";
import { type WordIndex, wordsIn } from "./words.ts";

export interface EventScores {
  readonly documents: number;
  /** Marked documents without a record; they count as found empty. */
  readonly missing: number;
  /** Triggers share a word with a marked one. */
  readonly trigger: Counts;
  readonly triggerAndType: Counts;
  /** Each actor or recipient shares half its words or more with a marked one of the same event. */
  readonly actors: Counts;
  readonly recipients: Counts;
  /** Type, all actors and all recipients. */
  readonly whole: Counts;
  readonly status: Share;
  readonly asserter: Share;
  /** Events that are given a source, with that source. */
  readonly sourced: Counts;
  /** `triggerAndType` by type, in order of the alphabet. */
  readonly byType: ReadonlyMap<string, Counts>;
}

interface Marked {
  readonly trigger: ReadonlySet<number>;
  readonly type: string;
  readonly status: string;
  readonly actors: readonly ReadonlySet<number>[];
  readonly recipients: readonly ReadonlySet<number>[];
  readonly asserter: ReadonlySet<number>;
}

const HALF = 0.5;
type Measure = "trigger" | "triggerAndType" | "actors" | "recipients" | "whole" | "sourced";

/**
 * Scores who did what to whom, according to whom, on marked sentences, as the reference scorer of the data does: triggers
 * are paired one to one where they share a word. Throws UnscorableError for records that do not fit the marked documents.
 */
export function scoreEvents(gold: readonly GoldEvents[], records: Iterable<EventRecord>): EventScores {
  const { pairs, missing } = pairRecords(gold, records);
  const tally = new Tally<Measure>();
  const types = new Tally<string>();
  const status = { right: 0, of: 0 };
  const asserter = { right: 0, of: 0 };
  for (const { gold: document, words, record } of pairs) {
    const found = (record?.events ?? []).map((event) => foundEvent(words, event));
    const marked = document.events.map((event) => markedEvent(words, event));
    const matched = pairEvents(found, marked);
    const typed = matched.filter(([a, b]) => a.type === b.type);
    const count = (right: number): Counts => ({ right, found: found.length, marked: marked.length });
    tally.add("trigger", count(matched.length));
    tally.add("triggerAndType", count(typed.length));
    tally.add("whole", count(typed.filter(([a, b]) => isWhole(a, b)).length));
    for (const role of ["actors", "recipients"] as const) {
      const all = (events: readonly Marked[]) => events.reduce((sum, event) => sum + event[role].length, 0);
      const right = matched.reduce((sum, [a, b]) => sum + agreeing(a[role], b[role]), 0);
      tally.add(role, { right, found: all(found), marked: all(marked) });
    }
    const sourced = (events: readonly Marked[]) => events.filter((event) => event.asserter.size > 0).length;
    const same = ([a, b]: [Marked, Marked]) => jaccard(a.asserter, b.asserter) >= HALF;
    tally.add("sourced", {
      right: matched.filter((pair) => pair[1].asserter.size > 0 && same(pair)).length,
      found: sourced(found),
      marked: sourced(marked),
    });
    status.of += matched.length;
    status.right += matched.filter(([a, b]) => a.status === b.status).length;
    asserter.of += matched.length;
    asserter.right += matched.filter(same).length;
    for (const [{ type }] of typed) types.add(type, { right: 1 });
    for (const { type } of found) types.add(type, { found: 1 });
    for (const { type } of marked) types.add(type, { marked: 1 });
  }
  const names = new Set(gold.flatMap(({ events }) => events.map(({ type }) => type)));
  return {
    documents: gold.length,
    missing,
    trigger: tally.get("trigger"),
    triggerAndType: tally.get("triggerAndType"),
    actors: tally.get("actors"),
    recipients: tally.get("recipients"),
    whole: tally.get("whole"),
    status,
    asserter,
    sourced: tally.get("sourced"),
    byType: new Map([...names].sort().map((name) => [name, types.get(name)])),
  };
}

/** Which of the events found in a document are right: trigger, type, all actors and all recipients. */
export function findRight(
  words: WordIndex,
  found: readonly ScorableEvent[],
  marked: readonly MarkedEvent[],
): boolean[] {
  const own = found.map((event) => foundEvent(words, event));
  const pairs = new Map(
    pairEvents(
      own,
      marked.map((event) => markedEvent(words, event)),
    ),
  );
  return own.map((event) => {
    const other = pairs.get(event);
    return other !== undefined && event.type === other.type && isWhole(event, other);
  });
}

function foundEvent(words: WordIndex, event: ScorableEvent): Marked {
  const of = (spans: readonly Span[]) => wordsIn(words, spansOf({ spans }, words.text));
  return {
    trigger: of([event.trigger]),
    type: event.type,
    status: event.status,
    actors: event.actors.map(({ spans }) => of(spans)),
    recipients: event.recipients.map(({ spans }) => of(spans)),
    asserter: of(event.assertedBy.spans ?? []),
  };
}

function markedEvent(words: WordIndex, event: MarkedEvent): Marked {
  const of = (span: Span) => wordsIn(words, [span]);
  return {
    trigger: of(event.trigger),
    type: event.type,
    status: event.status,
    actors: event.actors.map(of),
    recipients: event.recipients.map(of),
    asserter: event.asserter === null ? new Set() : of(event.asserter),
  };
}

function pairEvents(found: readonly Marked[], marked: readonly Marked[]): [Marked, Marked][] {
  return matchPairs(
    found,
    marked,
    (a, b) => overlap(a.trigger, b.trigger) > 0,
    (a, b) => (a.type === b.type ? 1 : 0) + jaccard(a.trigger, b.trigger),
  );
}

/** How many of the sides found agree with a marked one each. */
function agreeing(found: readonly ReadonlySet<number>[], marked: readonly ReadonlySet<number>[]): number {
  const left = [...marked];
  let right = 0;
  for (const side of found) {
    const hit = left.findIndex((other) => jaccard(side, other) >= HALF);
    if (hit < 0) continue;
    left.splice(hit, 1);
    right++;
  }
  return right;
}

function isWhole(a: Marked, b: Marked): boolean {
  return (["actors", "recipients"] as const).every(
    (role) => a[role].length === b[role].length && agreeing(a[role], b[role]) === b[role].length,
  );
}
