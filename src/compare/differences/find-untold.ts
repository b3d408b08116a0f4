import type { Span } from "../../record.ts";
import { spannedText } from "../../text/spanned-text.ts";
import { LIKELY, type Retold } from "../retold.ts";
import { stemVector } from "../stem-weights.ts";
import type { Telling } from "../telling.ts";
import type { ToldRow } from "../told.ts";
import { mostlyWithin, tellingClauses } from "../untold.ts";
import { type Context, type Found, labelOf, short, withoutIt } from "./found.ts";

/** A clause of fewer telling words says too little to be listed unless it is hardly told. */
const FEW_WORDS = 4;
const LIKELY_IN_FEW = 0.4;

/** Facts of a report that are in no act or utterance, and that the others, read whole, hardly tell. */
export function findUntold({ tellings, rows }: Context, known: readonly Found[], retold: Retold): Found[] {
  return tellings.flatMap((telling) => {
    const own = known.flatMap(({ sides }) => sides.filter(({ document }) => document === telling.document.id));
    const taken = [...own.map(({ spans }) => spans), ...sharedSpans(rows, telling)];
    const others = tellings.filter((other) => other !== telling);
    return tellingClauses(telling).flatMap((span): Found[] => {
      const likely = Math.max(...others.map((other) => retold(telling, [span], other)));
      const isShort = () => stemVector(spannedText(telling.document, [span]), telling.weights).size < FEW_WORDS;
      if (likely > LIKELY || (likely > LIKELY_IN_FEW && isShort()) || taken.some((spans) => overlaps(spans, span)))
        return [];
      const says = short(spannedText(telling.document, [span]));
      return [
        {
          kind: "only-in",
          what: "fact",
          row: null,
          sides: [{ document: telling.document.id, spans: [span], item: null, says }],
          notFoundIn: others.map(({ document }) => document.id),
          confidence: 1 - likely,
          text: `Only in ${labelOf(telling)}: “${says}”; not found in ${withoutIt(others)}`,
        },
      ];
    });
  });
}

const LONGEST_TRIGGER = 24;

/** Where a telling tells what others tell too. */
function sharedSpans(rows: readonly ToldRow[], telling: Telling): (readonly Span[])[] {
  return rows.flatMap(({ items }) => {
    if (items.every((item) => item.telling === telling)) return [];
    return items.flatMap((item) => {
      if (item.telling !== telling) return [];
      // Of the sentence of an act only the clause that tells it; of what was said others may have a part.
      if ("event" in item) return [item.event.event.mentions];
      return "statement" in item ? [] : [[item.sentence]];
    });
  });
}

/** Does some stretch that is told of already cover most of a clause, or is it a word in it that tells an act? */
function overlaps(spans: readonly Span[], clause: Span): boolean {
  const isTrigger = ({ from, to }: Span) => clause.from <= from && to <= clause.to && to - from < LONGEST_TRIGGER;
  return spans.some(isTrigger) || mostlyWithin(clause, spans);
}
