import type { Span } from "../../record.ts";
import { spannedText } from "../../text/spanned-text.ts";
import type { Retold } from "../retold.ts";
import { stemVector } from "../stem-weights.ts";
import type { Telling } from "../telling.ts";
import type { ToldRow } from "../told.ts";
import { attributionsOf, mostlyWithin, tellingClauses } from "../untold.ts";
import { type Context, type Found, labelOf, short, withoutIt } from "./found.ts";

/** Of a clause by itself it takes less than of an act or utterance to leave open whether it is told. */
const LIKELIEST = 0.42;
/** A clause of fewer telling words says too little to be listed unless it is hardly told. */
const FEW_WORDS = 4;
const LIKELY_IN_FEW = 0.35;

/** Words of a report that the others, read whole, hardly tell by the comparer, outside of what is known to differ: also within clauses that they tell. */
export function findUntoldWords({ tellings, untold }: Context, known: readonly Found[]): Found[] {
  return tellings.flatMap((telling) => {
    const id = telling.document.id;
    const own = known.flatMap(({ sides }) => sides.filter(({ document }) => document === id));
    const taken = own.map(({ spans }) => spans);
    const attributions = attributionsOf(telling);
    const others = tellings.filter((other) => other !== telling);
    return untold[telling.at].flatMap(({ from, to, likelihood }): Found[] => {
      const span = { from, to };
      const words = telling.document.text.slice(from, to);
      if (taken.some((spans) => mostlyWithin(span, spans)) || mostlyWithin(span, attributions)) return [];
      if (LEADING.test(words) || OF_THE_PAGE.test(words)) return [];
      return [factOf(telling, span, others, likelihood)];
    });
  });
}

/** Facts of a report that are in no act or utterance, and that the others, read whole, hardly tell. */
export function findUntold({ tellings, rows }: Context, known: readonly Found[], retold: Retold): Found[] {
  return tellings.flatMap((telling) => {
    const own = known.flatMap(({ sides }) => sides.filter(({ document }) => document === telling.document.id));
    const taken = [...own.map(({ spans }) => spans), ...sharedSpans(rows, telling)];
    const others = tellings.filter((other) => other !== telling);
    return tellingClauses(telling).flatMap((span): Found[] => {
      const likely = Math.max(...others.map((other) => retold(telling, [span], other)));
      const isShort = () => stemVector(spannedText(telling.document, [span]), telling.weights).size < FEW_WORDS;
      if (likely > LIKELIEST || (likely > LIKELY_IN_FEW && isShort()) || taken.some((spans) => overlaps(spans, span)))
        return [];
      const words = spannedText(telling.document, [span]);
      if (leadsOn(words) || OF_THE_PAGE.test(words)) return [];
      return [factOf(telling, span, others, likely)];
    });
  });
}

/** A stretch that one report alone tells; `likelihood`: how likely another does. */
function factOf(telling: Telling, span: Span, others: readonly Telling[], likelihood: number): Found {
  const says = short(spannedText(telling.document, [span]));
  return {
    kind: "only-in",
    what: "fact",
    row: null,
    sides: [{ document: telling.document.id, spans: [span], item: null, says }],
    notFoundIn: others.map(({ document }) => document.id),
    confidence: 1 - likelihood,
    text: `Only in ${labelOf(telling)}: “${says}”; not found in ${withoutIt(others)}`,
  };
}

/** "As word of it spread,", "On at least two instances,": words that lead to what is told, or too few to tell anything. */
function leadsOn(words: string): boolean {
  return (words.trim().split(/\s+/).length < FEWEST && !/\d/.test(words)) || LEADING.test(words);
}

/** What a page says of itself. */
const OF_THE_PAGE =
  /^\W*(?:Corrections?\b|Clarification\b|Because of an editing error|This (?:post|story|article|report|page) (?:has been|was|is)\b|An earlier version|(?:Read|See|Click|Watch|Details?|More|Below) (?:more|here|below|are|is|the)\b)/i;

const FEWEST = 5;
const LEADING =
  /^(?:As|When|After|While|Although|Though|If|Because|Since|Before|Prior to|Asked|Even|To|With|In|On|At|By|During|For|Of|Under)\s.*,$/s;

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
