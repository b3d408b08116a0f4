import type { Participant, Span } from "../../record.ts";
import { spannedText } from "../../text/spanned-text.ts";
import { names, stems } from "../../text/stems.ts";
import { dayOf, sharedSides, sideKeys } from "../align-events.ts";
import type { SentencePair } from "../align-sentences.ts";
import { matchWords } from "../quotation-words.ts";
import type { Telling, TellingSentence } from "../telling.ts";
import type { ToldRow } from "../told.ts";
import { idOf, stretchesOf, type ToldItem } from "../told-item.ts";
import { countedThings, countSame } from "./counted-things.ts";
import { type Context, type Found, labelOf, short } from "./found.ts";

/** Numbers, days, places and parties that reports give otherwise for what is one act or utterance. */
export function findValues(context: Context): Found[] {
  const found = context.rows.flatMap((row): Found[] => {
    const conflicts = new Map<string, Conflict>();
    for (const [k, a] of row.items.entries()) {
      for (const b of row.items.slice(k + 1)) {
        if (a.telling === b.telling) continue;
        for (const value of [...numbers(a, b), ...days(a, b), ...places(a, b), ...parties(context, a, b)]) {
          const key = `${value.what} ${value.of}`;
          const conflict = conflicts.get(key) ?? { what: value.what, sure: value.sure, sides: new Map() };
          conflicts.set(key, conflict);
          for (const [s, item] of [a, b].entries()) {
            if (!conflict.sides.has(item)) conflict.sides.set(item, { says: value.says[s], spans: value.spans[s] });
          }
        }
      }
    }
    return [...conflicts.values()].map((conflict) => toFound(row, conflict));
  });
  return onePer([...found, ...findInSentences(context)]);
}

/** In sentences that tell of the same in other words: numbers of the same thing, and days written out. */
function findInSentences({ pairs }: Context): Found[] {
  return pairs.flatMap(({ a: first, b: second, sentences }) =>
    [...sentences, ...pairsByCount(first, second)].flatMap((pair): Found[] => {
      const a: ToldItem = { telling: first, sentence: pair.a, alike: pair.alike };
      const b: ToldItem = { telling: second, sentence: pair.b, alike: pair.alike };
      return [...numbers(a, b), ...writtenDays(a, b)].map(({ what, says, spans, sure }) => ({
        kind: "value",
        what,
        row: null,
        sides: [a, b].map(({ telling }, k) => ({
          document: telling.document.id,
          spans: spans[k],
          item: null,
          says: says[k],
        })),
        notFoundIn: [],
        confidence: sure * pair.alike,
        text: `${labelOf(first)}: ${says[0]}; ${labelOf(second)}: ${says[1]} — “${short(sentenceText(a))}”`,
      }));
    }),
  );
}

const SAME_COUNT = 0.3;

/** Sentences that count the same thing alike ("crews from four districts") tell of the same: what else they count may differ. */
function pairsByCount(a: Telling, b: Telling): SentencePair[] {
  const places = new Map<string, Set<TellingSentence>>();
  for (const sentence of b.sentences) {
    for (const key of countKeys(b, sentence)) places.set(key, (places.get(key) ?? new Set()).add(sentence));
  }
  return a.sentences.flatMap((sentence) =>
    [...countKeys(a, sentence)].flatMap((key) => {
      const found = [...(places.get(key) ?? [])];
      // What many sentences count tells nothing.
      return found.length === 1 ? [{ a: sentence, b: found[0], alike: SAME_COUNT }] : [];
    }),
  );
}

function countKeys({ document }: Telling, sentence: TellingSentence): Set<string> {
  const things = countedThings(document.text, sentence);
  return new Set(
    things.flatMap(({ value, what }) => what.filter((word) => !word.startsWith("(")).map((word) => `${value} ${word}`)),
  );
}

/** Of each sentence the one day that it writes out ("Oct. 6"), where they differ. */
function writtenDays(a: ToldItem, b: ToldItem): Value[] {
  const [x, y] = [writtenDay(a), writtenDay(b)];
  if (x === null || y === null || x.day === y.day) return [];
  return [{ what: "date", of: "", says: [x.day, y.day], spans: [[x.span], [y.span]], sure: 0.6 }];
}

const WRITTEN_DAY =
  /\d.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*\d/i;

function writtenDay({ telling, ...item }: ToldItem): { day: string; span: Span } | null {
  if (!("sentence" in item)) return null;
  const { from, to } = item.sentence;
  const days = telling.record.times.flatMap((time) => {
    const day = /^\d{4}-\d{2}-\d{2}/.exec(time.value ?? "")?.[0];
    const isIn =
      time.from >= from && time.to <= to && WRITTEN_DAY.test(telling.document.text.slice(time.from, time.to));
    return day !== undefined && isIn ? [{ day, span: spanOf(time) }] : [];
  });
  return days.length === 1 ? days[0] : null;
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
  readonly what: "number" | "date" | "place" | "actor" | "recipient";
  /** What is counted, so that a third report's number goes with theirs. */
  readonly of: string;
  readonly says: readonly [string, string];
  readonly spans: readonly [readonly Span[], readonly Span[]];
  readonly sure: number;
}

function numbers(a: ToldItem, b: ToldItem): Value[] {
  const [first, second] = [countsIn(a), countsIn(b)];
  return first.flatMap((x): Value[] => {
    const same = second.filter((y) => countSame(x, y));
    if (same.length === 0 || same.some(({ value }) => value === x.value)) return [];
    // The other number of the thing must not be this sentence's own.
    const y = same.find((other) => !first.some((one) => one.value === other.value && countSame(one, other)));
    if (y === undefined) return [];
    return [
      {
        what: "number",
        of: x.what.at(-1)!,
        says: [phrase(a, x), phrase(b, y)],
        spans: [[spanOf(x)], [spanOf(y)]],
        sure: 0.9,
      },
    ];
  });
}

const spanOf = ({ from, to }: Span): Span => ({ from, to });

function countsIn(item: ToldItem) {
  return stretchesOf(item).flatMap((span) => countedThings(item.telling.document.text, span));
}

/** A number with the words it counts, as the report writes it. */
function phrase({ telling }: ToldItem, { from, to }: Span): string {
  const { text } = telling.document;
  const counted = /^(?:\s+[\p{L}’'-]+){1,2}/u.exec(text.slice(to, to + 50))?.[0] ?? "";
  return text.slice(from, to) + counted;
}

function days(a: ToldItem, b: ToldItem): Value[] {
  if (!("event" in a && "event" in b)) return [];
  const [x, y] = [dayOf(a.telling, a.event.event), dayOf(b.telling, b.event.event)];
  if (x === null || y === null || x === y) return [];
  return [
    { what: "date", of: "", says: [x, y], spans: [a.event.event.time!.spans, b.event.event.time!.spans], sure: 0.8 },
  ];
}

function places(a: ToldItem, b: ToldItem): Value[] {
  if (!("event" in a && "event" in b)) return [];
  const [x, y] = [placeOf(a), placeOf(b)];
  if (x === null || y === null || sharesStem(x.words, y.words)) return [];
  // One may lie in the other: the capital, and the country it is of.
  if (x.within.some((name) => sharesStem(name, y.words)) || y.within.some((name) => sharesStem(name, x.words)))
    return [];
  return [{ what: "place", of: "", says: [x.words, y.words], spans: [x.spans, y.spans], sure: 0.6 }];
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
    if (others === 0) continue;
    if (!areNamed(a.telling, x[what]) || !areNamed(b.telling, y[what])) continue;
    const says = (item: typeof a, side: readonly Participant[]): string =>
      side.map(({ entity }) => parties.of(item.telling.at, entity!)!.name).join(" and ");
    if (areSpellings(says(a, x[what]), says(b, y[what]))) continue;
    values.push({
      what: what === "actors" ? "actor" : "recipient",
      of: "",
      says: [says(a, x[what]), says(b, y[what])],
      spans: [x[what].flatMap(({ spans }) => spans), y[what].flatMap(({ spans }) => spans)],
      sure: others === null ? 0.5 : 0.7,
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
