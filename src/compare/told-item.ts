import type { Span } from "../record.ts";
import type { StemVector } from "./stem-weights.ts";
import {
  clausesAround,
  type Telling,
  type TellingEvent,
  type TellingSentence,
  type TellingStatement,
} from "./telling.ts";

/** An item of a telling, or a sentence of it where the record has no item for what it tells. */
export type ToldItem =
  | { readonly telling: Telling; readonly event: TellingEvent }
  | { readonly telling: Telling; readonly statement: TellingStatement }
  | {
      readonly telling: Telling;
      readonly sentence: TellingSentence;
      /** How much it is like what it stands for, 0 to 1. */
      readonly alike: number;
    };

/** The words of an item. */
export function vectorOf(item: ToldItem): StemVector {
  return "event" in item ? item.event.vector : "statement" in item ? item.statement.vector : item.sentence.vector;
}

/** Where an item stands: the sentence of an act, the words of what was said, or the sentence. */
export function stretchesOf(item: ToldItem): readonly Span[] {
  if ("event" in item) return [item.event.event.sentence];
  return "statement" in item ? item.statement.statement.content.spans : [item.sentence];
}

/** The clauses that tell an act, or what was said; a sentence whole. */
export function clausesOf(item: ToldItem): readonly Span[] {
  return "event" in item ? clausesAround(item.telling, item.event.event.trigger) : stretchesOf(item);
}

/** The id of an item in its record; `null` of a sentence. */
export function idOf(item: ToldItem): string | null {
  if ("event" in item) return item.event.event.id;
  return "statement" in item ? item.statement.statement.id : null;
}

/** Where an item begins. */
export function fromOf(item: ToldItem): number {
  if ("event" in item) return item.event.event.trigger.from;
  return "statement" in item ? (item.statement.statement.content.spans[0]?.from ?? 0) : item.sentence.from;
}
