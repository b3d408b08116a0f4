import type { Span } from "../record.ts";
import { type Counts, precision, recall, type Share } from "./counts.ts";
import type { GoldPair } from "./event-gold.ts";
import type { EventRecord, ScorableEvent } from "./event-records.ts";
import { jaccard } from "./match.ts";
import { pairRecords, spansOf } from "./scorable.ts";
import { type WordIndex, wordsIn } from "./words.ts";

export interface TypeScores {
  readonly documents: number;
  readonly missing: number;
  readonly byType: ReadonlyMap<string, Counts>;
  /** Mean F of the types, 0 to 1. */
  readonly macroF1: number;
  readonly accuracy: Share;
  /** Pairs between which no event was found. */
  readonly none: number;
}

const NONE = "NONE";
/** A side of an event is the marked one if it shares so much of both their words. */
const LEAST_SHARED = 0.3;

/**
 * Scores the PLOVER root type between a marked source and target (Hu et al. 2024): that of the event whose actors and
 * recipients fit the pair best. Throws UnscorableError for records that do not fit the marked documents.
 */
export function scoreTypes(gold: readonly GoldPair[], records: Iterable<EventRecord>): TypeScores {
  const { pairs, missing } = pairRecords(gold, records);
  const cells = new Map<string, number>();
  const labels = [...new Set(gold.map(({ type }) => type))].sort();
  let right = 0;
  let none = 0;
  for (const { gold: pair, words, record } of pairs) {
    const label = typeBetween(words, pair, record?.events ?? []);
    const cell = `${pair.type} ${label}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
    if (label === pair.type) right++;
    if (label === NONE) none++;
  }
  const count = (marked: string | null, found: string | null) => {
    let sum = 0;
    for (const [cell, number] of cells) {
      const [a, b] = cell.split(" ");
      if ((marked === null || a === marked) && (found === null || b === found)) sum += number;
    }
    return sum;
  };
  const byType = new Map(
    labels.map((type) => [type, { right: count(type, type), found: count(null, type), marked: count(type, null) }]),
  );
  const macroF1 = [...byType.values()].reduce((sum, counts) => sum + f1(counts), 0) / labels.length;
  return { documents: gold.length, missing, byType, macroF1, accuracy: { right, of: gold.length }, none };
}

function f1(counts: Counts): number {
  const [p, r] = [precision(counts), recall(counts)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

function typeBetween(words: WordIndex, { source, target }: GoldPair, events: readonly ScorableEvent[]): string {
  const of = (span: Span | null) => (span === null ? new Set<number>() : wordsIn(words, [span]));
  const [from, to] = [of(source), of(target)];
  const fits = (sides: ScorableEvent["actors"], wanted: ReadonlySet<number>) =>
    wanted.size === 0 ||
    sides.some(({ spans }) => jaccard(wanted, wordsIn(words, spansOf({ spans }, words.text))) >= LEAST_SHARED);
  let best = 0;
  let label = NONE;
  for (const { type, actors, recipients, confidence } of events) {
    const ways: [boolean, boolean][] = [
      [fits(actors, from), fits(recipients, to)],
      [fits(actors, to), fits(recipients, from)],
    ];
    const joined = fits(actors, from) && fits(actors, to);
    ways.push([joined, joined]);
    const scores = ways.map(([a, b], k) => (a && b ? 2 : 0) + (a || b ? 0.5 : 0) - (k === 1 ? 0.25 : 0));
    const score = Math.max(...scores) + confidence / 100;
    if (score > best + 0.1 || (score > best && label === NONE)) {
      best = score;
      label = type === "CONCEDE" || type === "RETREAT" ? "YIELD" : type;
    }
  }
  return label;
}
