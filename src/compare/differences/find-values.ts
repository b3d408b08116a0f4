import type { Participant, Span } from "../../record.ts";
import { spannedText } from "../../text/spanned-text.ts";
import { names, stems } from "../../text/stems.ts";
import { dayOf, sharedSides, sideKeys } from "../align-events.ts";
import { matchWords } from "../quotation-words.ts";
import type { Telling } from "../telling.ts";
import type { ToldRow } from "../told.ts";
import { idOf, stretchesOf, type ToldItem } from "../told-item.ts";
import { type Context, type Found, labelOf, short } from "./found.ts";

/** Days, places and parties that reports give otherwise for what is one act or utterance. */
export function findValues(context: Context): Found[] {
  const found = context.rows.flatMap((row): Found[] => {
    const conflicts = new Map<Value["what"], Conflict>();
    for (const [k, a] of row.items.entries()) {
      for (const b of row.items.slice(k + 1)) {
        if (a.telling === b.telling) continue;
        for (const value of [...days(a, b), ...places(a, b), ...parties(context, a, b)]) {
          const conflict = conflicts.get(value.what) ?? { what: value.what, sure: value.sure, sides: new Map() };
          conflicts.set(value.what, conflict);
          for (const [s, item] of [a, b].entries()) {
            if (!conflict.sides.has(item)) conflict.sides.set(item, { says: value.says[s], spans: value.spans[s] });
          }
        }
      }
    }
    return [...conflicts.values()].map((conflict) => toFound(row, conflict));
  });
  return onePer(found);
}

/** What some reports of a row say of one thing, where not all say the same. */
interface Conflict {
  readonly what: Value["what"];
  readonly sure: number;
  readonly sides: Map<ToldItem, { readonly says: string; readonly spans: readonly Span[] }>;
}

function toFound({ told }: ToldRow, { what, sure, sides }: Conflict): Found {
  const each = [...sides].sort(([a], [b]) => a.telling.at - b.telling.at);
  return {
    kind: "value",
    what,
    row: told.id,
    sides: each.map(([item, { says, spans }]) => ({
      document: item.telling.document.id,
      spans,
      item: idOf(item),
      says,
    })),
    notFoundIn: [],
    confidence: (told.confidence ?? 0) * sure,
    text: `${each.map(([item, { says }]) => `${labelOf(item.telling)}: ${says}`).join("; ")} — “${short(sentenceText(each[0][0]))}”`,
  };
}

interface Value {
  readonly what: "date" | "place" | "actor" | "recipient";
  readonly says: readonly [string, string];
  readonly spans: readonly [readonly Span[], readonly Span[]];
  readonly sure: number;
}

function days(a: ToldItem, b: ToldItem): Value[] {
  if (!("event" in a && "event" in b)) return [];
  const [x, y] = [dayOf(a.telling, a.event.event), dayOf(b.telling, b.event.event)];
  if (x === null || y === null || x === y) return [];
  return [{ what: "date", says: [x, y], spans: [a.event.event.time!.spans, b.event.event.time!.spans], sure: 0.8 }];
}

function places(a: ToldItem, b: ToldItem): Value[] {
  if (!("event" in a && "event" in b)) return [];
  const [x, y] = [placeOf(a), placeOf(b)];
  if (x === null || y === null || sharesStem(x.words, y.words)) return [];
  // "the restaurant" may stand in California.
  if (!/\p{Lu}/u.test(x.words) || !/\p{Lu}/u.test(y.words)) return [];
  // One may lie in the other: the capital, and the country it is of.
  if (x.within.some((name) => sharesStem(name, y.words)) || y.within.some((name) => sharesStem(name, x.words)))
    return [];
  return [{ what: "place", says: [x.words, y.words], spans: [x.spans, y.spans], sure: 0.6 }];
}

function placeOf(item: ToldItem) {
  if (!("event" in item)) return null;
  const { place } = item.event.event;
  if (place === null) return null;
  const { record } = item.telling;
  const known = record.places.find(({ id }) => id === place.place);
  const words = place.spans.map(({ from, to }) => record.document.text.slice(from, to)).join(" ");
  return {
    words,
    within: [...(known?.admin ?? []), ...(known?.country == null ? [] : [known.country])],
    spans: place.spans,
  };
}

function sharesStem(a: string, b: string): boolean {
  const known = new Set(stems(a));
  return stems(b).some((stem) => known.has(stem));
}

/** Another actor or recipient for the same act, which its trigger and the other side show to be the same. */
function parties({ parties }: Context, a: ToldItem, b: ToldItem): Value[] {
  if (!("event" in a && "event" in b)) return [];
  const [x, y] = [a.event.event, b.event.event];
  if (x.type !== y.type || a.event.stems.isDisjointFrom(b.event.stems)) return [];
  const shared = (what: "actors" | "recipients") =>
    sharedSides(sideKeys(a.telling, x[what], parties), sideKeys(b.telling, y[what], parties));
  const values: Value[] = [];
  for (const [what, other] of [
    ["actors", "recipients"],
    ["recipients", "actors"],
  ] as const) {
    if (shared(what) !== 0) continue;
    const others = shared(other);
    if (others === null || others === 0) continue;
    if (!areNamed(a.telling, x[what]) || !areNamed(b.telling, y[what])) continue;
    const says = (item: typeof a, side: readonly Participant[]): string =>
      side.map(({ entity }) => parties.of(item.telling.at, entity!)!.name).join(" and ");
    if (areSpellings(says(a, x[what]), says(b, y[what]))) continue;
    values.push({
      what: what === "actors" ? "actor" : "recipient",
      says: [says(a, x[what]), says(b, y[what])],
      spans: [x[what].flatMap(({ spans }) => spans), y[what].flatMap(({ spans }) => spans)],
      sure: 0.7,
    });
  }
  return values;
}

const SPELLING = 0.6;

/** "Gadhafi", "al-Qaddafi": so many letters in common, in order, that they are one name written otherwise. */
function areSpellings(a: string, b: string): boolean {
  const [x, y] = [[...names(a).join("")], [...names(b).join("")]];
  return matchWords(x, y).shared >= SPELLING * Math.max(x.length, y.length);
}

function areNamed({ entities }: Telling, side: readonly Participant[]): boolean {
  return side.every(({ entity }) => entities.get(entity ?? "")?.mentions.some(({ kind }) => kind === "name") ?? false);
}

function sentenceText(item: ToldItem): string {
  return spannedText(item.telling.document, stretchesOf(item));
}

/** Several rows may show the same: what another one says as well is left out, the surest stay. */
function onePer(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of [...found].sort((a, b) => b.sides.length - a.sides.length || b.confidence - a.confidence)) {
    const isTold = kept.some(
      (other) => other.what === one.what && one.sides.every((side) => other.sides.some((known) => isSame(known, side))),
    );
    if (!isTold) kept.push(one);
  }
  return found.filter((one) => kept.includes(one));
}

function isSame(a: Found["sides"][number], b: Found["sides"][number]): boolean {
  return a.document === b.document && a.spans[0]?.from === b.spans[0]?.from;
}
