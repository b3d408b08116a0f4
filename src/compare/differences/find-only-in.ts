import type { Side } from "../comparison.ts";
import type { ToldItem } from "../told.ts";
import { type Context, type Found, labelOf, listed, short } from "./found.ts";

/** Below these an item is too doubtful to say of another report that it lacks it. */
const LEAST = { event: 0.15, statement: 0.5 };

/** What some reports tell and others, read whole, do not. */
export function findOnlyIn({ tellings, rows }: Context): Found[] {
  return rows.flatMap(({ told, items }): Found[] => {
    if (told.notFoundIn.length === 0) return [];
    const confidence = Math.max(...items.map(confidenceOf));
    if (confidence < LEAST[told.kind]) return [];
    // An act told within what somebody says stands in the row of the utterance.
    if (told.kind === "event" && items.every(isWithinStatement)) return [];
    const without = tellings.filter(({ document }) => told.notFoundIn.includes(document.id));
    const having = tellings.filter(({ document }) => !told.notFoundIn.includes(document.id));
    return [
      {
        kind: "only-in",
        what: told.kind,
        row: told.id,
        sides: told.sides.map(({ document, spans, item, text }) => ({ document, spans, item, says: short(text) })),
        notFoundIn: told.notFoundIn,
        confidence,
        text: `Only in ${listed(having.map(labelOf))}: ${saidBy(told.sides[0])}“${short(told.sides[0].text)}”; not found in ${listed(without.map((telling) => `${labelOf(telling)} (read ${telling.record.problems.some(({ code }) => code === "TEXT_CUT") ? "in part" : "whole"}, ${telling.words} words)`))}`,
      },
    ];
  });
}

function confidenceOf(item: ToldItem): number {
  if ("event" in item) return item.event.event.confidence;
  return "statement" in item ? item.statement.statement.confidence : 0;
}

function isWithinStatement(item: ToldItem): boolean {
  return (
    "event" in item && item.event.event.assertedBy.voice === "source" && item.event.event.assertedBy.statement !== null
  );
}

function saidBy({ speaker }: Side): string {
  return speaker === null || speaker.length === 0 ? "" : `${listed(speaker)}: `;
}
