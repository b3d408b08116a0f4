import type { EventType, Magnitude, Span } from "../../record.ts";
import type { Layout } from "../../text/layout.ts";
import { findMoney } from "./money.ts";
import { findPeopleCounts } from "./people-counts.ts";

/** What is counted, as `Magnitude.what` has it, by the types of event it measures. */
const MEASURES: { readonly [type in EventType]?: readonly string[] } = {
  ASSAULT: ["dead", "injured"],
  COERCE: ["arrested"],
  AGREE: ["money"],
  COOPERATE: ["money"],
  AID: ["money"],
  SANCTION: ["money"],
  PROTEST: ["people"],
  MOBILIZE: ["people"],
};

/**
 * What a sentence counts, in order of the text: `dead`, `injured`, `arrested`, `people` (of any kind), and `money` with its
 * ISO 4217 code. A span holds the number with what qualifies it and its noun: "at least 14 people".
 */
export function findMagnitudes({ text }: Layout, sentence: Span): Magnitude[] {
  const words = text.slice(sentence.from, sentence.to);
  const money = findMoney(words, sentence.from);
  const people = findPeopleCounts(words, sentence.from).filter(
    ({ from, to }) => !money.some((sum) => from < sum.to && sum.from < to),
  );
  return [...money, ...people].sort((a, b) => a.from - b.from);
}

/** A trigger of an event, with its type. */
export interface TypedTrigger {
  readonly type: EventType;
  readonly trigger: Span;
}

/**
 * Which of a sentence's `magnitudes` measure the event of `trigger`: those of the kinds that its type counts, each given to
 * the nearest of all `triggers` of the sentence whose type counts that kind, the earlier of two as near.
 */
export function magnitudesOf(
  type: EventType,
  trigger: Span,
  magnitudes: readonly Magnitude[],
  triggers: readonly TypedTrigger[],
): Magnitude[] {
  const kinds = MEASURES[type] ?? [];
  return magnitudes.filter((magnitude) => {
    if (!kinds.includes(magnitude.what)) return false;
    const own = gap(trigger, magnitude);
    return triggers.every((other) => {
      if (!MEASURES[other.type]?.includes(magnitude.what)) return true;
      const others = gap(other.trigger, magnitude);
      return own < others || (own === others && trigger.from <= other.trigger.from);
    });
  });
}

function gap(a: Span, b: Span): number {
  return Math.max(a.from - b.to, b.from - a.to, 0);
}
