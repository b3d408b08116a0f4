import type { Span } from "../../record.ts";
import { spannedText } from "../../text/spanned-text.ts";
import type { Telling, TellingSentence } from "../telling.ts";
import type { ToldRow } from "../told.ts";
import { isUntold, mostlyWithin, stemsOf, type TellingClause, tellingClauses } from "../untold.ts";
import { type Context, type Found, labelOf, short, withoutIt } from "./found.ts";

/** Facts of a report that are in no act or utterance, and of which the others, read whole, have hardly a word. */
export function findUntold({ tellings, rows, pairs }: Context, known: readonly Found[]): Found[] {
  const all = tellings.map(stemsOf);
  return tellings.flatMap((telling) => {
    const own = known.flatMap(({ sides }) => sides.filter(({ document }) => document === telling.document.id));
    const taken = [...own.map(({ spans }) => spans), ...sharedSpans(rows, telling)];
    const others = tellings.filter((other) => other !== telling);
    const paired = others.map((other) => pairedSentences(pairs, telling, other));
    const isUntoldByAll = (clause: TellingClause) =>
      others.every((other, k) => isUntold(clause, all[other.at], paired[k].has(clause.sentence)));
    return tellingClauses(telling)
      .filter((clause) => isUntoldByAll(clause) && !taken.some((spans) => overlaps(spans, clause.span)))
      .map(({ span }): Found => {
        const says = short(spannedText(telling.document, [span]));
        return {
          kind: "only-in",
          what: "fact",
          row: null,
          sides: [{ document: telling.document.id, spans: [span], item: null, says }],
          notFoundIn: others.map(({ document }) => document.id),
          confidence: 0.5,
          text: `Only in ${labelOf(telling)}: “${says}”; not found in ${withoutIt(others)}`,
        };
      });
  });
}

/** The sentences of a telling that tell of what some sentence of another does. */
function pairedSentences(pairs: Context["pairs"], telling: Telling, other: Telling): Set<TellingSentence> {
  return new Set(
    pairs.flatMap(({ a, b, sentences }) =>
      a === telling && b === other
        ? sentences.map((pair) => pair.a)
        : a === other && b === telling
          ? sentences.map((pair) => pair.b)
          : [],
    ),
  );
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
