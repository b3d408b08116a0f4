import { isClause } from "../clause.ts";
import type { Side } from "../comparison.ts";
import type { Retold } from "../retold.ts";
import type { TellingStatement } from "../telling.ts";
import { clausesOf, type ToldItem } from "../told-item.ts";
import { type Context, type Found, labelOf, listed, short, withoutIt } from "./found.ts";

/** Below these an item is too doubtful to say of another report that it lacks it. */
const LEAST = { event: 0.45, statement: 0.5 };

/** What some reports tell and others, read whole, do not. */
export function findOnlyIn({ tellings, rows }: Context, retold: Retold): Found[] {
  return rows.flatMap(({ told, items }): Found[] => {
    if (told.notFoundIn.length === 0) return [];
    const read = Math.max(...items.map(confidenceOf));
    if (read < LEAST[told.kind]) return [];
    // What stands within what somebody says stands in the row of the utterance.
    if (items.every(isWithin)) return [];
    const without = tellings.filter(({ document }) => told.notFoundIn.includes(document.id));
    const retoldBy = without.flatMap((other) => items.map((item) => retold(item.telling, clausesOf(item), other)));
    const having = tellings.filter(({ document }) => told.sides.some((side) => side.document === document.id));
    return [
      {
        kind: "only-in",
        what: told.kind,
        row: told.id,
        sides: told.sides.map(({ document, spans, item, text }) => ({ document, spans, item, says: short(text) })),
        notFoundIn: told.notFoundIn,
        confidence: read * (1 - Math.max(...retoldBy)),
        text: `Only in ${listed(having.map(labelOf))}: ${saidBy(told.sides[0])}“${short(told.sides[0].text)}”; not found in ${withoutIt(without)}`,
      },
    ];
  });
}

function confidenceOf(item: ToldItem): number {
  if ("event" in item) return item.event.event.confidence;
  return "statement" in item ? item.statement.statement.confidence : 0;
}

function isWithin(item: ToldItem): boolean {
  if ("statement" in item) return item.statement.statement.within !== null || isBare(item.statement);
  if (!("event" in item)) return true;
  const { assertedBy } = item.event.event;
  return assertedBy.voice === "source" && assertedBy.statement !== null;
}

/** "asked not to be named": words that tell nothing of what the report is about. */
function isBare({ statement, vector, text }: TellingStatement): boolean {
  return statement.form === "indirect" && (vector.size < 2 || (vector.size < 3 && !isClause(text)));
}

function saidBy({ speaker }: Side): string {
  return speaker === null || speaker.length === 0 ? "" : `${listed(speaker)}: `;
}
