import type { Span } from "../../record.ts";
import { spannedText } from "../../text/spanned-text.ts";
import { isClause } from "../clause.ts";
import type { Side } from "../comparison.ts";
import type { Retold } from "../retold.ts";
import type { Telling, TellingStatement } from "../telling.ts";
import { clausesOf, type ToldItem } from "../told-item.ts";
import { type Context, type Found, labelOf, listed, short, withoutIt } from "./found.ts";

/** Below these an item is too doubtful to say of another report that it lacks it. */
const LEAST = { event: 0.45, statement: 0.5 };

/** What some reports tell and others, read whole, do not. */
export function findOnlyIn({ tellings, rows, untold }: Context, retold: Retold): Found[] {
  return rows.flatMap(({ told, items }): Found[] => {
    if (told.notFoundIn.length === 0) return [];
    const read = Math.max(...items.map(confidenceOf));
    if (read < LEAST[told.kind]) return [];
    // What stands within what somebody says stands in the row of the utterance.
    if (items.every(isWithin)) return [];
    // A headline sums up what the report tells.
    if (items.every(({ telling }, k) => isInHeadline(telling, told.sides[k]))) return [];
    const without = tellings.filter(({ document }) => told.notFoundIn.includes(document.id));
    // Which words others have not is known of all others together.
    const isHeld =
      without.length < tellings.length - 1 || items.every((item) => isUntold(item, untold[item.telling.at]));
    const retoldBy = without.flatMap((other) => items.map((item) => retold(item.telling, clausesOf(item), other)));
    if (!isHeld && Math.max(...retoldBy) > HARDLY) return [];
    const having = tellings.filter(({ document }) => told.sides.some((side) => side.document === document.id));
    const words = items.map((item, k) => wordsOf(item, told.sides[k]));
    return [
      {
        kind: "only-in",
        what: told.kind,
        row: told.id,
        sides: told.sides.map(({ document, spans, item }, k) => ({
          document,
          spans: untoldAround(untold[items[k].telling.at], spans),
          item,
          says: short(words[k]),
        })),
        notFoundIn: told.notFoundIn,
        confidence: read * (1 - Math.max(...retoldBy)),
        text: `Only in ${listed(having.map(labelOf))}: ${saidBy(told.sides[0])}“${short(words[0])}”; not found in ${withoutIt(without)}`,
      },
    ];
  });
}

/** An act of which the comparer holds the other to tell every word must be unlikelier than this to be told there. */
const HARDLY = 0.3;

/** Are some words of the clauses that tell an act told nowhere else, or is that not known? */
function isUntold(item: ToldItem, untold: Context["untold"][number]): boolean {
  if (!("event" in item) || untold.length === 0) return true;
  return clausesOf(item).some((clause) => untold.some(({ from, to }) => from < clause.to && clause.from < to));
}

/** With stretches the words around them that no other telling has either: the word for an act is less than what is told. */
function untoldAround(untold: Context["untold"][number], spans: readonly Span[]): readonly Span[] {
  const around = untold.filter(({ from, to }) => spans.some((span) => from < span.to && span.from < to));
  const all = [...spans, ...around].sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const { from, to } of all) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else joined.push({ from, to });
  }
  return joined;
}

/** Of an act the clause that tells it, where that says something by itself: its sentence may tell what others have. */
function wordsOf(item: ToldItem, { text }: Side): string {
  if (!("event" in item)) return text;
  const clauses = spannedText(item.telling.document, clausesOf(item));
  return isClause(clauses) ? clauses : text;
}

function confidenceOf(item: ToldItem): number {
  if ("event" in item) return item.event.event.confidence;
  return "statement" in item ? item.statement.statement.confidence : 0;
}

function isWithin(item: ToldItem): boolean {
  if ("statement" in item) {
    const { within, said } = item.statement.statement;
    // What somebody is told not to have said is no utterance of theirs.
    return within !== null || !said || isBare(item.statement);
  }
  if (!("event" in item)) return true;
  const { assertedBy } = item.event.event;
  return assertedBy.voice === "source" && assertedBy.statement !== null;
}

function isInHeadline({ headline }: Telling, { spans }: Side): boolean {
  return headline !== null && spans.every(({ from, to }) => headline.from <= from && to <= headline.to);
}

/** "asked not to be named": words that tell nothing of what the report is about. */
function isBare({ statement, vector, text }: TellingStatement): boolean {
  return statement.form === "indirect" && (vector.size < 2 || (vector.size < 3 && !isClause(text)));
}

function saidBy({ speaker }: Side): string {
  return speaker === null || speaker.length === 0 ? "" : `${listed(speaker)}: `;
}
