import type { Span } from "../../record.ts";
import type { Telling } from "../telling.ts";
import type { ToldRow } from "../told.ts";
import { stemsOf, untoldClauses } from "../untold.ts";
import { type Context, type Found, labelOf, short, withoutIt } from "./found.ts";

/** Facts of a report that are in no act or utterance, and of which the others, read whole, have hardly a word. */
export function findUntold({ tellings, rows }: Context, known: readonly Found[]): Found[] {
  const all = tellings.map(stemsOf);
  return tellings.flatMap((telling, at) => {
    const own = known.flatMap(({ sides }) => sides.filter(({ document }) => document === telling.document.id));
    const taken = [...own.map(({ spans }) => spans), ...sharedSpans(rows, telling)];
    const byClause = new Map<number, { span: Span; without: Telling[] }>();
    for (const [k, other] of tellings.entries()) {
      if (k === at) continue;
      for (const span of untoldClauses(telling, other, all[k])) {
        const clause = byClause.get(span.from) ?? { span, without: [] };
        clause.without.push(other);
        byClause.set(span.from, clause);
      }
    }
    return [...byClause.values()]
      .filter(
        ({ span, without }) => !taken.some((spans) => overlaps(spans, span)) && without.length === tellings.length - 1,
      )
      .map(({ span, without }): Found => {
        const says = short(telling.document.text.slice(span.from, span.to));
        return {
          kind: "only-in",
          what: "fact",
          row: null,
          sides: [{ document: telling.document.id, spans: [span], item: null, says }],
          notFoundIn: without.map(({ document }) => document.id),
          confidence: 0.5,
          text: `Only in ${labelOf(telling)}: “${says}”; not found in ${withoutIt(without)}`,
        };
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
      // Of the sentence of an act only the clause that tells it.
      if ("event" in item) return [item.event.event.mentions];
      return "statement" in item ? [item.statement.statement.content.spans] : [[item.sentence]];
    });
  });
}

/** Does some stretch that is told of already cover most of a clause, or is it a word in it that tells an act? */
function overlaps(spans: readonly Span[], { from, to }: Span): boolean {
  if (spans.some((span) => from <= span.from && span.to <= to && span.to - span.from < LONGEST_TRIGGER)) return true;
  const shared = spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
  return shared * 2 > to - from;
}
